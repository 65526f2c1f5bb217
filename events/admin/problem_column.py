"""The number of problems beside each event of a list."""

from __future__ import annotations

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, Table

from ..models import Event
from ..selectors.planning import problems_of


class ProblemsColumn(Column):
    """How many problems, leading to what they are."""

    def get_value(self, instance: Event) -> str:
        number = getattr(instance, "problem_count", 0)
        if not number:
            return "–"
        if instance.edition_id is None:
            return str(number)
        url = reverse("planning_problems", query={
            "edition": instance.edition_id, "event": instance.pk,
        })  # fmt: skip
        return format_html('<a class="problem-count" href="{}">{}</a>', url, number)


PROBLEMS_COLUMN = ProblemsColumn("problem_count", label=_("Problems"))


class CountsProblems:
    """Mixin of a list of events: only the rows of the page are looked at, none for a file."""

    def get_table(self, object_list: QuerySet[Event]) -> Table:
        if self.is_export:
            return super().get_table(object_list)
        rows = list(object_list)
        if rows:
            shown = Event.objects.filter(pk__in=[row.pk for row in rows])
            found = problems_of(shown, user=self.request.user)
            for row in rows:
                row.problem_count = len(found.of(row.pk))
        return super().get_table(rows)
