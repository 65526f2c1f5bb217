"""A small set of choices kept in one column, e.g. the audiences of an event.

Stored as ``|pupils|teachers|`` in the order of the choices: the delimiters make
``contains="|pupils|"`` an exact member test on every database.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def _members(value: Any) -> list[str]:
    if value in (None, ""):
        return []
    if isinstance(value, str):
        return [part for part in value.split("|") if part]
    if isinstance(value, Iterable):
        return [str(part) for part in value]
    raise ValidationError(_("This is not a list of choices."), code="invalid_list")


class ChoiceSetField(models.CharField):
    """Zero or more of ``choices``; in Python a list of values without repetition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs["default"] = list
        kwargs["blank"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("default", None)
        kwargs.pop("blank", None)
        # Labels are translations and belong to no migration.
        kwargs.pop("choices", None)
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return _members(value)

    def to_python(self, value):
        return _members(value)

    def get_prep_value(self, value):
        chosen = _members(value)
        order = [key for key, _label in self.flatchoices]
        chosen = [key for key in order if key in chosen] if order else chosen
        return f"|{'|'.join(chosen)}|" if chosen else ""

    def get_db_prep_value(self, value, connection, prepared=False):
        return value if prepared else self.get_prep_value(value)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value, model_instance):
        known = {key for key, _label in self.flatchoices}
        unknown = [part for part in value if part not in known]
        if unknown:
            raise ValidationError(
                _("“%(value)s” is not one of the choices."),
                code="invalid_choice",
                params={"value": unknown[0]},
            )

    def run_validators(self, value):
        """The length limit holds for the stored text, not for the list."""
        if value:
            super().run_validators(self.get_prep_value(value))

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=kwargs.get("label", self.verbose_name and str(self.verbose_name).capitalize()),
            help_text=self.help_text,
            required=False,
            choices=self.flatchoices,
            widget=forms.CheckboxSelectMultiple,
        )


def member_lookup(value: str) -> str:
    """The text that ``__contains`` needs to find one member of a stored set."""
    return f"|{value}|"
