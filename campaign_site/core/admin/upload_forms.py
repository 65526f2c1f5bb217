"""Forms of uploaded files: refused by content, not by name."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from ..file_contents import is_really

ALT_FIELDS = ("alt_ar", "alt_fr")
# JPEG is decoded at about this size, a fraction of the memory.
_DRAFT = (256, 256)


class DocumentForm(BaseDocumentForm):
    """A file must be what its extension says."""

    def clean_file(self) -> Any:
        file = self.cleaned_data.get("file")
        if not file or "file" not in self.changed_data:
            return file
        extension = file.name.rpartition(".")[2]
        if not is_really(file, extension):
            raise ValidationError(
                _("The content of this file is not what “.%(extension)s” promises."),
                code="content",
                params={"extension": extension[:10]},
            )
        return file


class PictureField(WagtailImageField):
    """A picture that is whole: Wagtail reads its head, and stumbles later over the rest."""

    def to_python(self, data: Any) -> Any:
        try:
            picture = super().to_python(data)
            if picture:
                _decode(picture)
        except ValidationError:
            raise
        except Exception as damaged:  # noqa: BLE001  each decoder fails in its own way
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from damaged
        return picture


def _decode(picture: Any) -> None:
    picture.seek(0)
    with Image.open(picture) as image:
        image.draft("RGB", _DRAFT)
        image.load()
    picture.seek(0)


class ImageForm(BaseImageForm):
    """The picture must be whole, and its description is asked for, once uploaded.

    Uploading several at a time comes first, describing them follows.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Described afterwards, a picture is no part of the form.
        if field := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.instance.pk and not any(data.get(name) for name in ALT_FIELDS):
            self.add_error(
                ALT_FIELDS[0],
                _("Say in Arabic or in French what the picture shows: some people do not see it."),
            )
        return data
