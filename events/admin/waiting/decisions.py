"""One page for each decision on a proposal."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from campaign_site.core.time import now

from ...selectors import waiting as selectors
from ...selectors.planning import problems_of_version
from ...services import moderation
from ...services.versions import NO_VERSION, labels_changed_since
from ..changing.showing import differences
from . import rows, words
from .screens import WaitingScreen, WaitingView, with_problems


class _Decision(WaitingScreen, ABC):
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

    @abstractmethod
    def facts(self, **kwargs: Any) -> dict[str, Any]:
        """What the page shows of the proposal."""

    @abstractmethod
    def _done(self, **kwargs: Any) -> HttpResponse:
        """Do it, and say so on the list; or the page again with what is wrong."""


class _Review(_Decision):
    def facts(self, *, state_id: int, **_kwargs: Any) -> dict[str, Any]:
        state, event = moderation.state_for(state_id=state_id, by=self.request.user)
        if state.status != state.STATUS_IN_PROGRESS:
            raise moderation.AlreadyDecided(state)
        state.subject = event.pk
        (item,) = selectors.described([state], now=now())
        facts = {"edit_url": rows.edit_url(event), "version": event.latest_revision_id}
        if not event.live:
            return {**facts, "row": with_problems([item], self.request.user)[0]}
        version = event.get_latest_revision_as_object()
        found = problems_of_version(version, user=self.request.user)
        return {
            **facts,
            "row": rows.waiting_row(item, found),
            "differences": differences(event, version),
            "changed_fields": labels_changed_since(event, NO_VERSION),
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
