"""The list of proposals: what waits for me, and what became of my own."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaign_site.core.time import now

from ...models import Event
from ...selectors import waiting as selectors
from ...selectors.planning import problems_of
from . import rows

PER_PAGE = 50
_MOST_DIGITS = 6


class WaitingScreen(WagtailAdminTemplateMixin, TemplateView):
    """For whoever proposes events or decides on proposals."""

    page_title: Any = gettext_lazy("Waiting for a decision")
    header_icon = "history"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (selectors.decides(request.user) or selectors.proposes(request.user)):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        here = {"url": reverse_lazy("planning_waiting"), "label": self.page_title}
        return [*self.breadcrumbs_items, here]


def with_problems(items: list[selectors.Waiting], user: Any) -> list[dict[str, Any]]:
    """Rows with the number of problems of each proposal, but of changes to live events.

    These are looked for in the stored rows; a change is looked at on its own page.
    """
    stored = Event.objects.filter(pk__in=[item.event.pk for item in items if not item.event.live])
    return rows.waiting_rows(items, problems_of(stored, user=user) if items else None)


class WaitingView(WaitingScreen):
    """What waits for me, and what became of what I proposed."""

    template_name = "events/admin/waiting/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, at = self.request.user, now()
        page = Paginator(selectors.states_waiting_for(user), PER_PAGE).get_page(
            self.request.GET.get("p", "")[:_MOST_DIGITS]
        )
        return {
            **super().get_context_data(**kwargs),
            "decides": selectors.decides(user),
            "page_obj": page,
            "elided_page_range": page.paginator.get_elided_page_range(page.number),
            "total": page.paginator.count,
            "waiting": with_problems(selectors.described(list(page), now=at), user),
            "own": rows.own_rows(selectors.own_proposals(user, now=at)),
        }
