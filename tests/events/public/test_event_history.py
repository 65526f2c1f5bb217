"""What was before and what became of it, in the words of three languages; no database."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import translation

from events.enums import ChangeKind, EventStatus
from events.models import Event, EventChange
from events.public.event_history import history, previous_date, status_notice

# Half past eleven at night in Greenwich: after 2026 the same day in Morocco.
AT = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
ROOM = {"fr": "Salle A", "ar": "قاعة أ", "en": "Room A"}
FES = {"fr": "Fès", "ar": "فاس", "en": "Fez"}


def day(start: str | None = "2026-12-03", **more: object) -> dict:
    nothing = {"end_date": None, "start_time": None, "end_time": None}
    return {"precision": "day" if start else "none", "start_date": start, **nothing, **more}


def place(**more: object) -> dict:
    return {"place": None, "city": None, "online": False, "name": {}, "city_name": {}, **more}


def change(kind: str, before: dict, after: dict, **more: object) -> EventChange:
    return EventChange(**{"kind": kind, "before": before, "after": after, "at": AT, **more})


def told(one: EventChange, lang: str) -> dict:
    with translation.override(lang):
        [entry] = history([one], lang)
    return entry


HALL = place(place="venue-1", name=ROOM, city_name=FES)
CASES = [
    *(
        (ChangeKind.STATUS, {"status": "scheduled"}, {"status": status}, texts)
        for status, texts in {
            "rescheduled": ("تغير موعده", "Déplacé", "Rescheduled"),
            "moved_online": ("تحول إلى نشاط عن بعد", "Passé en ligne", "Moved online"),
            "postponed": ("مؤجل", "Reporté", "Postponed"),
            "cancelled": ("ملغى", "Annulé", "Cancelled"),
            "scheduled": ("مبرمج", "Prévu", "Scheduled"),
        }.items()
    ),
    (
        ChangeKind.DATE,
        day(),
        day("2026-12-05"),
        (
            "كان مبرمجا: الخميس، 3 دجنبر 2026. والآن: السبت، 5 دجنبر 2026.",
            "Prévue auparavant : jeudi 3 décembre 2026. Désormais : samedi 5 décembre 2026.",
            "Moved from: Thursday 3 December 2026. Now: Saturday 5 December 2026.",
        ),
    ),
    (
        ChangeKind.DATE,
        day(start_time="10:00", end_time="12:00"),
        day(start_time="14:00", end_time="16:30"),
        (
            "كان مبرمجا: الخميس، 3 دجنبر 2026، من 10:00 إلى 12:00. "
            "والآن: الخميس، 3 دجنبر 2026، من 14:00 إلى 16:30.",
            "Prévue auparavant : jeudi 3 décembre 2026, de 10 h à 12 h. "
            "Désormais : jeudi 3 décembre 2026, de 14 h à 16 h 30.",
            "Moved from: Thursday 3 December 2026, from 10:00 to 12:00. "
            "Now: Thursday 3 December 2026, from 14:00 to 16:30.",
        ),
    ),
    (
        ChangeKind.DATE,
        day("2026-12-01", precision="month"),
        day(end_date="2026-12-05"),
        (
            "كان مبرمجا: خلال شهر دجنبر 2026، يُعلن عن التاريخ لاحقا. والآن: من 3 إلى 5 دجنبر 2026.",
            "Prévue auparavant : en décembre 2026, date à préciser. "
            "Désormais : du 3 au 5 décembre 2026.",
            "Moved from: in December 2026, date to be announced. Now: 3–5 December 2026.",
        ),
    ),
    (
        ChangeKind.PLACE,
        place(),
        place(name=ROOM),
        (
            "كان مبرمجا: يُعلن عن المكان لاحقا. والآن: قاعة أ.",
            "Prévue auparavant : lieu à venir. Désormais : Salle A.",
            "Moved from: place to come. Now: Room A.",
        ),
    ),
    (
        ChangeKind.PLACE,
        HALL,
        place(online=True),
        (
            "كان مبرمجا: قاعة أ، فاس. والآن: عن بعد.",
            "Prévue auparavant : Salle A, Fès. Désormais : en ligne.",
            "Moved from: Room A, Fez. Now: online.",
        ),
    ),
    (
        ChangeKind.PLACE,
        place(online=True),
        {**HALL, "online": True},
        (
            "كان مبرمجا: عن بعد. والآن: عن بعد، قاعة أ، فاس.",
            "Prévue auparavant : en ligne. Désormais : en ligne, Salle A, Fès.",
            "Moved from: online. Now: online, Room A, Fez.",
        ),
    ),
]


@pytest.mark.parametrize(
    ("kind", "before", "after", "lang", "text"),
    [
        (kind, before, after, lang, text)
        for kind, before, after, texts in CASES
        for lang, text in zip(("ar", "fr", "en"), texts, strict=True)
    ],
)
def test_what_changed(kind, before, after, lang, text):
    entry = told(change(kind, before, after), lang)
    assert entry["text"].replace("\u00a0", " ") == text


def test_every_kind_of_change_and_every_status_is_tried_here():
    assert {kind for kind, *_rest in CASES} == set(ChangeKind)
    assert {after.get("status") for _kind, _before, after, _texts in CASES} - {None} == set(
        EventStatus.values
    )


@pytest.mark.parametrize(
    ("at", "when", "iso"),
    [
        (AT, "1er déc. 2026", "2026-12-01"),
        (AT + timedelta(minutes=30), "2 déc. 2026", "2026-12-02"),
        # Until September 2026 the same instant was already the next day in Morocco.
        (datetime(2025, 12, 1, 23, 30, tzinfo=UTC), "2 déc. 2025", "2025-12-02"),
    ],
)
def test_changes_are_dated_by_the_wall_of_their_time(at, when, iso):
    entry = told(change("status", {}, {"status": "cancelled"}, at=at), "fr")
    assert (entry["when"], entry["iso"]) == (when, iso)


@pytest.mark.parametrize(("lang", "reason"), [("fr", "Pluie"), ("ar", "أمطار"), ("en", "Pluie")])
def test_the_reason_is_in_the_language_or_the_one_that_stands_in(lang, reason):
    one = change("status", {}, {"status": "cancelled"}, reason_fr="Pluie", reason_ar="أمطار")
    assert told(one, lang)["reason"] == reason


def test_names_missing_in_a_language_are_replaced_not_left_out():
    one = change("place", place(), place(name={"fr": "Salle A"}, city_name={"ar": "فاس"}))
    assert "Salle A، فاس" in told(one, "ar")["text"]
    assert "Salle A, فاس" in told(one, "fr")["text"]


def test_no_change_has_no_history():
    assert history([], "fr") == []


def test_the_date_before_is_of_the_newest_change_of_date():
    changes = [
        change("status", {"status": "scheduled"}, {"status": "rescheduled"}),
        change("place", place(), HALL),
        change("date", day("2026-12-05"), day("2026-12-07")),
        change("date", day("2026-12-03"), day("2026-12-05")),
    ]
    assert previous_date(changes)["start_date"] == "2026-12-05"
    assert previous_date(changes[:2]) is None


MOVED = [change("date", day("2026-12-03"), day("2026-12-05"))]


@pytest.mark.parametrize(
    ("status", "tone", "title", "moved"),
    [
        ("rescheduled", "info", "This event has a new date.", True),
        ("moved_online", "info", "This event takes place online.", False),
        (
            "postponed",
            "warning",
            "This event is postponed; the new date will be announced here.",
            True,
        ),
        ("cancelled", "bad", "This event is cancelled.", False),
    ],
)
def test_the_notice_above_the_facts(status, tone, title, moved):
    with translation.override("en"):
        found = status_notice(Event(status=status, change_reason_fr="Pluie"), MOVED, "en")
    assert (found["tone"], found["title"], found["reason"].text) == (tone, title, "Pluie")
    assert found["moved_from"] == ("Moved from: Thursday 3 December 2026." if moved else "")


def test_an_event_as_announced_has_no_notice_even_if_it_moved_once():
    assert status_notice(Event(status="scheduled"), MOVED, "fr") is None


def test_a_new_date_without_an_earlier_one_names_none():
    found = status_notice(Event(status="rescheduled"), [], "fr")
    assert found["moved_from"] == ""
