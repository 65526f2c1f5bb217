"""The ways from the list of events to the actions on many of them."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ...models import Event
from ...services.bulk_batches import BulkAction
from .access import may_order, orderable
from .selection import list_query

_ICONS = {
    BulkAction.MOVE: "calendar-alt",
    BulkAction.ASSIGN: "user",
    BulkAction.PUBLISH: "upload",
    BulkAction.CANCEL: "cross",
}


def order_url(action: str, query: str) -> str:
    return f"{reverse('planning_bulk_order', args=[action])}?{query}"


class OffersBulk:
    """Mixin of the list: its menu has the actions on everything that its filters leave."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        query = list_query(self.request.GET)
        return [
            *super().header_more_buttons,
            *(
                Button(
                    action.label,
                    url=order_url(action, query),
                    icon_name=_ICONS[action],
                    priority=60 + order,
                )
                for order, action in enumerate(orderable(self.request.user))
            ),
        ]


class _TickedRows(SnippetBulkAction):
    """An entry below the list: it goes to our own screen with the ticked rows.

    Wagtail's "all" means the whole table; here it means what the list shows.
    """

    models = [Event]
    action_type = ""
    display_name = ""
    aria_label = ""
    template_name = "events/admin/bulk/order.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_order(request.user, self.order):
            raise Http404
        ids = request.GET.getlist("id")
        if "all" in ids:
            _path, _mark, query = get_valid_next_url_from_request(request).partition("?")
            return redirect(order_url(self.order, list_query(QueryDict(query))))
        ticked = QueryDict(mutable=True)
        ticked.setlist("id", ids)
        return redirect(order_url(self.order, ticked.urlencode()))


def ticked_rows(action: BulkAction) -> type[SnippetBulkAction]:
    return type(
        f"{action.name.title()}TickedRows",
        (_TickedRows,),
        {
            "order": action,
            "action_type": f"event_{action}",
            "display_name": action.label,
            "aria_label": action.label,
            "action_priority": 10 + list(BulkAction).index(action),
        },
    )
