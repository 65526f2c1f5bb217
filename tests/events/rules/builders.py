"""Planned events in memory, as the tests of the rules need them."""

from datetime import date, time

from events.rules.planned import Assignment, PlannedBlackout, PlannedEvent
from events.rules.problems import find_problems

# A Tuesday, and the Friday of its week.
TUESDAY, FRIDAY = date(2026, 12, 1), date(2026, 12, 4)
RABAT, SALE, MARRAKECH = (34.02, -6.84), (34.04, -6.80), (31.63, -8.00)


def planned(number: int, hours: str = "10:00-12:00", **fields: object) -> PlannedEvent:
    """A complete public event of a Tuesday; `hours` may lack an end, or be empty."""
    start, _dash, end = hours.partition("-")
    usual = {
        "slug": f"e{number}",
        "titles": {"ar": f"حدث {number}", "fr": f"Événement {number}"},
        "start_date": TUESDAY,
        "start_time": time.fromisoformat(start) if start else None,
        "end_time": time.fromisoformat(end) if end else None,
        "live": True,
        "school_id": 900 + number,
    }
    return PlannedEvent(id=number, **(usual | fields))


def people(*ids: int, role: str = "facilitator") -> tuple[Assignment, ...]:
    return tuple(Assignment(person, role) for person in ids)


def days_off(first: date, last: date, **fields: object) -> PlannedBlackout:
    usual = {"id": 1, "kind": "public_holiday", "names": {"fr": "Congé", "ar": "عطلة"}}
    return PlannedBlackout(first=first, last=last, **(usual | fields))


def codes(*events: PlannedEvent, blackouts=()) -> dict[int, list[str]]:
    """The codes found, by event."""
    found = find_problems(events, blackouts)
    return {event: [str(problem.code) for problem in found[event]] for event in found}


def others(code: str, *events: PlannedEvent) -> dict[int, list[tuple[int, bool]]]:
    """For one code, the other side of each clash and whether it is sure."""
    found = find_problems(events, ())
    return {
        event: [(p.other_event_id, p.facts.get("sure")) for p in problems if str(p.code) == code]
        for event, problems in found.items()
    }
