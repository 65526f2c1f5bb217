"""Publishing another day, place or status of a live event: shown first, then with a reason."""

from __future__ import annotations

from typing import Any

from django.forms import ModelForm
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ...models import Event
from ...services.events import is_announced
from ...services.impact import impact_between
from .form import REASONS
from .showing import impact_context, impact_mark


class ShowsImpact:
    """Mixin of the edit view. Saving a draft announces nothing and asks nothing."""

    def is_valid(self, form: ModelForm) -> bool:
        valid = super().is_valid(form)
        if not valid or not self._publishes() or self.is_out_of_date:
            return valid
        return not self._must_show(form)

    def _publishes(self) -> bool:
        if self.action == "publish":
            return True
        approves = self.request.POST.get("workflow-action-name") == "approve"
        return self.action == "workflow-action" and approves

    def _must_show(self, form: ModelForm) -> bool:
        """Put what the change touches at the head, unless it stood there and has its reason."""
        if form.announced is None or not is_announced(form.announced):
            return False
        impact = impact_between(form.announced, form.instance, by=self.request.user)
        if not impact.needs_reason:
            return False
        mark = impact_mark(impact.before, impact.after)
        was_shown = form.cleaned_data.get("shown_impact") == mark
        # Once it was shown, the old reasons were taken away: what is there was typed.
        told = _reasons(form) if was_shown else _reasons(form) - _reasons_of(form.announced)
        if told and was_shown:
            return False
        if not told:
            message = _("Give the public reason in one language at least.")
            form.add_error("change_reason_ar", message)
        form.data = form.data.copy()
        for name in set(REASONS) - dict(told).keys():
            form.data[name] = ""
        form.data["shown_impact"] = mark
        self.produced_error_code = "impact"
        self.produced_error_message = _message(impact_context(impact))
        return True


def _reasons(form: ModelForm) -> set[tuple[str, str]]:
    """Each field of the reason that says something, with its text."""
    return {(name, text) for name in REASONS if (text := form.cleaned_data.get(name))}


def _reasons_of(event: Event) -> set[tuple[str, str]]:
    return {(name, getattr(event, name)) for name in REASONS}


def _message(impact: dict[str, Any]) -> str:
    return render_to_string("events/admin/changing/impact_message.html", {"impact": impact})
