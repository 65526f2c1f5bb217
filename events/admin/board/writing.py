"""Cells and cards as HTML, without the template language: a board has over a thousand of them.

Every text goes through `escape`; numbers, keys and addresses of our own are written as they
are. `format_html` would say the same ten times more slowly.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from .cards import Card, CardMaker, Mark, Other
from .grid import Cell


class BoardWriter:
    """Writes cells in the active language; addresses and words are asked for once."""

    def __init__(self, cards: CardMaker, *, on_paper: bool = False) -> None:
        self._cards = cards
        self._on_paper = on_paper
        self._more = gettext("+%(n)s more")
        self._edit = _prefix("wagtailsnippets_events_event:edit")
        self._inspect = _prefix("wagtailsnippets_events_event:inspect")
        self._change = _prefix("planning_change_event", "0/change/")
        self._move, self._draft = escape(gettext("Move")), gettext("Draft")
        self._changed = gettext("changes waiting")
        self._naming = escape(gettext("%(problem)s: %(other)s"))
        self._and = escape(gettext(", "))

    def cell(self, cell: Cell) -> SafeString:
        name = escape(f"{cell.row}.{cell.key}")
        address = "" if self._on_paper else f' id="c.{name}" data-n="{cell.total}"'
        date = f'<span class="date">{escape(cell.name)}</span>' if cell.name else ""
        off = "".join(f'<small class="day-off">{escape(off.name.text)}</small>' for off in cell.off)
        cards = "".join([self._card(self._cards(event)) for event in cell.events])
        return mark_safe(  # noqa: S308  escaped here and below
            f"<td{address}{_attributes(cell)}>{date}{off}"
            f"{f'<ul>{cards}</ul>' if cards else ''}{self._rest(cell, name)}</td>"
        )

    def _rest(self, cell: Cell, name: str) -> str:
        """The button that opens the cell, by script or by the form of the page."""
        if cell.hidden <= 0:
            return ""
        text = escape(self._more % {"n": cell.hidden})
        return f'<button class="more" form="board-open" name="open" value="{name}">{text}</button>'

    def _card(self, card: Card) -> str:
        title, pk = card.title, card.pk
        grip = (
            f'<a class="grip" href="{self._change}{pk}/change/" aria-label="{self._move}"></a>'
            if card.movable and not self._on_paper
            else ""
        )
        page = self._edit if card.movable else self._inspect
        lang = f' lang="{title.lang}" dir="{title.dir}"' if title.is_fallback else ""
        states = "".join([f" <i>{escape(text)}</i>" for text in self._states(card)])
        marks = "".join([self._mark(mark) for mark in card.marks])
        return (
            f'<li class="{_classes(card)}" data-e="{pk}">{grip}'
            f"<b>{card.time}</b> <span>{escape(card.kind)}</span> "
            f'<a class="t" href="{page}{pk}/"{lang}>{escape(title.text) or "–"}</a>'
            f"{_fill(card)}{states}{marks}</li>"
        )

    def _mark(self, mark: Mark) -> str:
        text = escape(mark.text)
        if mark.others:
            others = self._and.join([_other(other) for other in mark.others])
            text = self._naming % {"problem": text, "other": others}
        return f" <em>{text}</em>"

    def _states(self, card: Card) -> Iterable[str]:
        if card.days > 1:
            yield ngettext("%(n)s day", "%(n)s days", card.days) % {"n": card.days}
        if not card.live:
            yield self._draft
        if card.changed:
            yield self._changed
        if card.notable:
            yield card.status_label


def _attributes(cell: Cell) -> str:
    classes = " ".join([name for name, on in (("off", cell.shaded), ("out", cell.outside)) if on])
    return (
        (f' class="{classes}"' if classes else "")
        + (f' colspan="{cell.span}"' if cell.span > 1 else "")
        + (f' data-full="{escape(cell.full)}"' if cell.full else "")
    )


def _classes(card: Card) -> str:
    status = f"s-{card.status}" if card.notable else ""
    draft = "" if card.live else "draft"
    return " ".join(filter(None, ("card", draft, status, "grave" if card.grave else "")))


def _fill(card: Card) -> str:
    if not card.capacity:
        return ""
    full = " full" if card.full else ""
    return f' <bdi class="fill{full}">{card.heads}/{card.capacity}</bdi>'


def _other(other: Other) -> str:
    name = f"<bdi>{escape(other.name)}</bdi>"
    return f'<a href="{escape(other.url)}">{name}</a>' if other.url else name


def _prefix(name: str, rest: str = "0/") -> str:
    """The part of an address before the number; asking for each card costs too much."""
    return reverse(name, args=[0]).removesuffix(rest)
