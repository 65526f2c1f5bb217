"""Days and hours that come as text are the same as those that come as dates."""

from datetime import date, time

import pytest

from events.models import Event
from events.selectors.times_as_text import as_text, day, hour
from tests.factories import EventFactory


@pytest.mark.django_db
@pytest.mark.parametrize("starts", [None, time(0, 0), time(9, 5), time(23, 59, 59)])
def test_a_row_says_the_same_both_ways(starts):
    event = EventFactory(start_date=date(2026, 12, 1), start_time=starts, end_date=None)
    columns = ("start_date", "end_date", "start_time")
    rows = Event.objects.filter(pk=event.pk)
    [plain] = rows.values_list(*columns)
    [(first, last, begins)] = rows.values_list(*map(as_text, columns))
    assert (day(first), day(last), hour(begins)) == plain


def test_nothing_is_nothing():
    assert day(None) is None
    assert hour(None) is None


def test_what_is_no_day_is_not_taken_for_one():
    with pytest.raises(ValueError, match="isoformat"):
        day("tomorrow")
    with pytest.raises(ValueError, match="isoformat"):
        hour("noon")
