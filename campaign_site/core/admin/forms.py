"""Forms of records: they offer what somebody may choose, and notice other people's work."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django import forms
from django.db.models import Field, Model, Q
from django.forms.models import model_to_dict
from wagtail.admin.forms.models import WagtailAdminModelForm, WagtailAdminModelFormMetaclass
from wagtail.permissions import policy_registry

from ..models import City, Province, Region
from ..permissions.policies import RecordPolicy
from ..permissions.scope import scope_of

SNAPSHOT = "form_snapshot"
_REFUSED = ("invalid_choice", "null_characters_not_allowed")


class _ScopedMetaclass(WagtailAdminModelFormMetaclass):
    """Rows of inline panels get the same narrowing as the form around them."""

    @classmethod
    def child_form(cls) -> type[WagtailAdminModelForm]:
        return ScopedForm


class ForgetsRefusedChoices:
    """Mixin: a chooser shows the title of whatever it is given; not of what was refused."""

    def full_clean(self) -> None:
        super().full_clean()
        refused = [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.ModelChoiceField)
            and any(self.has_error(name, code) for code in _REFUSED)
        ]
        if refused:
            self.data = self.data.copy()
            for name in refused:
                self.data[self.add_prefix(name)] = ""


class ScopedForm(ForgetsRefusedChoices, WagtailAdminModelForm, metaclass=_ScopedMetaclass):
    """Fields that point to records offer only those in the person's scope.

    What is already chosen stays choosable: the national team may have chosen it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None:
            return
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelChoiceField):
                self._narrow(name, field)

    def _narrow(self, name: str, field: forms.ModelChoiceField) -> None:
        allowed = self.choosable(field.queryset.model)
        if allowed is None:
            return
        current = model_to_dict(self.instance, [name]).get(name) if self.instance.pk else None
        if isinstance(field, forms.ModelMultipleChoiceField):
            # A list of rows or, in a cluster, a manager's answer.
            kept = Q(pk__in=[row.pk for row in current or ()])
        else:
            kept = Q(pk=current)
        field.queryset = field.queryset.filter(allowed | kept if current else allowed)
        if field.queryset.model is Region and name == "region":
            self._region_field(field)

    def _region_field(self, field: forms.ModelChoiceField) -> None:
        if self.must_choose_region():
            field.required = True
            regions = list(field.queryset[:2])
            if len(regions) == 1:
                self.initial.setdefault("region", regions[0].pk)
                field.empty_label = None

    def must_choose_region(self) -> bool:
        return not scope_of(self.for_user).national

    def choosable(self, model: type[Model]) -> Q | None:
        """The rows of a model this person may choose; None for all."""
        scope = scope_of(self.for_user)
        if model is Region:
            return scope.filter("pk")
        if model in (Province, City):
            return scope.filter()
        policy = policy_registry.get_by_type(model)
        return policy.visible(self.for_user) if isinstance(policy, RecordPolicy) else None


class RecordForm(ScopedForm):
    """A form that knows what it showed, so that a second writer is told of the first.

    The hidden field keeps one short digest per field as the form was opened. Where
    the stored value is no longer that, somebody else changed it meanwhile.
    """

    form_snapshot = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = self._digests() if self.instance.pk else {}
        self.initial[SNAPSHOT] = json.dumps(self.stored)

    def _digests(self) -> dict[str, str]:
        names = [name for name in self.fields if name != SNAPSHOT]
        values: dict[str, Any] = model_to_dict(self.instance, names)
        for relation in self.formsets:
            rows = getattr(self.instance, relation).all()
            values[relation] = [model_to_dict(row) for row in rows]
        return {name: _digest(value) for name, value in values.items()}

    def fields_changed_meanwhile(self) -> list[str]:
        """Labels of what somebody else saved since this form was opened."""
        seen = _parsed(self.data.get(self.add_prefix(SNAPSHOT), ""))
        names = [name for name, digest in seen.items() if self.stored.get(name, digest) != digest]
        return [self._label(name) for name in names]

    def renew_snapshot(self) -> None:
        """The person has been told: sending the form again is a decision."""
        self.data = self.data.copy()
        self.data[self.add_prefix(SNAPSHOT)] = json.dumps(self.stored)

    def _label(self, name: str) -> str:
        if name in self.fields:
            return str(self.fields[name].label or name)
        field: Field = self.instance._meta.get_field(name)
        return str(field.related_model._meta.verbose_name_plural)


def _digest(value: Any) -> str:
    # An empty text and none at all look the same to whoever types.
    value = None if value == "" else value
    text = json.dumps(value, default=str, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def _parsed(text: str) -> dict[str, str]:
    try:
        snapshot = json.loads(text)
    except ValueError:
        return {}
    if not isinstance(snapshot, dict):
        return {}
    return {str(name): str(digest) for name, digest in snapshot.items()}
