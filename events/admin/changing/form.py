"""The form of one change: day, hour, place, status, and the public reason per language."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from campaign_site.core.admin.choosers import choose_by_chooser
from campaign_site.core.admin.forms import ScopedForm
from campaign_site.core.admin.widgets import WeekdayDateInput, text_input
from campaign_site.core.languages import CODES, TABLE

from ...enums import EVENT_TRANSITIONS, EventStatus
from ...models import Event
from ...services.change_data import COLUMNS, Change
from ...services.events import is_announced
from ...services.versions import version_mark

WHEN = ("start_date", "start_time", "end_date", "end_time")
WHERE = ("venue", "school", "online_url")
REASONS = tuple(f"change_reason_{lang}" for lang in CODES)


class ChangeForm(ScopedForm):
    """What is left as it is changes nothing; the service decides what is possible."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    # The impact that was shown before; a different change is shown again.
    confirmed = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields = [*WHEN, *WHERE, "status", *REASONS]
        widgets = {
            "start_date": WeekdayDateInput,
            "end_date": WeekdayDateInput,
            **{name: text_input(name.rpartition("_")[2]) for name in REASONS},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial |= dict.fromkeys(REASONS, "") | {"seen": version_mark(self.instance)}
        for name in ("venue", "school"):
            choose_by_chooser(self.fields[name])
        for language in TABLE:
            field = self.fields[f"change_reason_{language.code}"]
            field.label, field.help_text = language.name, ""
        if is_announced(self.instance):
            reachable = {self.instance.status} | EVENT_TRANSITIONS[self.instance.status]
            choices = [(value, label) for value, label in EventStatus.choices if value in reachable]
            self.fields["status"].choices = choices

    def choose_status(self, status: str) -> None:
        """Begin with another status, where the event may get it."""
        if status in dict(self.fields["status"].choices):
            self.initial["status"] = status

    def _post_clean(self) -> None:
        """The instance stays what it is: the service applies the change and checks it."""

    def change(self) -> Change:
        """What is asked for: only what differs from the event."""
        data = self.cleaned_data if self.is_bound else self._begun()
        fields = {
            name: getattr(data[name], "pk", data[name])
            for name in (*WHEN, *WHERE, "status")
            if name in COLUMNS and self._differs(name, data[name])
        }
        reasons = {lang: data.get(f"change_reason_{lang}") or "" for lang in CODES}
        return Change(fields, reasons if any(reasons.values()) else {})

    def _begun(self) -> dict[str, Any]:
        return {name: self.initial.get(name) for name in (*WHEN, *WHERE, "status")}

    def _differs(self, name: str, value: Any) -> bool:
        now = getattr(self.instance, Event._meta.get_field(name).attname)
        return (getattr(value, "pk", value) or None) != (now or None)

    def refuse(self, error: ValidationError) -> None:
        """Show a refusal at its field, or at the head where the form has none."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, errors in error.error_dict.items():
            shown = "change_reason_ar" if name == "change_reason" else name
            self.add_error(shown if shown in self.fields else NON_FIELD_ERRORS, errors)

    def renew_seen(self) -> None:
        """The person has been told: sending the form again is a decision."""
        self.data = self.data.copy()
        self.data["seen"] = version_mark(self.instance)


# What a button of the list or the edit page asks for: the status it begins with.
ACTIONS: dict[str, Any] = {
    "move": _("Move"),
    EventStatus.POSTPONED: _("Postpone"),
    EventStatus.CANCELLED: _("Cancel the event"),
}
