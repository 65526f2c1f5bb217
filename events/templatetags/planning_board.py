"""The cells of the planning board."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def board_cells(board: Any, cells: Any) -> SafeString:
    """The cells of one row."""
    return mark_safe("".join(map(board.writer.cell, cells)))  # noqa: S308  escaped by the writer
