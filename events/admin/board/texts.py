"""What the board says aloud and shows while a card is carried."""

from __future__ import annotations

from django.utils.translation import gettext as _


def spoken_texts() -> dict[str, str]:
    """Sentences for the page's script, in the reader's language; names stand in brackets."""
    return {
        "move": _("Move: %(title)s"),
        "help": _(
            "Press Enter or the space bar to pick a card up, the arrow keys to choose its place, "
            "Enter to put it down, Escape to leave it where it was."
        ),
        "picked": _("Picked up: %(title)s. It is in %(place)s."),
        "over": _("%(place)s, events there: %(count)s."),
        "place": _("%(row)s, %(day)s"),
        "put_back": _("%(title)s stays where it was."),
        "moving": _("Moving…"),
        "failed": _(
            "The move was not made, the card is in its place. Load the page again, then retry."
        ),
        "nothing_to_undo": _("There is nothing to undo."),
        "undated": _("Date to come"),
    }
