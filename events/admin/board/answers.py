"""What a move answers: the parts of the page that are different now, and a sentence."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ...models import Event
from ...services.change_data import Change
from ...services.impact import impact_of
from ...validators import edition_errors
from ..changing.showing import impact_context
from .board import Board
from .cards import Mark
from .grid import Cell, Place
from .rows import places_of
from .views import parts_context

_FOLDER = "events/admin/board"
_IMPACT = "events/admin/changing/impact.html"


def answer(
    board: Board, event: Event, *, former: set[Place], place: Place | None, undo: str
) -> HttpResponse:
    """The board after a move: cells left and entered, their headings, the totals."""
    present = places_of(board.user, board.wanted, event.pk)
    board.only = former | present
    at = place if place in present else next(iter(sorted(present)), None)
    marks = board.marks(event.pk)
    return JsonResponse(
        {
            "event": event.pk,
            "place": ".".join(at) if at else "",
            "message": _message(event, [_told(mark) for mark in marks]),
            "troubled": bool(marks),
            "parts": _parts(board),
            "undo": undo,
        }
    )


def impact_answer(event: Event, change: Change, *, by: Any, refused: str = "") -> HttpResponse:
    """What the move of a public event touches; the reason is asked for.

    Raises ValidationError for a day outside the edition.
    """
    impact = impact_of(event, change, by=by)
    errors = edition_errors(impact.after, impact.before)
    if errors:
        raise ValidationError(errors)
    return JsonResponse(
        {
            "reason_wanted": True,
            "title": _("Move: %(title)s") % {"title": event},
            "impact": render_to_string(_IMPACT, {"impact": impact_context(impact)}),
            "refused": refused,
        }
    )


def _message(event: Event, problems: list[str]) -> str:
    if not problems:
        return _("“%(title)s” is moved.") % {"title": event}
    return _("“%(title)s” is moved. To look at: %(problems)s.") % {
        "title": event,
        "problems": _(", ").join(problems),
    }


def _told(mark: Mark) -> str:
    if not mark.others:
        return mark.text
    others = _(", ").join(other.name for other in mark.others)
    return _("%(problem)s: %(other)s") % {"problem": mark.text, "other": others}


def _parts(board: Board) -> dict[str, str]:
    """HTML by the id of the element that it replaces."""
    context = parts_context(board)
    parts = {"b.summary": _html("summary", context)}
    keys = {key for _row, key in board.only or ()}
    for head in board.grid.heads:
        if head.key in keys:
            parts[f"d.{head.key}"] = _html("head", context | {"head": head})
    for row in board.grid.rows:
        cells = [cell for cell in row.cells if (cell.row, cell.key) in board.only]
        if cells:
            parts[f"r.{row.key}"] = _html("row_head", context | {"row": row})
        parts |= {_id(cell): str(board.writer.cell(cell)) for cell in cells}
    return parts


def _id(cell: Cell) -> str:
    return f"c.{cell.row}.{cell.key}"


def _html(name: str, context: dict[str, Any]) -> str:
    return render_to_string(f"{_FOLDER}/{name}.html", context)
