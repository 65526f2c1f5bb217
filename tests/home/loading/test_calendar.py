from datetime import date

import pytest

from events.enums import BlackoutKind
from events.models import Blackout

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]


def test_every_row_is_there():
    assert Blackout.objects.count() == 131
    kinds = Blackout.objects.values_list("kind", flat=True).order_by()
    assert {kind: list(kinds).count(kind) for kind in set(kinds)} == {
        BlackoutKind.PUBLIC_HOLIDAY: 118,
        BlackoutKind.RAMADAN: 8,
        BlackoutKind.SCHOOL_HOLIDAY: 5,
    }


def test_only_estimates_are_to_be_confirmed():
    assert Blackout.objects.filter(to_be_confirmed=True).count() == 57
    throne = Blackout.objects.get(start_date="2026-07-30")
    assert not throne.to_be_confirmed
    assert Blackout.objects.get(kind="ramadan", start_date="2027-02-08").to_be_confirmed


def test_the_second_edition_held_a_school_holiday():
    holiday = Blackout.objects.get(start_date="2022-12-04")
    assert (holiday.kind, holiday.end_date) == ("school_holiday", date(2022, 12, 11))
    assert holiday.name_ar == "العطلة البينية الثانية"


def test_two_holidays_may_share_a_day():
    assert Blackout.objects.filter(start_date="2027-08-14").count() == 2


def test_names_and_sources():
    for day_off in Blackout.objects.all():
        assert day_off.name_ar and day_off.name_fr and day_off.name_en
        assert day_off.sources["start_date"][0]["file"]


def test_the_whole_country_is_meant():
    assert not Blackout.objects.filter(regions__isnull=False).exists()
