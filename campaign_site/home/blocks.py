"""Blocks of prose pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from events.blocks import PARAGRAPH_FEATURES, DescriptionBlock, LabelledCharBlock


class PictureBlock(blocks.StructBlock):
    """A picture with its credit, which comes from the image itself."""

    image = ImageChooserBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "components/blocks/picture.html"


class ProseBlock(DescriptionBlock):
    """What a standard or news page is made of."""

    subheading = LabelledCharBlock(
        label=_("Subheading"), max_length=120, template="components/blocks/subheading.html"
    )
    question = blocks.StructBlock(
        [
            ("question", blocks.CharBlock(label=_("Question"), max_length=200)),
            ("answer", blocks.RichTextBlock(label=_("Answer"), features=PARAGRAPH_FEATURES)),
        ],
        label=_("Question and answer"),
        icon="help",
        template="components/blocks/question.html",
    )
    picture = PictureBlock()
