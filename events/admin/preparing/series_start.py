"""How a series begins: from schools or by a rule, perhaps with a model event."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from wagtail.permissions import policy_registry

from campaign_site.core.admin.choosers import choose_by_chooser
from campaign_site.core.admin.forms import ForgetsRefusedChoices
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.time import now
from partners.models import School

from ...models import Event, Preparation
from ...services.preparations import keep_choices, open_preparation, preparations_of
from ...services.series import most_rows
from ...services.series_plans import MODES, RULE
from .sent import numbers, sent_key
from .steps import PlanningScreen

LABEL = gettext_lazy("Series of events")
_NO_WAY = gettext_lazy("Choose how the series is made.")


class SeriesStartForm(ForgetsRefusedChoices, forms.Form):
    """How the series is made, and perhaps a model event."""

    mode = forms.ChoiceField(
        label=gettext_lazy("How the series is made"),
        widget=forms.RadioSelect,
        error_messages={"required": _NO_WAY, "invalid_choice": _NO_WAY},
    )
    pattern = forms.ModelChoiceField(
        label=gettext_lazy("Model event (may stay empty)"),
        queryset=Event.objects.none(),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("There is no such event in your regions.")},
    )

    def __init__(self, *args: Any, user: Any, modes: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"].choices = [(mode, mode) for mode in modes]
        self.fields["pattern"].queryset = visible_to(user, Event)
        choose_by_chooser(self.fields["pattern"])


class SeriesStartView(PlanningScreen):
    """One session for each school, or a rule; perhaps from a model event."""

    model = Event
    template_name = "events/admin/preparing/series_start.html"
    start_name = "series_start"
    start_label = page_title = LABEL
    header_icon = "list-ul"

    def _form(self, data: Any = None) -> SeriesStartForm:
        user = self.request.user
        modes = [mode for mode in MODES if mode == RULE or _may_see_schools(user)]
        asked = numbers([self.request.GET.get("pattern", "")])
        pattern = visible_to(user, Event).filter(pk__in=asked).first()
        initial = {"mode": modes[0], "pattern": pattern}
        return SeriesStartForm(data, user=user, modes=modes, initial=initial)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        own = preparations_of(user, Preparation.Kind.SERIES)
        kwargs.setdefault("form", self._form())
        return super().get_context_data(**kwargs) | {
            "most": most_rows(user),
            "begun": [one for one in own.filter(state=Preparation.State.OPEN)[:5] if one.choices],
            "key": self.request.POST.get("key") or uuid4(),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        mode = form.cleaned_data["mode"]
        preparation = open_preparation(
            kind=Preparation.Kind.SERIES,
            by=request.user,
            at=now(),
            pattern=form.cleaned_data["pattern"],
            choices={"mode": mode},
            key=sent_key(request.POST),
        )
        keep_choices(preparation=preparation, mode=mode)
        return redirect("series_details", key=preparation.key)


def _may_see_schools(user: Any) -> bool:
    return policy_registry.get_by_type(School).user_has_permission(user, "view")
