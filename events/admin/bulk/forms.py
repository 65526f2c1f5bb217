"""What an action on many events wants to know."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from campaign_site.core.admin.choosers import choose_by_chooser
from campaign_site.core.admin.forms import ForgetsRefusedChoices
from campaign_site.core.admin.widgets import text_input
from campaign_site.core.languages import TABLE
from campaign_site.core.models import User
from campaign_site.core.permissions.policies import visible_to

from ...enums import PersonRole
from ...models import Person
from ...services.bulk_batches import BulkAction, Order, assignment, cancellation
from ...services.change_data import Change

_MOST_DAYS = 366


class OrderForm(forms.Form):
    """An action that wants to know nothing more."""

    action = BulkAction.PUBLISH

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def order(self) -> Order:
        return Order(self.action)

    def reason_fields(self) -> list[forms.BoundField]:
        return []


class ReasonForm(OrderForm):
    """Asks for the public reason, per language; needed where the public knows an event."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for language in TABLE:
            self.fields[f"reason_{language.code}"] = forms.CharField(
                label=language.name,
                required=False,
                max_length=255,
                widget=text_input(language.code),
            )

    @property
    def reasons(self) -> dict[str, str]:
        found = {lang.code: self.cleaned_data.get(f"reason_{lang.code}") or "" for lang in TABLE}
        return found if any(found.values()) else {}

    def reason_fields(self) -> list[forms.BoundField]:
        return [self[f"reason_{language.code}"] for language in TABLE]

    def require_reason(self) -> None:
        message = gettext("Give the public reason in one language at least.")
        self.add_error(f"reason_{TABLE[0].code}", message)


class MoveForm(ReasonForm):
    action = BulkAction.MOVE

    days = forms.IntegerField(
        label=_("Move by how many days"),
        help_text=_("7 for a week later, -1 for a day earlier. Hours and places stay."),
        min_value=-_MOST_DAYS,
        max_value=_MOST_DAYS,
    )

    def clean_days(self) -> int:
        days = self.cleaned_data["days"]
        if days == 0:
            raise forms.ValidationError(gettext("By no day, nothing moves."))
        return days

    def order(self) -> Order:
        return Order(self.action, self.cleaned_data["days"], Change({}, self.reasons))


class CancelForm(ReasonForm):
    action = BulkAction.CANCEL

    def order(self) -> Order:
        return Order(self.action, change=cancellation(self.reasons))


class AssignForm(ForgetsRefusedChoices, OrderForm):
    action = BulkAction.ASSIGN

    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    role = forms.ChoiceField(
        label=_("Part"), choices=PersonRole.choices, initial=PersonRole.FACILITATOR
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = visible_to(self.user, Person)
        choose_by_chooser(self.fields["person"])

    def order(self) -> Order:
        data = self.cleaned_data
        return Order(self.action, change=assignment(data["person"].pk, data["role"]))


FORMS: dict[str, type[OrderForm]] = {
    form.action: form for form in (MoveForm, AssignForm, OrderForm, CancelForm)
}
