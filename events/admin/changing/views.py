"""Changing one event: what it touches is shown, the reason asked for, then it is done."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaign_site.core.permissions.policies import visible_to

from ...enums import EventStatus
from ...models import Event
from ...services.changes import change_event, load_event, require_change
from ...services.impact import Impact, impact_of
from ...services.refusals import Refused, sentences
from .form import REASONS, WHEN, WHERE, ChangeForm
from .showing import impact_context, impact_mark

TITLES = {
    EventStatus.CANCELLED: gettext_lazy("Cancel an event"),
    EventStatus.POSTPONED: gettext_lazy("Postpone an event"),
}


class ChangeView(WagtailAdminTemplateMixin, TemplateView):
    """With `?to=<status>` it begins with that status: one click and a reason cancel."""

    template_name = "events/admin/changing/change.html"
    header_icon = "date"
    _show_breadcrumbs = True
    impact: Impact | None = None
    refusals: list[str] = []

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        if not visible_to(request.user, Event).filter(pk=kwargs["pk"]).exists():
            raise Http404
        self.object = load_event(kwargs["pk"])
        self.to = request.GET.get("to", "")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = ChangeForm(instance=self.object, for_user=request.user)
        self.form.choose_status(self.to)
        self.refusals = self._refusals()
        if not self.refusals and self.form.change().fields:
            self._show_impact()
        return self.render_to_response(self.get_context_data())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.form = ChangeForm(request.POST, instance=self.object, for_user=request.user)
        try:
            require_change(self.object, by=request.user)
            if self.form.is_valid() and self._is_confirmed():
                return self._make()
        except Refused as refused:
            self.refusals = sentences(refused)
            self.form.renew_seen()
        except ValidationError as error:
            self.form.refuse(error)
        return self.render_to_response(self.get_context_data())

    def _refusals(self) -> list[str]:
        try:
            require_change(self.object, by=self.request.user)
        except Refused as refused:
            return sentences(refused)
        return []

    def _is_confirmed(self) -> bool:
        """Whether exactly this change was shown with what it touches."""
        sent = self.form.cleaned_data["confirmed"]
        self._show_impact()
        if not self.impact.needs_reason:
            return True
        return sent == impact_mark(self.impact.before, self.impact.after)

    def _show_impact(self) -> None:
        change = self.form.change()
        self.impact = impact_of(self.object, change, by=self.request.user)
        mark = impact_mark(self.impact.before, self.impact.after)
        if self.form.is_bound:
            self.form.data = self.form.data.copy()
            self.form.data["confirmed"] = mark
        else:
            self.form.initial["confirmed"] = mark

    def _make(self) -> HttpResponse:
        seen = self.form.cleaned_data["seen"]
        changed = change_event(
            event_id=self.object.pk, change=self.form.change(), by=self.request.user, seen=seen
        )
        values = {"title": str(changed.event)}
        if changed:
            messages.success(self.request, _("“%(title)s” is changed.") % values)
        else:
            messages.info(self.request, _("“%(title)s” is as you asked already.") % values)
        return redirect(self._back())

    def _back(self) -> str:
        name = Event.snippet_viewset.get_url_name("edit")
        return reverse(name, args=[quote(self.object.pk)])

    def get_page_title(self) -> str:
        return str(TITLES.get(self.to, _("Change day, place or status")))

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        listing = reverse(Event.snippet_viewset.get_url_name("list"))
        return [
            *self.breadcrumbs_items,
            {"url": listing, "label": _("Events")},
            {"url": self._back(), "label": str(self.object)},
            {"url": self.request.get_full_path(), "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form
        folded = self.to in TITLES and not any(form.has_error(n) for n in (*WHEN, *WHERE))
        return super().get_context_data(**kwargs) | {
            "object": self.object,
            "form": form,
            "media": form.media,
            "when": [form[name] for name in WHEN],
            "where": [form[name] for name in WHERE],
            "reasons": [form[name] for name in REASONS],
            "folded": folded,
            "impact": impact_context(self.impact) if self.impact else None,
            "asks_reason": self.impact is not None and self.impact.needs_reason,
            "refusals": [*self.refusals, *map(str, form.non_field_errors())],
            "back_url": self._back(),
        }
