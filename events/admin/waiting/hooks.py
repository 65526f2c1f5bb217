"""Where the screen appears in the admin, and what an author reads on a returned event."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from campaign_site.core.admin.planning_menu import MENU_HOOK
from campaign_site.core.permissions.policies import may

from ...models import Event
from ...selectors.waiting import decides, last_return, proposes, waiting_count
from . import decisions, words
from .screens import WaitingView


class WaitingMenuItem(MenuItem):
    """With the number of proposals that wait for the very person."""

    def is_shown(self, request: HttpRequest) -> bool:
        return decides(request.user) or proposes(request.user)

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if number := waiting_count(request.user):
            values = {"label": self.label, "number": number}
            component.label = _("%(label)s (%(number)s)") % values
        return component


@hooks.register("register_admin_urls")
def waiting_urls() -> list[URLPattern]:
    base = "planning/waiting/"
    review, own = f"{base}<int:state_id>/", f"{base}own/<int:workflow_id>/"
    return [
        path(base, WaitingView.as_view(), name="planning_waiting"),
        path(f"{review}approve/", decisions.ApproveView.as_view(), name="planning_approve"),
        path(f"{review}return/", decisions.ReturnView.as_view(), name="planning_return"),
        path(f"{own}withdraw/", decisions.WithdrawView.as_view(), name="planning_withdraw"),
        path(f"{own}again/", decisions.ProposeAgainView.as_view(), name="planning_propose_again"),
    ]


@hooks.register(MENU_HOOK)
def waiting_menu_item() -> MenuItem:
    return WaitingMenuItem(
        gettext_lazy("Waiting"),
        reverse("planning_waiting"),
        name="planning-waiting",
        icon_name="history",
        order=10,
    )


@hooks.register("before_edit_snippet")
def tell_why_it_was_returned(request: HttpRequest, instance: Any) -> None:
    """At the head of the form, until it is proposed again."""
    if request.method != "GET" or not isinstance(instance, Event):
        return
    if not may(request.user, "change", instance):
        return
    state = last_return(instance)
    if state is None or not state.comment:
        return
    text = _("Returned by %(who)s (%(when)s), because:") % {
        "who": words.name_of(state.finished_by),
        "when": words.moment(state.finished_at),
    }
    messages.warning(request, format_html("{} <q><bdi>{}</bdi></q>", text, state.comment))
