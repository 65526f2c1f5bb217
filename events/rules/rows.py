"""The rules that one row of the table can answer, as conditions for a query."""

from __future__ import annotations

from django.db.models import F, Q

from ..enums import EXPECTED_STATUSES, DatePrecision, EventStatus
from .codes import ProblemCode

_EXPECTED = Q(status__in=EXPECTED_STATUSES)
_HAS_DAY = Q(date_precision=DatePrecision.DAY, start_date__isnull=False)
_AT_ITS_PLACE = ~Q(status=EventStatus.MOVED_ONLINE)


def _empty(column: str) -> Q:
    return Q(**{f"{column}__isnull": True}) | Q(**{column: ""})


def _last_day_before(moment: str) -> Q:
    """The event is over before the day in this column; also across tables."""
    one_day = Q(end_date__isnull=True, start_date__lt=F(moment))
    return one_day | Q(end_date__lt=F(moment))


def _last_day_after(moment: str) -> Q:
    return Q(end_date__isnull=True, start_date__gt=F(moment)) | Q(end_date__gt=F(moment))


# Every code but those of `COMPARED`; `problems` says the same of events in memory.
PROBLEM_ROWS: dict[ProblemCode, Q] = {
    ProblemCode.OUTSIDE: _EXPECTED
    & _HAS_DAY
    & (Q(start_date__lt=F("edition__start_date")) | _last_day_after("edition__end_date")),
    ProblemCode.CAPACITY: _EXPECTED
    & _AT_ITS_PLACE
    & (Q(capacity__gt=F("venue__capacity")) | Q(heads_promised__gt=F("venue__capacity"))),
    ProblemCode.REGISTRATION: _EXPECTED
    & _HAS_DAY
    & (_last_day_before("registration_opens") | _last_day_before("registration_closes")),
    ProblemCode.DAY: _EXPECTED & ~_HAS_DAY,
    ProblemCode.TIME: _EXPECTED & _HAS_DAY & Q(start_time__isnull=True),
    ProblemCode.PLACE: _EXPECTED & Q(venue__isnull=True, school__isnull=True, online_url=""),
    ProblemCode.ORGANISER: _EXPECTED & Q(partner_roles__isnull=True),
    ProblemCode.TITLE_AR: _empty("title_ar"),
    ProblemCode.TITLE_FR: _empty("title_fr"),
    ProblemCode.SUMMARY_AR: Q(live=True) & _empty("summary_ar"),
    ProblemCode.SUMMARY_FR: Q(live=True) & _empty("summary_fr"),
}
