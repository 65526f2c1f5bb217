from datetime import date

import pytest

from events.enums import BlackoutKind
from events.selectors.blackouts import days_off
from tests.factories import BlackoutFactory, RegionFactory

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)


def test_each_day_off_inside_the_span():
    BlackoutFactory(name_fr="Vacances", start_date=date(2026, 11, 29), end_date=date(2026, 12, 2))
    BlackoutFactory(start_date=date(2027, 1, 1), end_date=date(2027, 1, 1))
    assert days_off(FIRST, LAST, [], "fr") == {
        date(2026, 12, 1): "Vacances",
        date(2026, 12, 2): "Vacances",
    }


def test_days_off_of_a_region_only_where_it_is_chosen():
    region = RegionFactory()
    BlackoutFactory(start_date=FIRST, end_date=FIRST).regions.add(region, RegionFactory())
    assert days_off(FIRST, LAST, [], "fr") == {}
    assert list(days_off(FIRST, LAST, [region.code], "fr")) == [FIRST]


def test_ramadan_and_exams_are_not_for_visitors():
    BlackoutFactory(kind=BlackoutKind.RAMADAN, start_date=FIRST, end_date=LAST)
    BlackoutFactory(kind=BlackoutKind.EXAMS, start_date=FIRST, end_date=LAST)
    assert days_off(FIRST, LAST, [], "fr") == {}


def test_in_the_language_of_the_reader():
    BlackoutFactory(name_fr="Vacances", name_ar="عطلة", start_date=FIRST, end_date=FIRST)
    assert days_off(FIRST, LAST, [], "ar") == {FIRST: "عطلة"}


@pytest.mark.parametrize("number", [1, 3])
def test_one_query(django_assert_num_queries, number):
    for _number in range(number):
        BlackoutFactory()
    with django_assert_num_queries(1):
        days_off(FIRST, LAST, [], "fr")
