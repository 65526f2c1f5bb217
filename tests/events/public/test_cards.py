"""Facts in, words and shapes out: no database."""

from datetime import date

import pytest

from events.public.cards import event_card, listed, place_line, small_card
from events.selectors.lookups import KindNames, Lookups, RegionNames

TODAY = date(2026, 11, 22)
LOOKUPS = Lookups(
    kinds={"forum": KindNames("forum", {"fr": "Forum", "ar": "منتدى"}, {})},
    regions={"MA-07": RegionNames("MA-07", "marrakech-safi", {"fr": "Marrakech-Safi"})},
    provinces={},
)


def facts(**more: object) -> dict:
    return {
        "slug": "youth-forum",
        "kind": "forum",
        "status": "scheduled",
        "precision": "day",
        "region": None,
        "start_date": "2026-12-01",
        "end_date": None,
        "start_time": "10:00",
        "end_time": "12:00",
        "title": {"fr": "Forum des jeunes", "ar": "منتدى الشباب"},
        "summary": {"fr": "Une phrase."},
        "place": {},
        "city_name": {},
        "audiences": [],
        "open_to_press": False,
        "online": False,
        "seats_left": None,
        "full": False,
        "registration": "none",
        "registration_opens": None,
        "registration_closes": None,
        **more,
    }


def card(lang: str = "fr", **more: object) -> dict:
    return event_card(facts(**more), LOOKUPS, lang, TODAY)


def codes(**more: object) -> list[str]:
    return [badge["icon"] or badge["tone"] for badge in card(**more)["badges"]]


def test_the_usual_event():
    assert card() == {
        "url": "/fr/events/youth-forum/",
        "title": "Forum des jeunes",
        "summary": "Une phrase.",
        "kind": "Forum",
        "date": {
            "weekday": "mar.",
            "day": "1",
            "month": "déc.",
            "iso": "2026-12-01",
            "struck": False,
        },
        "time": "10:00–12:00",
        "place": place_line(facts(), LOOKUPS, "fr"),
        "online": False,
        "audience": "",
        "badges": [],
    }


def test_a_day_of_another_year_says_its_year():
    assert card(start_date="2022-12-01")["date"]["month"] == "déc. 2022"


def test_a_title_in_another_language_says_so_and_keeps_its_own_summary():
    shown = card("en")
    assert (shown["title"], shown["lang"], shown["dir"]) == ("Forum des jeunes", "fr", "ltr")
    assert shown["summary"] == "Une phrase."
    assert card("ar")["summary"] == ""


def test_an_unknown_kind_shows_its_code():
    assert card(kind="new-kind")["kind"] == "new-kind"


@pytest.mark.parametrize(
    ("more", "text"),
    [
        ({"end_time": None}, "10:00"),
        ({"end_date": "2026-12-03"}, "1er–3 déc. · 10:00–12:00"),
        ({"end_date": "2026-12-03", "start_time": None, "end_time": None}, "1er–3 déc."),
        ({"start_time": None, "end_time": None}, "horaire à venir"),
        ({"start_time": None, "end_time": None, "start_date": "2021-11-04"}, ""),
        ({"precision": "none", "start_date": None}, ""),
    ],
)
def test_hours(more, text):
    assert card(**more)["time"].replace("\u00a0", " ") in (text, text.replace("1er", "1"))


def test_dates_that_are_open():
    assert card(precision="month")["date"] == {"open": "décembre 2026"}
    assert card(precision="edition", start_date=None)["date"] == {"open": "date à venir"}


def test_what_is_called_off_is_struck():
    assert card(status="cancelled")["date"]["struck"] is True
    assert card(status="rescheduled")["date"]["struck"] is False


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": "cancelled", "seats_left": 3, "registration": "schools"}, ["bad"]),
        ({"status": "postponed", "open_to_press": True}, ["warning"]),
        ({"status": "rescheduled", "open_to_press": True}, ["history", "press"]),
        ({"status": "moved_online"}, ["online"]),
        ({"seats_left": 3, "registration": "schools"}, ["seat"]),
        ({"seats_left": 3, "registration": "invitation"}, []),
        ({"seats_left": 0, "full": True, "registration": "schools"}, ["seat"]),
        ({"start_date": "2026-11-01", "open_to_press": True}, ["history"]),
        ({"precision": "none", "start_date": None}, []),
    ],
)
def test_badges_the_weightiest_first(more, expected):
    assert codes(**more) == expected


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ({"place": {"fr": "Palais"}, "city_name": {"fr": "Rabat"}}, "Palais, Rabat"),
        ({"city_name": {"fr": "Rabat"}, "region": "MA-07"}, "Rabat"),
        ({"region": "MA-07"}, "Marrakech-Safi"),
    ],
)
def test_places(more, line):
    assert card(**more)["place"] == line


def test_places_of_the_past_will_not_come():
    assert card(start_date="2021-11-04")["place"] == ""
    assert card()["place"] != ""


def test_online_comes_first():
    online = card(online=True, city_name={"fr": "Rabat"})
    assert online["online"] is True
    assert online["place"].endswith(", Rabat")


def test_small_cards():
    assert small_card(facts(city_name={"fr": "Rabat"}), "fr") == {
        "url": "/fr/events/youth-forum/",
        "title": "Forum des jeunes",
        "lang": "",
        "time": "10:00",
        "place": "Rabat",
        "cancelled": False,
        "status": "",
    }
    assert small_card(facts(title={"fr": "Forum"}), "ar")["lang"] == "fr"
    cancelled = small_card(facts(status="cancelled"), "fr")
    assert cancelled["cancelled"] is True
    assert cancelled["status"]


def test_listed():
    assert listed([]) == ""
    assert listed(["a", "b"]) == "a, b"


def test_in_an_edition_that_is_over_nothing_is_to_come():
    undated = facts(precision="none", start_date=None)
    shown = event_card(undated, LOOKUPS, "fr", TODAY, over=True)
    assert shown["date"]["open"] != card(precision="none", start_date=None)["date"]["open"]
    assert shown["place"] == ""
