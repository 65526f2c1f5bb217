"""Many events: what shall be done, then what it touches, then what became of it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaign_site.core.time import now

from ...models import Event, Preparation
from ...services.bulk import MOST, confirm_bulk, foresee, kept_refusals, load, open_bulk
from ...services.bulk_batches import BulkAction, Order, order_of
from ...services.preparations import preparations_of
from .access import may_order
from .forms import FORMS, ReasonForm
from .moves import move_context
from .selection import list_query, selected_ids
from .showing import forecast_context, result_context


class _BulkScreen(WagtailAdminTemplateMixin, TemplateView):
    header_icon = "list-ul"
    _show_breadcrumbs = True
    action: BulkAction

    def require(self, action: str) -> None:
        """Refuse an action that does not exist or is not this person's."""
        if action not in BulkAction.values:
            raise Http404
        if not may_order(self.request.user, action):
            raise PermissionDenied
        self.action = BulkAction(action)

    def get_page_title(self) -> str:
        return str(self.action.label)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": self.list_url(), "label": _("Events")},
            {"url": self.request.get_full_path(), "label": self.get_page_title()},
        ]

    def list_url(self) -> str:
        return reverse(Event.snippet_viewset.get_url_name("list"))


class OrderView(_BulkScreen):
    """How many events are chosen, which of them cannot, and what shall be done."""

    template_name = "events/admin/bulk/order.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.require(kwargs["action"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = FORMS[self.action](user=request.user)
        return self._answer(Order(self.action, days=1))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = FORMS[self.action](request.POST, user=request.user)
        if not self.form.is_valid():
            return self._refuse(Order(self.action, days=1))
        order = self.form.order()
        events = self._events()
        forecast = foresee(events, order, by=request.user)
        asks = isinstance(self.form, ReasonForm) and forecast.announced
        if asks and not self.form.reasons:
            self.form.require_reason()
        if self.form.errors or not forecast.doable:
            return self._refuse(order, events)
        opened = open_bulk(order=order, forecast=forecast, by=request.user, at=now())
        return redirect("planning_bulk", key=opened.key)

    def _events(self) -> list[Event]:
        ids = selected_ids(self.request)
        if len(ids) > MOST:
            raise BadRequest("too many events")
        return load(ids, self.request.user)

    def _refuse(self, order: Order, events: list[Event] | None = None) -> HttpResponse:
        """Said at the top, where a script lists the fields to mend; else it stands below why."""
        count = sum(map(len, self.form.errors.values()))
        said = ngettext(
            "There is one thing to correct", "There are %(count)s things to correct", count
        )
        messages.error(self.request, said % {"count": count} if count else _("Nothing was saved"))
        return self._answer(order, events)

    def _answer(self, order: Order, events: list[Event] | None = None) -> HttpResponse:
        events = self._events() if events is None else events
        # Before the days are typed, a move of any length is as possible as of none.
        known = order if self.form.is_bound or self.action != BulkAction.MOVE else _standing(order)
        forecast = foresee(events, known, by=self.request.user)
        context = self.get_context_data() | forecast_context(forecast, detailed=False)
        context |= {"form": self.form, "media": self.form.media, "chosen": len(events)}
        return self.render_to_response(context)

    def list_url(self) -> str:
        return f"{super().list_url()}?{list_query(self.request.GET)}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"back_url": self.list_url()}


class RunView(_BulkScreen):
    """One's own order: what it touches, a last button, then how far it is and what was refused."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        own = preparations_of(request.user, Preparation.Kind.BULK)
        self.preparation = own.filter(key=kwargs["key"]).first()
        if self.preparation is None:
            raise Http404
        self.require(self.preparation.choices["action"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        confirm_bulk(preparation=self.preparation, at=now())
        return redirect("planning_bulk", key=self.preparation.key)

    def get_template_names(self) -> list[str]:
        name = "confirm" if self.preparation.is_open else "result"
        return [f"events/admin/bulk/{name}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        preparation, user = self.preparation, self.request.user
        events = load(preparation.choices["ids"], user)
        context = super().get_context_data(**kwargs) | {"back_url": self.list_url()}
        left_out = kept_refusals(preparation, user)
        if not preparation.is_open:
            return context | result_context(preparation, events, left_out)
        order = order_of(preparation)
        forecast = foresee(events, order, by=user)
        for reason, refused in left_out.items():
            forecast.refused.setdefault(reason, []).extend(refused)
        context |= forecast_context(forecast) | {"order": order}
        if order.action == BulkAction.MOVE:
            page = self.request.GET.get("p")
            context |= move_context(forecast.doable, days=order.days, user=user, page=page)
        return context


def _standing(order: Order) -> Order:
    return Order(order.action, days=0)
