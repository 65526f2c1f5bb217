"""Filters of the list of events."""

from __future__ import annotations

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from campaign_site.core.models import Region
from campaign_site.core.permissions.scope import scope_of

from ..enums import EventStatus
from ..models import Edition, Event, EventKind
from ..rules.codes import ProblemCode
from ..rules.rows import PROBLEM_ROWS
from ..selectors.planning import problems_of

EDITORIAL: dict[str, tuple[object, Q]] = {
    "live": (_("Published"), Q(live=True)),
    "changes": (_("Published, with changes waiting"), Q(live=True, has_unpublished_changes=True)),
    "draft": (_("Draft"), Q(live=False)),
}


def _regions(request: object) -> QuerySet[Region]:
    return scope_of(request.user).regions() if request else Region.objects.none()


class EventFilterSet(WagtailFilterSet):
    edition = django_filters.ModelChoiceFilter(
        label=_("Edition"), queryset=Edition.objects.select_related("campaign")
    )
    region = django_filters.ModelMultipleChoiceFilter(
        label=_("Region"), queryset=_regions, widget=forms.CheckboxSelectMultiple
    )
    kind = django_filters.ModelMultipleChoiceFilter(
        label=_("Kind"), queryset=EventKind.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    start_date = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    status = django_filters.MultipleChoiceFilter(
        label=_("Public status"),
        choices=EventStatus.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    editorial = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(key, label) for key, (label, _rows) in EDITORIAL.items()],
        method="in_editorial_state",
    )
    problem = django_filters.ChoiceFilter(
        label=_("Problem"),
        choices=ProblemCode.choices,
        method="with_problem",
    )

    class Meta:
        model = Event
        fields = ["edition", "region", "kind", "start_date", "status", "editorial", "problem"]

    def in_editorial_state(self, rows: QuerySet[Event], _name: str, value: str) -> QuerySet[Event]:
        return rows.filter(EDITORIAL[value][1])

    def with_problem(self, rows: QuerySet[Event], _name: str, value: str) -> QuerySet[Event]:
        """What one row cannot tell is compared among the rows that the filters before left."""
        code = ProblemCode(value)
        if code in PROBLEM_ROWS:
            return rows.filter(PROBLEM_ROWS[code])
        return rows.filter(pk__in=problems_of(rows, user=self.request.user).with_code(code))
