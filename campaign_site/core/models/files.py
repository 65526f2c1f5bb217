"""Images and documents of the media library, with what publishing them requires."""

from typing import Any

from django.core.files import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.models import Image as WagtailImage

from ..content_version import public_content

# What cameras and programs write beside the pixels: place, time, device, names.
_TOLD_BY_CAMERAS = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop")


class _ForgetCamera:
    """The last step of every resizing: Willow would carry EXIF over into the copy."""

    def run(self, willow: Any, _image: AbstractImage, _env: dict[str, Any]) -> None:
        for name in _TOLD_BY_CAMERAS:
            willow.image.info.pop(name, None)


class _PublicFilter(Filter):
    """Makes a copy that tells nothing but the picture."""

    @property
    def filter_operations(self) -> list[Any]:
        return [*super().filter_operations, _ForgetCamera()]


@public_content
class CampaignImage(AbstractImage):
    """A picture with its credit and one alternative text per language."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Shown beside the picture.")
    )
    alt = models.CharField(
        _("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for people who do not see it."),
    )

    admin_form_fields = (*WagtailImage.admin_form_fields, "credit", "alt_ar", "alt_fr", "alt_en")

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        permissions = [("choose_image", "Can choose image")]

    @property
    def default_alt_text(self) -> str:
        return self.alt or self.title

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:  # noqa: A002
        return super().generate_rendition_file(_PublicFilter(spec=filter.spec), source=source)


# What a page needs of a copy that is drawn already.
RENDITION_COLUMNS = ("id", "image", "filter_spec", "focal_point_key", "file", "width", "height")


class Rendition(AbstractRendition):
    """A resized copy of an image."""

    image = models.ForeignKey(CampaignImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CampaignDocument(AbstractDocument):
    """A file offered for download."""

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        permissions = [("choose_document", "Can choose document")]
