"""Cells and cards as HTML, without the template language: a board has over a thousand of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext

from .cards import Card, CardMaker
from .grid import Cell


class BoardWriter:
    """Writes cells in the active language; addresses and words are asked for once."""

    def __init__(self, cards: CardMaker) -> None:
        self._cards = cards
        self._more = gettext("+%(n)s more")
        self._edit = _prefix("wagtailsnippets_events_event:edit")
        self._inspect = _prefix("wagtailsnippets_events_event:inspect")
        self._change = _prefix("planning_change_event", "0/change/")
        self._move, self._draft = gettext("Move"), gettext("Draft")
        self._changed = gettext("changes waiting")

    def cell(self, cell: Cell) -> SafeString:
        name = f"{cell.row}.{cell.key}"
        return format_html(
            '<td id="c.{}" data-n="{}"{}>{}{}{}{}</td>',
            name,
            cell.total,
            self._attributes(cell),
            format_html('<span class="date">{}</span>', cell.name) if cell.name else "",
            _joined('<small class="day-off">{}</small>', (off.name for off in cell.off)),
            self._list(cell) if cell.events else "",
            self._rest(cell, name) if cell.hidden > 0 else "",
        )

    def _attributes(self, cell: Cell) -> str:
        if not (cell.shaded or cell.outside or cell.full or cell.span > 1):
            return ""
        classes = [name for name, on in (("off", cell.shaded), ("out", cell.outside)) if on]
        return format_html(
            "{}{}{}",
            format_html(' class="{}"', " ".join(classes)) if classes else "",
            format_html(' colspan="{}"', cell.span) if cell.span > 1 else "",
            format_html(' data-full="{}"', cell.full) if cell.full else "",
        )

    def _list(self, cell: Cell) -> SafeString:
        items = "".join(self.card(self._cards(event)) for event in cell.events)
        return mark_safe(f"<ul>{items}</ul>")  # noqa: S308  escaped below

    def _rest(self, cell: Cell, name: str) -> SafeString:
        """The button that opens the cell, by script or by the form of the page."""
        return format_html(
            '<button class="more" form="board-open" name="open" value="{}">{}</button>',
            name,
            self._more % {"n": cell.hidden},
        )

    def card(self, card: Card) -> SafeString:
        title = card.title
        return format_html(
            '<li class="{}" data-e="{}">{}<b>{}</b> <span>{}</span> '
            '<a class="t" href="{}{}/"{}>{}</a>{}{}{}</li>',
            self._classes(card),
            card.pk,
            self._grip(card),
            card.time,
            card.kind,
            self._edit if card.movable else self._inspect,
            card.pk,
            format_html(' lang="{}" dir="{}"', title.lang, title.dir) if title.is_fallback else "",
            title.text or "–",
            self._fill(card),
            _joined(" <i>{}</i>", self._states(card)),
            _joined(" <em>{}</em>", (mark.text for mark in card.marks)),
        )

    def _classes(self, card: Card) -> str:
        names = ["card"]
        if not card.live:
            names.append("draft")
        if card.notable:
            names.append(f"s-{card.status}")
        if card.grave:
            names.append("grave")
        return " ".join(names)

    def _grip(self, card: Card) -> str:
        if not card.movable:
            return ""
        link = '<a class="grip" href="{}{}/change/" aria-label="{}"></a>'
        return format_html(link, self._change, card.pk, self._move)

    def _fill(self, card: Card) -> str:
        if not card.capacity:
            return ""
        full = " full" if card.full else ""
        return format_html(' <bdi class="fill{}">{}/{}</bdi>', full, card.heads, card.capacity)

    def _states(self, card: Card) -> Iterable[str]:
        if card.days > 1:
            yield ngettext("%(n)s day", "%(n)s days", card.days) % {"n": card.days}
        if not card.live:
            yield self._draft
        if card.changed:
            yield self._changed
        if card.notable:
            yield card.status_label


def _joined(pattern: str, texts: Iterable[str]) -> SafeString:
    return mark_safe("".join(format_html(pattern, text) for text in texts))  # noqa: S308


def _prefix(name: str, rest: str = "0/") -> str:
    """The part of an address before the number; asking for each card costs too much."""
    return reverse(name, args=[0]).removesuffix(rest)
