"""The few kinds of block an event's description is made of."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PARAGRAPH_FEATURES = ["bold", "link", "ol", "ul", "document-link"]


class LabelledCharBlock(blocks.CharBlock):
    """A line of text that says what it is to who does not see the panel around it."""

    def __init__(self, *args: Any, label: Promise, **kwargs: Any) -> None:
        super().__init__(*args, label=label, **kwargs)
        self.field.widget.attrs["aria-label"] = label

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """To a migration it is the plain block: nothing that is stored differs."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs


class DescriptionBlock(blocks.StreamBlock):
    """Headings, paragraphs and quotations; nothing that needs a layout of its own."""

    heading = LabelledCharBlock(
        label=_("Heading"), max_length=120, icon="title", template="components/blocks/heading.html"
    )
    paragraph = blocks.RichTextBlock(
        label=_("Paragraph"),
        features=PARAGRAPH_FEATURES,
        icon="pilcrow",
        template="components/blocks/paragraph.html",
    )
    quote = blocks.BlockQuoteBlock(label=_("Quotation"), icon="openquote")
