"""The ways from the list of events to the actions on many of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.admin.widgets.button import Button
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from ...models import Event
from ...services.bulk_batches import BulkAction
from .access import may_order, may_read, orderable
from .selection import list_query, opening_query

_ICONS = {
    BulkAction.MOVE: "calendar-alt",
    BulkAction.ASSIGN: "user",
    BulkAction.PUBLISH: "upload",
    BulkAction.CANCEL: "cross",
}
FILES = {"xlsx": _("Download as XLSX"), "csv": _("Download as CSV")}


def order_url(action: str, query: str) -> str:
    return f"{reverse('planning_bulk_order', args=[action])}?{query}"


def file_url(form: str, query: str) -> str:
    return f"{reverse('planning_bulk_file', args=[form])}?{query}"


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
    template_name = "events/admin/bulk/order.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.allows(request.user):
            raise Http404
        ids = request.GET.getlist("id")
        if "all" in ids:
            _path, _mark, query = get_valid_next_url_from_request(request).partition("?")
            return redirect(self.address(list_query(QueryDict(query or opening_query()))))
        ticked = QueryDict(mutable=True)
        ticked.setlist("id", ids)
        return redirect(self.address(ticked.urlencode()))


def _entry(
    name: str,
    label: Any,
    *,
    priority: int,
    allows: Callable[[Any], bool],
    address: Callable[[str], str],
) -> type[SnippetBulkAction]:
    return type(
        f"{name.title()}TickedRows",
        (_TickedRows,),
        {
            "action_type": f"event_{name}",
            "display_name": label,
            "aria_label": label,
            "action_priority": priority,
            "allows": staticmethod(allows),
            "address": staticmethod(address),
        },
    )


def entries() -> list[type[SnippetBulkAction]]:
    """Every action on ticked rows, then the files of them."""
    orders = [
        _entry(
            action,
            action.label,
            priority=10 + place,
            allows=partial(may_order, action=action),
            address=partial(order_url, action),
        )
        for place, action in enumerate(BulkAction)
    ]
    files = [
        _entry(form, label, priority=50, allows=may_read, address=partial(file_url, form))
        for form, label in FILES.items()
    ]
    return [*orders, *files]
