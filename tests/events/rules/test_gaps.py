"""What an event lacks, the seats of its room, and the whole pass."""

from datetime import date

import pytest

from events.enums import EventStatus
from events.rules.codes import COMPARED, ERRORS, ProblemCode, Severity
from events.rules.problems import find_problems

from .builders import TUESDAY, codes, people, planned


def test_a_complete_event_has_no_problem():
    assert codes(planned(1)) == {}
    assert find_problems([], ()) == {}


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"start_date": None}, ["day"]),
        ({"date_precision": "month"}, ["day"]),
        ({"hours": ""}, ["time"]),
        ({"hours": "10:00"}, []),
        ({"school_id": None}, ["place"]),
        ({"school_id": None, "venue_id": 3}, []),
        ({"school_id": None, "online": True}, []),
        ({"has_organiser": False}, ["organiser"]),
        ({"titles": {"fr": "Un"}}, ["ar"]),
        ({"titles": {"ar": "حدث"}}, ["fr"]),
        ({"titles": {"en": "One"}}, ["ar", "fr"]),
        ({"summaries": frozenset()}, ["summary_ar", "summary_fr"]),
        ({"summaries": frozenset({"ar"})}, ["summary_fr"]),
        # A draft may still be without a summary.
        ({"summaries": frozenset(), "live": False}, []),
        ({"titles": {}, "live": False}, ["ar", "fr"]),
    ],
)
def test_every_gap(fields, found):
    assert codes(planned(1, **fields)).get(1, []) == found


def test_a_cancelled_event_is_still_read_in_both_languages():
    bare = {"school_id": None, "has_organiser": False, "start_date": None, "titles": {"fr": "Un"}}
    assert codes(planned(1, status=EventStatus.CANCELLED, **bare)) == {1: ["ar"]}


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"capacity": 40}, False),
        ({"capacity": 41}, True),
        ({"heads_promised": 41}, True),
        ({"capacity": None}, False),
        ({"capacity": 400, "venue_capacity": None}, False),
        ({"capacity": 400, "status": EventStatus.MOVED_ONLINE}, False),
        ({"capacity": 400, "status": EventStatus.CANCELLED}, False),
        ({"capacity": 1, "venue_capacity": 0}, True),
    ],
)
def test_more_places_than_seats(fields, told):
    found = codes(planned(1, **({"venue_id": 3, "venue_capacity": 40} | fields)))
    assert found == ({1: ["capacity"]} if told else {})


def test_problems_are_told_worst_first():
    event = planned(
        1, "", titles={"fr": "Un"}, edition_last=date(2026, 11, 30), has_organiser=False,
        people=people(7),
    )  # fmt: skip
    found = codes(event, planned(2, people=people(7)))
    assert found[1] == ["outside", "person", "time", "organiser", "ar"]


def test_only_what_is_outside_the_edition_is_an_error():
    assert {ProblemCode.OUTSIDE} == ERRORS
    found = find_problems([planned(1, "", edition_first=date(2027, 1, 1))], ())[1]
    assert [(p.code, p.severity) for p in found] == [
        (ProblemCode.OUTSIDE, Severity.ERROR),
        (ProblemCode.TIME, Severity.WARNING),
    ]


def test_the_same_event_given_twice_does_not_meet_itself():
    event = planned(1, venue_id=3, people=people(7))
    assert codes(event) == {}


def test_the_work_grows_with_the_number_of_events(monkeypatch):
    """Twice as many events in one crowded room are twice the comparisons, not four times."""
    from events.rules import clashes

    asked = []
    monkeypatch.setattr(clashes, "is_sure", lambda one, other: asked.append(1) or True)
    sizes = []
    for number in (200, 400):
        asked.clear()
        find_problems([planned(n, venue_id=3) for n in range(1, number + 1)], ())
        sizes.append(len(asked))
    assert sizes[1] <= 2.1 * sizes[0]


def test_every_code_is_found_somehow():
    assert set(ProblemCode) > COMPARED
    assert TUESDAY.weekday() == 1
