"""Where a move leads each event, ready to print."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from ...models import Event
from ...selectors.move_preview import move_preview
from ..preparing.preview_rows import rows_of

# On one page: with its problems a row takes several lines.
ROWS = 50


def move_context(events: list[Event], *, days: int, user: Any, page: str | None) -> dict[str, Any]:
    """A page of the events with their old and new days and what these meet."""
    rows = Event.objects.filter(pk__in=[event.pk for event in events])
    preview = move_preview(rows, days, user)
    shown = Paginator(preview.after, ROWS).get_page(page)
    return {
        "page": shown,
        "moves": rows_of(shown.object_list, preview, left_out=()),
        "warned": len(preview.problems),
    }
