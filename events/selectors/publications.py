"""Published events by the programme's filters, asked of the database row by row.

Pages filter in memory (`programme_index`); feeds and the programming interface stream
rows instead, in memory that does not grow with them. Both give the same events.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat

from campaign_site.core.fields import member_lookup
from campaign_site.core.folding import search_terms
from campaign_site.core.models import Province, Region

from ..enums import EventStatus
from ..models import Edition, EventKind, PartnerRole, Publication
from ..presentation import status_rule
from ..public.filters import BadFilter, ProgrammeFilters

_COLUMNS = {"audience": "audiences", "level": "levels", "lang": "languages"}
_CALLED_OFF = [status for status in EventStatus.values if status_rule(status).calls_off]
_KNOWN = {
    "kind": (EventKind, "code"),
    "region": (Region, "code"),
    "province": (Province, "code_hcp"),
}


def published(
    filters: ProgrammeFilters, *, today: date, edition: Edition | None = None
) -> QuerySet[Publication]:
    """Live publications that answer the filters, of one edition or of all."""
    rows = Publication.objects.filter(is_live=True)
    if edition is not None:
        rows = rows.filter(edition=edition)
    for name in ("region", "province", "kind", "status"):
        if chosen := getattr(filters, name):
            rows = rows.filter(**{f"facts__{name}__in": list(chosen)})
    for name, column in _COLUMNS.items():
        if chosen := getattr(filters, name):
            rows = rows.filter(_any(f"event__{column}__contains", chosen, member_lookup))
    if filters.institution:
        roles = PartnerRole.objects.filter(
            event=OuterRef("event"), institution__slug__in=filters.institution
        )
        rows = rows.filter(Exists(roles))
    if filters.press:
        rows = rows.filter(facts__open_to_press=True)
    rows = _on_days(rows, filters)
    if filters.free:
        rows = rows.filter(facts__full=False).exclude(facts__status__in=_CALLED_OFF)
        rows = rows.filter(Q(starts_on__isnull=True) | _not_over(today))
    for spellings in search_terms(filters.q):
        rows = rows.filter(_any("search_text__contains", spellings))
    return rows


def check_codes(filters: ProgrammeFilters, *, edition: str = "") -> None:
    """Raise BadFilter for a kind, region, province or edition that does not exist.

    One query for all of them; none when nothing of the kind was asked for.
    """
    asked = {name: getattr(filters, name) for name in _KNOWN}
    parts = [
        _codes(model.objects.filter(**{f"{column}__in": asked[name]}), name, column)
        for name, (model, column) in _KNOWN.items()
        if asked[name]
    ]
    if edition:
        asked["edition"] = (edition,)
        parts.append(_codes(Edition.objects.public().filter(slug=edition), "edition", "slug"))
    known = set(parts[0].union(*parts[1:])) if parts else set()
    for name, values in asked.items():
        for value in values:
            if f"{name}={value}" not in known:
                raise BadFilter(name, value)


def _codes(rows: QuerySet, name: str, column: str) -> QuerySet:
    """Existing codes as "name=code" in one column.

    With two, modeltranslation would put them in any order, and a union pairs by place.
    """
    known = Concat(Value(f"{name}="), column, output_field=CharField())
    return rows.order_by().annotate(known=known).values_list("known", flat=True)


def _on_days(rows: QuerySet[Publication], filters: ProgrammeFilters) -> QuerySet[Publication]:
    first, final = filters.from_date, filters.to_date
    if filters.day:
        first = max(filter(None, (first, filters.day)))
        final = min(filter(None, (final, filters.day)))
        # A training path is where its sessions are, not on every day between them.
        sessions = Publication.objects.filter(
            is_live=True, event__parent=OuterRef("event"), edition=OuterRef("edition")
        )
        rows = rows.exclude(~Q(starts_on=filters.day) & Exists(sessions))
    if first:
        rows = rows.filter(_not_over(first))
    if final:
        rows = rows.filter(starts_on__lte=final)
    return rows


def _not_over(day: date) -> Q:
    """A known last day, that day or later."""
    return Q(starts_on__gte=day) | Q(starts_on__isnull=False, event__end_date__gte=day)


def _any(lookup: str, values: tuple[str, ...], made: Callable[[str], str] = str) -> Q:
    condition = Q()
    for value in values:
        condition |= Q(**{lookup: made(value)})
    return condition
