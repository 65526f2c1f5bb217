"""The generic views of records, made to ask about each object and to tell of conflicts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import DataError
from django.db.models import Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.log_actions import registry as log_registry
from wagtail.snippets.views import snippets as generic

from ..conflicts import changed_meanwhile
from ..fields import ChoiceSetField
from ..folded import containing
from ..permissions.policies import may
from .exports import SpreadsheetExport
from .forms import RecordForm

_READERS = ["view", "add", "change", "delete"]
# Columns that serve the machine; nobody inspects them.
_TECHNICAL = frozenset(
    {
        "id", "external_id", "sources", "is_synthetic", "is_demonstration", "live", "starts_at",
        "ends_at", "has_unpublished_changes", "latest_revision", "live_revision", "locked",
        "locked_at", "locked_by", "zone", "first_published_at", "last_published_at", "expired",
    }
)  # fmt: skip


class RecordIndexView(SpreadsheetExport, generic.IndexView):
    """A list whose buttons ask about each row, and whose search needs no index."""

    search_backend_name = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except (OverflowError, DataError) as error:
            # A number that no column can hold, in a filter for several records.
            raise BadRequest("number out of range") from error

    def search_queryset(self, queryset: QuerySet[Model]) -> QuerySet[Model]:
        if not self.is_searching:
            return queryset
        return containing(queryset, self.search_query, tuple(self.search_fields or ()))

    def get_edit_url(self, instance: Model) -> str | None:
        return super().get_edit_url(instance) if self._may("change", instance) else None

    def get_delete_url(self, instance: Model) -> str | None:
        return super().get_delete_url(instance) if self._may("delete", instance) else None

    def _may(self, action: str, instance: Model) -> bool:
        return may(self.request.user, action, instance)


class WholeFormMixin:
    """A form with parts cut out (no browser sends one) is a bad request, not an accident."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().post(request, *args, **kwargs)
        except MultiValueDictKeyError as error:
            raise BadRequest("incomplete form") from error


class RecordCreateView(WholeFormMixin, generic.CreateView):
    pass


class ConflictMixin:
    """The second of two writers is told who changed what; nothing typed is lost."""

    def is_valid(self, form: ModelForm) -> bool:
        valid = super().is_valid(form)
        if not isinstance(form, RecordForm):
            return valid
        changed = form.fields_changed_meanwhile()
        if not changed:
            return valid
        form.renew_snapshot()
        self.produced_error_code = "invalid_revision"
        self.produced_error_message = conflict_message(self.object, changed)
        return False


def conflict_message(instance: Model, fields: list[str]) -> str:
    """Who changed which fields of a record meanwhile, and what saving again will do."""
    entry = log_registry.get_logs_for_instance(instance).select_related("user").first()
    who = user_display_name(entry.user) if entry and entry.user else ""
    return overwritten_message(who=who, at=entry.timestamp if entry else None, fields=fields)


def overwritten_message(*, who: str, at: datetime | None, fields: list[str]) -> str:
    """What the second of two writers reads; the name and the fields may be unknown."""
    advice = _(
        "What you typed is kept below: compare it, then save again to replace the other version."
    )
    return f"{changed_meanwhile(who=who, at=at, fields=fields)} {advice}"


class RecordEditView(WholeFormMixin, ConflictMixin, generic.EditView):
    pass


class RecordHistoryView(generic.HistoryView):
    """Readers see the history too."""

    any_permission_required = _READERS

    def get_edit_url(self, instance: Model) -> str | None:
        return (
            super().get_edit_url(instance) if may(self.request.user, "change", instance) else None
        )


class RecordUsageView(generic.UsageView):
    permission_required = None
    any_permission_required = _READERS


class RecordInspectView(generic.InspectView):
    """Every fact of a record, one language after the other, for those who may only read."""

    def get_fields(self) -> list[str]:
        if self.fields:
            return super().get_fields()
        translated = set(_bases(self.model))
        hidden = _TECHNICAL | translated | set(self.fields_exclude)
        names = [
            field.name
            for field in self.model._meta.get_fields()
            if field.concrete and not field.auto_created and not field.one_to_many
        ]
        return [name for name in names if name not in hidden]

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        if isinstance(field, ChoiceSetField):
            labels = dict(field.flatchoices)
            chosen = getattr(self.object, field_name)
            return ", ".join(str(labels.get(value, value)) for value in chosen) or "–"
        value = super().get_field_display_value(field_name, field)
        if value in (None, ""):
            return "–"
        return value

    def get_edit_url(self) -> str | None:
        return super().get_edit_url() if may(self.request.user, "change", self.object) else None

    def get_delete_url(self) -> str | None:
        return super().get_delete_url() if may(self.request.user, "delete", self.object) else None

    def get_history_url(self) -> str:
        name = self.model.snippet_viewset.get_url_name("history")
        return reverse(name, args=[quote(self.object.pk)])

    def get_field_label(self, field_name: str, field: Any) -> str:
        try:
            return capfirst(str(self.model._meta.get_field(field_name).verbose_name))
        except FieldDoesNotExist:
            return super().get_field_label(field_name, field)


def _bases(model: type[Model]) -> list[str]:
    """The language-less names of translated fields."""
    fields = model._meta.get_fields()
    return [f.translated_field.name for f in fields if hasattr(f, "translated_field")]
