"""The filters of the board, read from its address."""

from datetime import date

import pytest
from django.http import Http404, QueryDict

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.board.filters import BoardForm, Wanted
from events.models import Edition
from tests.factories import EventKindFactory
from tests.roles import account, coordinator

from .boards import week

TODAY = date(2026, 11, 1)


def form(query: str, user) -> BoardForm:
    return BoardForm(
        QueryDict(query), user=user, today=TODAY, problems=[("day", "Sans jour")], lang="fr"
    )


def test_without_filters_the_current_edition_by_region(regions):
    week(start_date=date(2025, 12, 1), end_date=date(2025, 12, 5), year=2025)
    current = week()
    wanted = form("", account(NATIONAL)).wanted()
    assert wanted == Wanted(current)
    assert (wanted.rows, wanted.narrowed, wanted.is_filtered) == ("regions", False, False)


def test_without_a_current_edition_the_newest(regions):
    newest = week(state="preparing", year=2027, start_date=None, end_date=None)
    week(state="closed")
    assert form("", account(NATIONAL)).wanted().edition == newest


def test_without_any_edition_nothing(regions):
    assert Edition.objects.count() == 0
    assert form("", account(NATIONAL)).wanted() is None


def test_every_filter_is_read(regions):
    kind, edition = EventKindFactory(), week()
    query = (
        f"edition={edition.pk}&rows=venues&region=none&kind={kind.pk}&status=cancelled"
        "&editorial=draft&problem=day&q=lancement&first=2026-12-01&last=2026-12-03&page=2"
    )
    read = form(query, account(NATIONAL))
    assert read.wanted() == Wanted(
        edition, "venues", "none", str(kind.pk), "cancelled", "draft", "day", "lancement",
        date(2026, 12, 1), date(2026, 12, 3), 2,
    )  # fmt: skip
    assert "page" not in dict(read.chosen())
    assert dict(read.chosen())["q"] == "lancement"


def test_days_alone_filter_without_narrowing(regions):
    week()
    wanted = form("first=2026-12-02", account(NATIONAL)).wanted()
    assert (wanted.narrowed, wanted.is_filtered) == (False, True)


def test_a_coordinator_is_not_offered_national_events(regions):
    week()
    values = [value for value, _label in form("", coordinator(regions[1])).fields["region"].choices]
    assert values == ["", str(regions[1].pk)]


@pytest.mark.parametrize("edition", ["0", "x", "-1"])
def test_no_such_edition(regions, edition):
    week()
    with pytest.raises(Http404):
        form(f"edition={edition}", account(NATIONAL)).wanted()
