"""What the second of two writers is told."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from .time import to_local


def changed_meanwhile(*, who: str, at: datetime | None, fields: list[str]) -> str:
    """Who changed what while somebody else was writing; name, time and fields may be unknown."""
    values = {
        "who": who or _("Somebody"),
        "fields": _(", ").join(fields) if fields else _("this record"),
        "time": to_local(at).strftime("%H:%M") if at else "",
    }
    if at is None:
        return _("%(who)s changed “%(fields)s” while you were writing.") % values
    return _("%(who)s changed “%(fields)s” at %(time)s while you were writing.") % values
