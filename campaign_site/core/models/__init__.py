from .content_version import ContentVersion
from .files import RENDITION_COLUMNS, CampaignDocument, CampaignImage, Rendition
from .former_slugs import FormerSlug
from .import_batches import ImportBatch
from .jobs import JobProgress, SentNotice
from .regional_review import RegionalReviewTask
from .site_texts import HelpNumber, SiteTexts
from .sources import SourcedModel
from .territory import City, Province, Region
from .tombstones import Tombstone
from .users import User

__all__ = [
    "RENDITION_COLUMNS",
    "City",
    "ContentVersion",
    "CampaignDocument",
    "FormerSlug",
    "HelpNumber",
    "ImportBatch",
    "CampaignImage",
    "JobProgress",
    "Province",
    "Region",
    "RegionalReviewTask",
    "Rendition",
    "SentNotice",
    "SiteTexts",
    "SourcedModel",
    "Tombstone",
    "User",
]
