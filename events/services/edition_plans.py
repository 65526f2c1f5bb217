"""What somebody chose for the next edition, and what stands against it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from campaign_site.core.models import FormerSlug

from ..models import Edition, Event
from ..rules.shifting import DATES, WEEKDAYS, Shift
from ..selectors.waiting import open_proposals
from .event_copies import Parts


@dataclass(frozen=True, slots=True)
class EditionPlan:
    """Everything chosen for a new edition; `left_out` are events ticked off by hand."""

    number: int | None
    year: int
    slug: str
    rule: str = WEEKDAYS
    start_date: date | None = None
    end_date: date | None = None
    kinds: tuple[int, ...] = ()
    roles: bool = True
    people: bool = True
    goals: bool = True
    texts: bool = True
    left_out: frozenset[int] = field(default_factory=frozenset)

    def to_json(self) -> dict[str, Any]:
        plain = asdict(self)
        for name in ("start_date", "end_date"):
            plain[name] = plain[name] and plain[name].isoformat()
        return {**plain, "kinds": list(self.kinds), "left_out": sorted(self.left_out)}

    @classmethod
    def from_json(cls, plain: dict[str, Any]) -> EditionPlan:
        values = dict(plain)
        for name in ("start_date", "end_date"):
            values[name] = values[name] and date.fromisoformat(values[name])
        values["kinds"] = tuple(values["kinds"])
        return cls(**{**values, "left_out": frozenset(values["left_out"])})

    @property
    def parts(self) -> Parts:
        return Parts(roles=self.roles, people=self.people, texts=self.texts)

    def shift(self, source: Edition) -> Shift | None:
        """How days move; None where one of the editions has no first day."""
        if source.start_date and self.start_date:
            return Shift(self.rule, source.start_date, self.start_date)
        if self.year == source.year:
            return None
        # Without days the years are known.
        return Shift(DATES, date(source.year, 1, 1), date(self.year, 1, 1))


def plan_errors(plan: EditionPlan, source: Edition) -> dict[str, str]:
    """What stands against a plan, by field."""
    errors: dict[str, str] = {}
    if plan.start_date and plan.end_date and plan.end_date < plan.start_date:
        errors["end_date"] = _("The last day is before the first day.")
    elif plan.start_date and plan.start_date.year != plan.year:
        errors["year"] = _("The first day is in another year.")
    if Edition.objects.filter(slug=plan.slug).exists() or _former(plan.slug):
        errors["slug"] = _("Another edition has or had this address.")
    same = Edition.objects.filter(campaign_id=source.campaign_id, number=plan.number)
    if plan.number is not None and same.exists():
        errors["number"] = _("This campaign has an edition with this number already.")
    return errors


def _former(slug: str) -> bool:
    return FormerSlug.objects.filter(kind=Edition._meta.label_lower, slug=slug).exists()


def copyable(rows: QuerySet[Event], plan: EditionPlan, source: Edition) -> QuerySet[Event]:
    """Those of the chosen kinds; a proposal that nobody has approved was never an event."""
    kinds = rows.filter(edition=source, kind__in=plan.kinds)
    return kinds.exclude(pk__in=open_proposals().values("pk"))


def chosen_events(plan: EditionPlan, source: Edition) -> QuerySet[Event]:
    """The events to be copied; what others are part of comes first."""
    rows = copyable(Event.objects.all(), plan, source).exclude(pk__in=plan.left_out)
    return rows.order_by(F("parent_id").asc(nulls_first=True), "pk")
