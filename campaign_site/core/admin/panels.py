"""Panels that every record's form is made of."""

from __future__ import annotations

from typing import Any

from django.db.models import Field, TextField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.admin.panels.base import get_form_for_model

from ..languages import TABLE
from .forms import ScopedForm
from .widgets import WeekdayDateInput, text_area, text_input


class LanguagePanel(FieldPanel):
    """The column of one language, with the language's name as its label."""

    def __init__(self, field_name: str, *args: Any, lang: str, **kwargs: Any) -> None:
        super().__init__(field_name, *args, **kwargs)
        self.lang = lang

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "lang": self.lang}

    def on_model_bound(self) -> None:
        field: Field = self.model._meta.get_field(self.field_name)
        base = getattr(field, "translated_field", field)
        # An edit handler is built once per process: the field decides the widget.
        if self.widget is None and type(base).__name__ in ("CharField", "TextField"):
            long_text = isinstance(base, TextField)
            self.widget = text_area(self.lang) if long_text else text_input(self.lang)
        super().on_model_bound()


def per_language(name: str, heading: Any, *, stacked: bool = False, help_text: Any = "") -> Panel:
    """One field in every language, side by side (stacked where the texts are long)."""
    columns = [
        LanguagePanel(f"{name}_{language.code}", lang=language.code, heading=language.name)
        for language in TABLE
    ]
    group = MultiFieldPanel if stacked else FieldRowPanel
    return group(columns, heading=heading, help_text=help_text, classname="per-language")


def day(name: str, **kwargs: Any) -> FieldPanel:
    """A date whose weekday is shown beside it."""
    return FieldPanel(name, widget=WeekdayDateInput, **kwargs)


class SourcesPanel(Panel):
    """Where the facts of a record come from: read-only quotes with their files."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Sources"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/panels/sources.html"

        def is_shown(self) -> bool:
            return bool(getattr(self.instance, "sources", None))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            context["sources"] = quotes(self.instance)
            return context


def quotes(instance: Any) -> list[dict[str, str]]:
    """The quotes of a record, each with the label of the field it supports."""
    found = []
    for name, entries in (instance.sources or {}).items():
        for entry in entries if isinstance(entries, list) else [entries]:
            if isinstance(entry, dict):
                found.append(
                    {
                        "field": _label(instance, name),
                        "file": str(entry.get("file", "")),
                        "quote": str(entry.get("quote", "")),
                    }
                )
    return found


def _label(instance: Any, name: str) -> str:
    names = {field.name: field for field in instance._meta.get_fields()}
    return str(getattr(names.get(name), "verbose_name", name))


class RowsPanel(InlinePanel):
    """Inline rows whose choosers are narrowed like the form around them."""

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        formset = options["formsets"][self.relation_name]
        deferred = self.child_edit_handler.get_form_options().get("defer_required_on_fields", [])
        formset["form"] = get_form_for_model(
            self.db_field.related_model,
            form_class=ScopedForm,
            defer_required_on_fields=deferred,
        )
        return options
