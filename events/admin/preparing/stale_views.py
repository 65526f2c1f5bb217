"""The texts of an edition that still speak of the one before: a list that shrinks."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from campaign_site.core.permissions.policies import may, visible_to

from ...models import Edition, Event
from ...selectors.stale_texts import (
    StaleText,
    edition_facts,
    finder_between,
    stale_in_copies,
    stale_in_edition,
)
from .edition_views import LABEL
from .steps import PlanningScreen

SENTENCES = 100


class StaleTextsView(PlanningScreen):
    """Looked for anew each time, in what this person may see."""

    model = Event
    permission_required = "view"
    template_name = "events/admin/preparing/stale_texts.html"
    page_title = gettext_lazy("Texts that still name the last edition")
    start_label = LABEL
    start_name = "copy_edition_start"
    header_icon = "warning"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def get_page_subtitle(self) -> str:
        return str(self.edition)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions = visible_to(self.request.user, Edition)
        self.edition = get_object_or_404(
            editions.select_related("campaign", "previous_occurrence__campaign"), pk=kwargs["pk"]
        )
        found = self._found()
        page = Paginator(found, SENTENCES).get_page(self.request.GET.get("p"))
        return super().get_context_data(**kwargs) | {
            "edition": self.edition,
            "source": self.edition.previous_occurrence,
            "page": page,
            "stale": [(one, self._edit_url(one)) for one in page.object_list],
            "stale_count": len(found),
        }

    def _found(self) -> list[StaleText]:
        source = self.edition.previous_occurrence
        if source is None:
            return []
        finder = finder_between(source, edition_facts(self.edition))
        events = visible_to(self.request.user, Event).filter(edition=self.edition)
        return [*stale_in_edition(self.edition, finder), *stale_in_copies(events, finder)]

    def _edit_url(self, one: StaleText) -> str:
        record = one.record
        if isinstance(record, Event):
            policy = policy_registry.get_by_type(Event)
            allowed = policy.user_has_permission(self.request.user, "change")
            allowed = allowed and not self.edition.is_archived
        else:
            allowed = may(self.request.user, "change", record)
        if not allowed:
            return ""
        name = type(record).snippet_viewset.get_url_name("edit")
        return reverse(name, args=[quote(record.pk)])
