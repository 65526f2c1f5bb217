"""Editions: the buttons that move one from state to state."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from campaign_site.core.admin.views import RecordEditView, RecordInspectView
from campaign_site.core.permissions.policies import may

from ..enums import EditionState
from ..models import Edition
from ..services.editions import move_edition, next_states
from ..services.moderation import open_proposals_of
from .preparing.buttons import header_buttons

# What a button says, and what visitors get when it is pressed.
ACTIONS: dict[str, tuple[Any, Any, str]] = {
    EditionState.PREPARING: (
        _("Back to preparation"),
        _("Visitors will no longer see this edition and its events."),
        "undo",
    ),
    EditionState.PUBLISHED: (
        _("Publish the edition"),
        _("Visitors will see this edition and its published events."),
        "view",
    ),
    EditionState.RUNNING: (
        _("Start the edition"),
        _("The home page will say that this edition is under way."),
        "circle-check",
    ),
    EditionState.CLOSED: (
        _("Close the edition"),
        _("The edition stays public as a past one; reports can still be completed."),
        "lock-open",
    ),
    EditionState.ARCHIVED: (
        _("Archive for good"),
        _(
            "Nobody will be able to change this edition or its events any more. "
            "Their addresses stay. This cannot be undone."
        ),
        "lock",
    ),
}


class _StateButtons:
    """Adds one button per state the edition may move to."""

    @property
    def state_buttons(self) -> list[Button]:
        if not may(self.request.user, "change", self.object):
            return []
        return [
            HeaderButton(
                ACTIONS[state][0],
                url=reverse(
                    Edition.snippet_viewset.get_url_name("state"),
                    args=(quote(self.object.pk), state),
                ),
                icon_name=ACTIONS[state][2],
            )
            for state in next_states(self.object)
        ]

    @property
    def header_buttons(self) -> list[Button]:
        copies = header_buttons(self.request.user, self.object)
        return [*super().header_buttons, *self.state_buttons, *copies]


class EditionEditView(_StateButtons, RecordEditView):
    pass


class EditionInspectView(_StateButtons, RecordInspectView):
    pass


class EditionStateView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Asks once, then moves the edition; a step the table does not know is a 404."""

    model = Edition
    permission_required = "change"
    template_name = "events/admin/edition_state.html"
    header_icon = "calendar"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(Edition.objects.select_related("campaign"), pk=kwargs["pk"])
        self.to = kwargs["to"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.to not in next_states(self.object):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return str(ACTIONS[self.to][0])

    def get_page_subtitle(self) -> str:
        return str(self.object)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "edition": self.object,
            "action": ACTIONS[self.to][0],
            "consequence": ACTIONS[self.to][1],
            "waiting": self._waiting(),
            "back_url": self._next_url(),
        }

    def _waiting(self) -> int:
        """How many proposals the step takes back."""
        ends = self.to == EditionState.ARCHIVED
        return open_proposals_of(self.object).count() if ends else 0

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            move_edition(edition=self.object, to=self.to, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request,
                gettext("The edition is now “%(state)s”.")
                % {"state": self.object.get_state_display()},
            )
        return redirect(self._next_url())

    def _next_url(self) -> str:
        name = "inspect" if self.object.is_archived else "edit"
        return reverse(Edition.snippet_viewset.get_url_name(name), args=(quote(self.object.pk),))
