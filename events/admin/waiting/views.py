"""The list of proposals, and one page for each decision."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from campaign_site.core.time import now

from ...models import Event
from ...selectors import waiting as selectors
from ...selectors.planning import problems_of
from ...services import moderation
from . import rows, words

PER_PAGE = 50
_MOST_DIGITS = 6


class _Screen(WagtailAdminTemplateMixin, TemplateView):
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


def _with_problems(items: list[selectors.Waiting], user: Any) -> list[dict[str, Any]]:
    proposed = Event.objects.filter(pk__in=[item.event.pk for item in items])
    return rows.waiting_rows(items, problems_of(proposed, user=user) if items else None)


class WaitingView(_Screen):
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
            "waiting": _with_problems(selectors.described(list(page), now=at), user),
            "own": rows.own_rows(selectors.own_proposals(user, now=at)),
        }


class _Decision(_Screen):
    """One page with the facts and one button; the list again where it came too late."""

    template_name = "events/admin/waiting/decision.html"
    action = ""
    button: Any = ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._told(lambda: self._page(**kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._told(lambda: self._done(**kwargs))

    def _told(self, answer: Any) -> HttpResponse:
        """The answer, or the list with what happened meanwhile."""
        try:
            return answer()
        except moderation.AlreadyDecided as late:
            event = late.state.workflow_state.content_object
            return self._list(words.decided(late.state, event), status=409)
        except moderation.NotTheirs:
            return self._list(words.gone(), status=403)

    def _list(self, text: str, *, status: int) -> HttpResponse:
        messages.error(self.request, text)
        response = WaitingView.as_view()(self._as_get())
        response.status_code = status
        return response

    def _as_get(self) -> HttpRequest:
        self.request.method = "GET"
        return self.request

    def _page(self, *, error: str = "", status: int = 200, **kwargs: Any) -> HttpResponse:
        context = {
            **self.get_context_data(**kwargs),
            **self.facts(**kwargs),
            "error": error,
            "button": self.button,
            "action": self.action,
        }
        return self.render_to_response(context, status=status)

    def facts(self, **kwargs: Any) -> dict[str, Any]:
        raise NotImplementedError

    def _done(self, **kwargs: Any) -> HttpResponse:
        raise NotImplementedError


class _Review(_Decision):
    def facts(self, *, state_id: int, **_kwargs: Any) -> dict[str, Any]:
        state, event = moderation.state_for(state_id=state_id, by=self.request.user)
        if state.status != state.STATUS_IN_PROGRESS:
            raise moderation.AlreadyDecided(state)
        state.subject = event.pk
        (item,) = selectors.described([state], now=now())
        return {
            "row": _with_problems([item], self.request.user)[0],
            "edit_url": rows.edit_url(event),
            "version": event.latest_revision_id,
        }


class ApproveView(_Review):
    page_title = gettext_lazy("Approve and publish")
    button = gettext_lazy("Approve and publish")
    action = "approve"

    def _done(self, *, state_id: int) -> HttpResponse:
        seen = self.request.POST.get("version", "")[:18]
        version = int(seen) if seen.isascii() and seen.isdecimal() else None
        try:
            event = moderation.approve_proposal(
                state_id=state_id, by=self.request.user, seen_version=version
            )
        except moderation.ChangedMeanwhile:
            text = _("It was changed while you were reading: look at it again.")
            return self._page(state_id=state_id, error=text, status=409)
        except ValidationError as invalid:
            return self._page(state_id=state_id, error=" ".join(invalid.messages), status=422)
        messages.success(self.request, _("“%(title)s” is published.") % {"title": event})
        return redirect("planning_waiting")


class ReturnView(_Review):
    page_title = gettext_lazy("Return with a reason")
    button = gettext_lazy("Return it")
    action = "return"

    def _done(self, *, state_id: int) -> HttpResponse:
        reason = self.request.POST.get("reason", "").strip()
        if not reason:
            text = _("Say why it is returned.")
            return self._page(state_id=state_id, error=text, status=422)
        event = moderation.return_proposal(state_id=state_id, by=self.request.user, reason=reason)
        text = _("“%(title)s” is returned to its author.") % {"title": event}
        messages.success(self.request, text)
        return redirect("planning_waiting")


class _Own(_Decision):
    def facts(self, *, workflow_id: int, **_kwargs: Any) -> dict[str, Any]:
        _workflow, event = moderation.own_proposal(workflow_id=workflow_id, by=self.request.user)
        return {"row": rows.event_row(event), "edit_url": rows.edit_url(event)}


class WithdrawView(_Own):
    page_title = gettext_lazy("Withdraw the proposal")
    button = gettext_lazy("Withdraw it")
    action = "withdraw"

    def _done(self, *, workflow_id: int) -> HttpResponse:
        event = moderation.withdraw_proposal(workflow_id=workflow_id, by=self.request.user)
        text = _("“%(title)s” is withdrawn; the draft is kept.") % {"title": event}
        messages.success(self.request, text)
        return redirect("planning_waiting")


class ProposeAgainView(_Own):
    page_title = gettext_lazy("Propose it again")
    button = gettext_lazy("Propose it again")
    action = "again"

    def _done(self, *, workflow_id: int) -> HttpResponse:
        try:
            event = moderation.propose_again(workflow_id=workflow_id, by=self.request.user)
        except ValidationError as invalid:
            text = " ".join(invalid.messages)
            return self._page(workflow_id=workflow_id, error=text, status=422)
        text = _("“%(title)s” is proposed again.") % {"title": event}
        messages.success(self.request, text)
        return redirect("planning_waiting")
