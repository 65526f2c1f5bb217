"""What a change of an event touches, told before it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date

from campaign_site.core.models import Region, User
from campaign_site.core.permissions.policies import visible_to
from partners.models import Institution

from ..enums import ChangeKind, PersonRole
from ..facts import announced_facts, differs
from ..models import Edition, Event, EventKind, EventPerson
from ..schedule import last_day
from .applying import apply_change
from .change_data import PEOPLE, Change
from .events import is_announced, is_moved


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody who counts on the event as it is; `name` may be only a function."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Session:
    """A part of the event that does not move with it."""

    pk: int
    title: str
    start_date: date | None


@dataclass(frozen=True, slots=True)
class Impact:
    """What follows from one change.

    `announces` are the kinds of public change, empty while the public knows nothing of the
    event; `calendars` then are the records whose public calendars change, beside the
    event's own. Sessions that the person may not see are only counted.
    """

    before: Event
    after: Event
    announces: tuple[str, ...] = ()
    people: tuple[Part, ...] = ()
    sessions: tuple[Session, ...] = ()
    hidden_sessions: int = 0
    calendars: tuple[Edition | Region | EventKind | Institution, ...] = ()
    is_public: bool = False
    needs_reason: bool = False

    def is_over(self, *, on: date) -> bool:
        """Whether the event is past, or would be: then nobody can act on the news."""
        days = (last_day(self.before), last_day(self.after))
        return any(day is not None and day < on for day in days)


def impact_of(event: Event, change: Change, *, by: User | None = None) -> Impact:
    """What `change_event` would touch; five queries at most beyond the event's relations.

    Raises ValidationError for a value that its column cannot hold. Without `by` no
    session is named.
    """
    after = copy(event)
    values = {name: value for name, value in change.fields.items() if name != PEOPLE}
    apply_change(after, Change(values), announced=event if is_announced(event) else None)
    return impact_between(event, after, by=by)


def impact_between(before: Event, after: Event, *, by: User | None = None) -> Impact:
    """What it touches when an event becomes another in memory, a form's say."""
    public = is_announced(before)
    announces = announced_changes(before, after) if public else ()
    sessions = _sessions(before) if _moves(before, after) else []
    named = _named(sessions, by)
    return Impact(
        before=before,
        after=after,
        announces=announces,
        people=tuple(_parts(before)),
        sessions=tuple(row for row in sessions if row.pk in named),
        hidden_sessions=len(sessions) - len(named),
        calendars=tuple(_calendars(before, after)) if public else (),
        is_public=public,
        needs_reason=bool(announces) and is_surprise(before, after),
    )


def announced_changes(before: Event, after: Event) -> tuple[str, ...]:
    """The kinds of change that the public is told, in the order of `ChangeKind`."""
    old, new = announced_facts(before), announced_facts(after)
    return tuple(kind for kind in ChangeKind.values if differs(kind, old[kind], new[kind]))


def is_surprise(before: Event, after: Event) -> bool:
    """Whether the public was told otherwise and wants a reason; filling in surprises nobody."""
    old, new = announced_facts(before), announced_facts(after)
    told = {key: value for kind in ("date", "place") for key, value in old[kind].items() if value}
    now = new["date"] | new["place"]
    others = ("end_date", "end_time", "place", "city", "online")
    return (
        old["status"] != new["status"]
        or is_moved(event=after, announced=before)
        or any(key in told and told[key] != now[key] for key in others)
    )


@dataclass(frozen=True, slots=True)
class Totals:
    """What a change of many events touches."""

    events: int = 0
    public: int = 0
    people: int = 0
    sessions: int = 0


def totals_of(events: Iterable[Event]) -> Totals:
    """People and sessions of many loaded events (with `edition`), two queries."""
    chosen = {event.pk: event for event in events}
    people = EventPerson.objects.filter(event__in=chosen, person__isnull=False)
    sessions = Event.objects.filter(parent__in=chosen).exclude(pk__in=chosen)
    return Totals(
        events=len(chosen),
        public=sum(map(is_announced, chosen.values())),
        people=people.values("person").distinct().count(),
        sessions=sessions.count(),
    )


def _moves(before: Event, after: Event) -> bool:
    names = ("start_date", "start_time", "venue_id", "school_id", "status")
    return any(getattr(before, name) != getattr(after, name) for name in names)


def _sessions(event: Event) -> list[Session]:
    rows = event.sessions.only("parent", "slug", "start_date", "title_ar", "title_fr", "title_en")
    return [Session(row.pk, str(row), row.start_date) for row in rows]


def _named(sessions: list[Session], by: User | None) -> set[int]:
    if by is None or not sessions:
        return set()
    seen = visible_to(by, Event).filter(pk__in=[row.pk for row in sessions])
    return set(seen.values_list("pk", flat=True))


def _parts(event: Event) -> list[Part]:
    labels: Mapping[str, object] = dict(PersonRole.choices)
    rows = event.people.select_related("person") if event.pk else ()
    return [Part(str(row), str(labels.get(row.role, row.role))) for row in rows]


def _calendars(before: Event, after: Event) -> list[Edition | Region | EventKind | Institution]:
    """Whose feeds show the event, before or after; each once, in this order."""
    found = [before.edition, before.region, after.region, before.kind]
    roles = before.partner_roles.select_related("institution")
    found += [role.institution for role in roles]
    return list(dict.fromkeys(record for record in found if record is not None))
