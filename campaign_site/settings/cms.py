"""Settings of Wagtail and its add-ons."""

from environs import Env

from campaign_site.core.languages import LANGUAGES

_env = Env()

WAGTAIL_SITE_NAME = "Campaign"
WAGTAILADMIN_BASE_URL = _env.str("SITE_BASE_URL", "http://localhost:8000").rstrip("/")
WAGTAILADMIN_USER_LOGIN_FORM = "campaign_site.core.admin.login.LoginForm"
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Who is in charge of a region is told of its proposals, whoever keeps the server.
WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
WAGTAIL_AUTOSAVE_INTERVAL = 2000

# The admin asks no other host for anything: no update check, no avatars.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS = []

WAGTAILIMAGES_IMAGE_MODEL = "core.CampaignImage"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CampaignDocument"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 2**20
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 2**20
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "txt", "vtt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_IMAGE_FORM_BASE = "campaign_site.core.admin.upload_forms.ImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "campaign_site.core.admin.upload_forms.DocumentForm"

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True
IMPORT_EXPORT_USE_TRANSACTIONS = True
