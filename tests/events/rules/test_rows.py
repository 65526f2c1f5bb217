"""The rules as conditions of a query say the same as the rules in memory."""

from datetime import date

import pytest

from events.enums import EventStatus
from events.models import Event
from events.rules.codes import COMPARED, ProblemCode
from events.rules.problems import find_problems
from events.rules.rows import PROBLEM_ROWS
from events.selectors.planning import planned_events
from tests.factories import (
    EditionFactory,
    EventFactory,
    PartnerRoleFactory,
    ProjectFactory,
    SchoolFactory,
    VenueFactory,
)

LATE = date(2026, 12, 24)
FIELDS = [
    {},
    {"no_date": True},
    {"all_day": True},
    {"date_precision": "month"},
    {"start_date": LATE},
    {"end_date": LATE},
    {"start_date": date(2026, 11, 30)},
    {"capacity": 10},
    {"capacity": 11},
    {"heads_promised": 11},
    {"registration_closes": date(2026, 12, 1)},
    {"registration_closes": date(2026, 12, 2)},
    {"registration_opens": date(2026, 12, 2)},
    {"registration_closes": date(2026, 12, 2), "end_date": date(2026, 12, 2)},
    {"title_ar": "", "title_fr": None},
    {"summary_ar": "ملخص"},
    {"summary_fr": "Résumé", "live": False},
]


def test_every_code_is_a_condition_or_a_comparison():
    assert set(PROBLEM_ROWS) | COMPARED == set(ProblemCode)
    assert not set(PROBLEM_ROWS) & COMPARED


@pytest.fixture
def every_kind_of_event(db):
    edition, project, school = EditionFactory(), ProjectFactory(), SchoolFactory()
    rooms = [{"venue": VenueFactory(capacity=10)}, {"venue": VenueFactory()}, {"school": school},
             {"online_url": "https://example.org/"}, {}]  # fmt: skip
    belongings = [{"edition": edition}, {"edition": None, "project": project}]
    for number, fields in enumerate(FIELDS):
        for status in EventStatus:
            room = rooms[number % len(rooms)] if "capacity" not in fields else rooms[0]
            event = EventFactory(status=status, **belongings[number % 7 == 6], **room, **fields)
            if number % 3:
                PartnerRoleFactory(event=event)


def test_both_find_the_same_events(every_kind_of_event):
    events = planned_events(Event.objects.all())
    found = find_problems(events, ())
    for code, condition in PROBLEM_ROWS.items():
        in_memory = {pk for pk, problems in found.items() if code in {p.code for p in problems}}
        in_rows = set(Event.objects.filter(condition).values_list("pk", flat=True))
        assert in_rows == in_memory, code
        assert 0 < len(in_rows) < len(events), code
