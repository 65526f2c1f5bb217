"""Public changes of some events, announced one after the other as an organiser would."""

from datetime import date, timedelta

from events.enums import DatePrecision, EventStatus
from events.models import Event
from events.services.publications import publish_facts

from .dates import SATURDAY
from .stage import Stage, columns

ONLINE = "https://direct.campagne.example/"
# Which of the dated regional events change, by position: (step, offset).
POSITIONS = {
    EventStatus.RESCHEDULED: (17, 5),
    EventStatus.CANCELLED: (23, 7),
    EventStatus.POSTPONED: (29, 14),
    EventStatus.MOVED_ONLINE: (21, 10),
}


def announce(stage: Stage, events: list[Event]) -> None:
    for item in stage.data("national"):
        if "change" in item:
            event = next(event for event in events if event.slug == item["slug"])
            _change(stage, event, EventStatus(item["change"]), 0)
    dated = [one for one in events if one.live and one.region_id and one.start_date]
    plain = [one for one in dated if one.parent_id is None and one.end_date is None]
    for number, event in enumerate(plain):
        for status, (step, offset) in POSITIONS.items():
            if number % step == offset:
                _change(stage, event, status, number)
                break


def _change(stage: Stage, event: Event, status: EventStatus, number: int) -> None:
    """Change the event and tell the world again, which writes its history."""
    if status == EventStatus.RESCHEDULED:
        event.start_date = later(event.start_date, last=stage.dates.last)
        event.registration_closes = None
    elif status == EventStatus.POSTPONED:
        event.date_precision = DatePrecision.NONE
        event.start_date = event.start_time = event.end_time = None
        event.registration_opens = event.registration_closes = None
    elif status == EventStatus.MOVED_ONLINE:
        event.online_url = ONLINE + event.slug
    reasons = stage.data("reasons")[status]
    event.status = status
    for name, words in columns("change_reason", reasons[number % len(reasons)]).items():
        setattr(event, name, words)
    event.save()
    publish_facts(event=event, at=stage.at)


def later(day: date, *, last: date) -> date:
    """Two days on, kept off the weekend and inside the edition."""
    found = day + timedelta(days=2)
    while found.weekday() >= SATURDAY:
        found += timedelta(days=1)
    return found if found <= last else day - timedelta(days=1)
