"""Which log entries somebody may read, filtered, newest first, at a bounded cost.

Wagtail keeps two tables, one for pages and one for all other records, and its own report
knows models, not rows: here an entry is read by whoever may see the record it is about.
Entries about records that are gone are the national team's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry, Page, PageLogEntry
from wagtail.permissions import policy_registry

from ..models import User
from ..permissions.scope import is_national
from ..time import day_bounds

Entry = ModelLogEntry | PageLogEntry
PAGES = "page"
_RIGHTS = ("view", "add", "change", "delete")
_PAGE_RIGHTS = ("add", "change", "publish")
_TABLES: dict[str, type[Entry]] = {"record": ModelLogEntry, PAGES: PageLogEntry}


@dataclass(frozen=True, slots=True)
class Filters:
    """What to show: days are local and both included, `kind` is `app.model` or `page`."""

    person: int | None = None
    kind: str = ""
    action: str = ""
    since: date | None = None
    until: date | None = None


class Activity:
    """The entries one person may read."""

    def __init__(self, user: User) -> None:
        self.types: dict[str, ContentType] = {}
        self.tables = {"record": self._records(user), PAGES: self._pages(user)}

    def rows(self, filters: Filters) -> QuerySet:
        """`pk`, `timestamp` and `source` of each entry, newest first."""
        chosen = [
            self._filtered(name, filters)
            .order_by()
            .values("pk", "timestamp")
            .annotate(source=Value(name))
            for name in self.tables
        ]
        return chosen[0].union(*chosen[1:], all=True).order_by("-timestamp", "-pk")

    def people_and_actions(self) -> tuple[set[int], set[str]]:
        """Who and what there is to choose from; one query a table."""
        people: set[int] = set()
        actions: set[str] = set()
        for table in self.tables.values():
            for person, action in table.order_by().values_list("user_id", "action").distinct():
                people |= {person} if person else set()
                actions.add(action)
        return people, actions

    def _filtered(self, name: str, filters: Filters) -> QuerySet[Entry]:
        rows = self.tables[name]
        if filters.kind:
            chosen = self.types.get(filters.kind)
            if (filters.kind == PAGES) != (name == PAGES) or (name != PAGES and chosen is None):
                return rows.none()
            rows = rows.filter(content_type=chosen) if chosen else rows
        if filters.person is not None:
            rows = rows.filter(user_id=filters.person)
        if filters.action:
            rows = rows.filter(action=filters.action)
        if filters.since:
            rows = rows.filter(timestamp__gte=day_bounds(filters.since)[0])
        if filters.until:
            rows = rows.filter(timestamp__lt=day_bounds(filters.until)[1])
        return rows

    def _records(self, user: User) -> QuerySet[ModelLogEntry]:
        entries = ModelLogEntry.objects.all()
        readable = Q(pk__in=[])
        for type_id in set(entries.order_by().values_list("content_type_id", flat=True).distinct()):
            kind = ContentType.objects.get_for_id(type_id) if type_id else None
            model = kind and kind.model_class()
            rows = model and _readable(model, user)
            if rows is None:
                continue
            self.types[model._meta.label_lower] = kind
            one = Q(content_type=kind)
            if not is_national(user):
                keys = rows.annotate(key=Cast("pk", CharField())).values("key")
                one &= Q(object_id__in=keys)
            readable |= one
        return entries.filter(readable)

    def _pages(self, user: User) -> QuerySet[PageLogEntry]:
        if not policy_registry.get_by_type(Page).user_has_any_permission(user, _PAGE_RIGHTS):
            return PageLogEntry.objects.none()
        if is_national(user):
            return PageLogEntry.objects.all()
        return PageLogEntry.objects.viewable_by_user(user)


def _readable(model: type[Model], user: User) -> QuerySet[Model] | None:
    """The rows of a model this person has any right over; None where there is no right."""
    if not model._meta.default_permissions:
        # Nobody has a right over what has none: the machine's own records.
        return model._default_manager.all() if is_national(user) else None
    policy = policy_registry.get_by_type(model)
    if not policy.user_has_any_permission(user, _RIGHTS):
        return None
    return policy.instances_user_has_any_permission_for(user, _RIGHTS)


def load(rows: list[dict]) -> list[Entry]:
    """The entries of some rows in their order; one query a table."""
    found: dict[tuple[str, int], Entry] = {}
    for name, table in _TABLES.items():
        numbers = [row["pk"] for row in rows if row["source"] == name]
        if numbers:
            entries = table.objects.select_related("user", "content_type").in_bulk(numbers)
            found |= {(name, pk): entry for pk, entry in entries.items()}
    keys = [(row["source"], row["pk"]) for row in rows]
    return [found[key] for key in keys if key in found]


def in_batches(rows: QuerySet, size: int = 500) -> Iterator[Entry]:
    """Every entry, without holding more than a batch."""
    start = 0
    while batch := list(rows[start : start + size]):
        yield from load(batch)
        start += size


def gone(entries: list[Entry]) -> set[tuple[int, str]]:
    """Type and id of the records among these that were deleted; one query."""
    keys = [str(entry.object_id) for entry in entries if isinstance(entry, ModelLogEntry)]
    return set(
        ModelLogEntry.objects.filter(deleted=True, object_id__in=keys).values_list(
            "content_type_id", "object_id"
        )
    )
