import re
from datetime import UTC, date, datetime, time

import pytest
from django.utils import translation
from django.utils.translation import gettext

from events.calendars.compose import compose, plain, span
from events.enums import DatePrecision, EventStatus, RoleCode
from events.models import Event
from tests.factories import (
    CityFactory,
    EditionFactory,
    EventFactory,
    PartnerRoleFactory,
    VenueFactory,
)

pytestmark = pytest.mark.django_db
BASE = "https://campaign.example"


def entry(lang: str = "fr", event: Event | None = None, **fields):
    event = event or EventFactory(**fields)
    return compose(Event.objects.with_texts().get(pk=event.pk), lang, base_url=BASE)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2022, 12, 1), utc(2022, 12, 1, 9)),
        (date(2022, 4, 10), utc(2022, 4, 10, 10)),
        (date(2022, 5, 10), utc(2022, 5, 10, 9)),
        (date(2026, 9, 19), utc(2026, 9, 19, 9)),
        (date(2026, 9, 21), utc(2026, 9, 21, 10)),
        (date(2026, 12, 1), utc(2026, 12, 1, 10)),
    ],
    ids=["2022", "Ramadan 2022", "after Ramadan", "last days of UTC+1", "UTC+0", "December 2026"],
)
def test_ten_o_clock_is_ten_o_clock_by_the_rule_of_the_day(day, start):
    made = entry(start_date=day)
    assert made.start == start
    assert "10" in made.description.text.split("\n")[0]


def test_the_local_time_is_repeated_as_text_with_its_zone():
    first = entry("en").description.text.split("\n")[0]
    with translation.override("en"):
        expected = gettext("%(when)s (Morocco time)")
    assert first == expected % {"when": "Tuesday 1 December 2026, from 10:00 to 12:00"}


def test_in_arabic_the_hours_are_isolated_and_nothing_is_overridden():
    text = entry("ar").description.text
    assert "\u206610:00\u2069" in text
    assert not re.search("[\u202a-\u202e]", text)


@pytest.mark.parametrize("precision", [DatePrecision.NONE, DatePrecision.EDITION])
def test_without_a_day_there_is_no_entry(precision):
    event = EventFactory(no_date=True, date_precision=precision)
    assert entry(event=event) is None


def test_a_month_is_no_day():
    assert entry(date_precision=DatePrecision.MONTH) is None


def test_a_day_without_hours_is_a_whole_day():
    made = entry(all_day=True)
    assert (made.start, made.end) == (date(2026, 12, 1), date(2026, 12, 2))
    assert made.free_time


def test_several_days_end_the_day_after_the_last():
    made = entry(all_day=True, end_date=date(2026, 12, 20))
    assert made.end == date(2026, 12, 21)


def test_a_first_hour_alone_has_no_end():
    made = entry(end_time=None)
    assert (made.start, made.end) == (utc(2026, 12, 1, 10), None)
    assert not made.free_time


def test_several_days_with_a_first_hour_alone_are_whole_days():
    made = entry(end_time=None, end_date=date(2026, 12, 3))
    assert (made.start, made.end) == (date(2026, 12, 1), date(2026, 12, 4))


def test_over_midnight():
    made = entry(start_time=time(22, 0), end_time=time(1, 0), end_date=date(2026, 12, 2))
    assert (made.start, made.end) == (utc(2026, 12, 1, 22), utc(2026, 12, 2, 1))


def test_the_last_day_there_is_has_no_day_after():
    assert span(EventFactory.build(all_day=True, start_date=date.max, edition=None))[1] is None


@pytest.mark.parametrize(
    ("status", "calendar", "free", "named"),
    [
        (EventStatus.SCHEDULED, "CONFIRMED", False, False),
        (EventStatus.RESCHEDULED, "CONFIRMED", False, False),
        (EventStatus.MOVED_ONLINE, "CONFIRMED", False, False),
        (EventStatus.POSTPONED, "TENTATIVE", True, True),
        (EventStatus.CANCELLED, "CANCELLED", True, True),
    ],
)
def test_status(status, calendar, free, named):
    made = entry("fr", status=status, title_fr="Atelier")
    assert (made.status, made.free_time) == (calendar, free)
    with translation.override("fr"):
        label = str(status.label)
    assert (label in made.summary.text) == named
    assert made.summary.text.endswith("Atelier")


def test_the_reason_of_a_change_is_told():
    made = entry("fr", status=EventStatus.CANCELLED, change_reason_fr="Salle fermée")
    assert "Salle fermée" in made.description.text.split("\n")[0]


def test_a_missing_text_stands_in_another_language_and_says_so():
    made = entry("ar", title_ar="", title_fr="Atelier")
    assert (made.summary.text, made.summary.lang) == ("Atelier", "fr")


def test_the_page_is_in_the_language_of_the_calendar():
    made = entry("ar", slug="atelier")
    assert made.url == f"{BASE}/ar/events/atelier/"
    assert made.url in made.description.text
    assert made.image_url == f"{made.url}share.png"


def test_the_place_is_venue_address_and_town():
    venue = VenueFactory(
        name_fr="Théâtre", address_fr="1, rue X", city=CityFactory(name_fr="Rabat"),
        latitude="34.02", longitude="-6.83",
    )  # fmt: skip
    made = entry("fr", venue=venue)
    assert made.location.text == "Théâtre, 1, rue X, Rabat"
    assert made.geo == (34.02, -6.83)


def test_a_town_that_the_address_names_is_not_repeated():
    venue = VenueFactory(name_fr="Théâtre de Rabat", city=CityFactory(name_fr="Rabat"))
    assert entry("fr", venue=venue).location.text == "Théâtre de Rabat"


def test_nothing_is_said_of_a_place_that_is_not_known():
    made = entry("fr")
    assert not made.location
    assert made.geo is None


def test_the_address_of_an_online_room_is_not_published():
    made = entry("en", online_url="https://meet.example/secret")
    assert "secret" not in repr(made)
    with translation.override("en"):
        assert made.location.text == "Online"


def test_institutions_appear_with_their_exact_wording_in_order():
    event = EventFactory()
    for order, wording in ((2, "avec le soutien de"), (1, "sous l’égide de")):
        PartnerRoleFactory(event=event, wording_fr=wording, sort_order=order)
    text = entry("fr", event).description.text
    assert text.index("sous l’égide de") < text.index("avec le soutien de")


@pytest.mark.parametrize(
    ("wording", "line"),
    [
        ("organisé par l’", "organisé par l’Association X"),
        ("avec", "avec Association X"),
        ("", "%(part)s: %(institution)s"),
    ],
)
def test_a_wording_reads_on_into_the_name(wording, line):
    event = EventFactory()
    PartnerRoleFactory(
        event=event, wording_fr=wording, wording_ar="", institution__name_fr="Association X"
    )
    with translation.override("fr"):
        words = {"part": RoleCode.ORGANISER.label, "institution": "Association X"}
        expected = gettext(line) % words if not wording else line
    assert expected in entry("fr", event).description.text.split("\n")


def test_the_kind_is_the_category_with_its_colour():
    event = EventFactory(kind__name_fr="Table ronde", kind__colour="navy")
    made = entry("fr", event)
    assert [one.text for one in made.categories] == ["Table ronde"]
    assert made.colour == "navy"


def test_a_colour_that_is_no_name_is_left_out():
    assert entry(kind__colour="#12ab34").colour == ""


@pytest.mark.parametrize("fields", [{"is_synthetic": True}, {"edition__is_demonstration": True}])
def test_an_invented_event_says_so(fields):
    text = entry("en", **fields).description.text
    with translation.override("en"):
        assert gettext("This event is invented, to demonstrate the site.") in text
    assert "invented" not in entry("en").description.text


def test_pasted_text_cannot_break_lines_or_directions():
    assert plain("a\r\nb\rc\u2028d\x0be\x85f") == "a\nb\nc\nd\ne\nf"
    assert plain("a\x00\x07b\tc\u202ed") == "ab cd"


def test_whatever_language_was_active_stays_so():
    with translation.override("en"):
        entry("ar", edition=EditionFactory())
        assert translation.get_language() == "en"
