"""Choosers that offer what somebody may see, and find it by any of its texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext as from_wagtail
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views import chooser
from wagtail.snippets.widgets import AdminSnippetChooser

from ..folded import containing
from ..permissions.policies import visible_to

MAX_PK_DIGITS = 18


class TextFilterForm(BaseFilterForm):
    """The search box of a chooser; it needs no index and no background task."""

    q = forms.CharField(
        label=_("Search term"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
    )

    def filter(self, objects: QuerySet[Model]) -> QuerySet[Model]:
        text = self.cleaned_data.get("q")
        if not text:
            return objects
        self.is_searching = True
        self.search_query = text
        fields = tuple(objects.model.snippet_viewset.search_fields)
        return containing(objects, text, fields)


class _ScopedList:
    filter_form_class = TextFilterForm

    @property
    def columns(self) -> list[Column]:
        """Without the editorial state: it costs two queries for each row."""
        return [column for column in super().columns if not isinstance(column, LiveStatusTagColumn)]

    def get_object_list(self) -> QuerySet[Model]:
        rows = visible_to(self.request.user, self.model_class)
        related = self.model_class.snippet_viewset.list_select_related
        return rows.select_related(*related) if related else rows


class ScopedChooseView(_ScopedList, chooser.ChooseView):
    pass


class ScopedChooseResultsView(_ScopedList, chooser.ChooseResultsView):
    pass


def _number(pk: str) -> int | None:
    fits = pk.isascii() and pk.isdecimal() and len(pk) <= MAX_PK_DIGITS
    return int(pk) if fits else None


class ScopedChosenView(chooser.SnippetChosenView):
    def get_object(self, pk: str) -> Model:
        number = _number(pk)
        if number is None:
            raise ObjectDoesNotExist
        return visible_to(self.request.user, self.model_class).get(pk=number)


class ScopedChosenMultipleView(chooser.SnippetChosenMultipleView):
    def get_objects(self, pks: list[str]) -> QuerySet[Model]:
        numbers = [number for number in map(_number, pks) if number is not None]
        return visible_to(self.request.user, self.model_class).filter(pk__in=numbers)


class RecordChooser(AdminSnippetChooser):
    """Speaks the reader's language.

    Wagtail puts the record's name into its words once, when the form's class is made,
    and everybody then reads the language of whoever came first.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choose_one_text = self._words("Choose %(object)s")
        self.choose_another_text = self._words("Choose another %(object)s")
        self.link_to_chosen_text = self._words("Edit this %(object)s")

    def _words(self, pattern: str) -> str:
        name = self.model._meta.verbose_name
        return lazy(lambda: from_wagtail(pattern) % {"object": name}, str)()


class ScopedChooserViewSet(chooser.SnippetChooserViewSet):
    base_widget_class = RecordChooser
    choose_view_class = ScopedChooseView
    choose_results_view_class = ScopedChooseResultsView
    chosen_view_class = ScopedChosenView
    chosen_multiple_view_class = ScopedChosenMultipleView


def choose_by_chooser(field: forms.ModelChoiceField) -> None:
    """Let a field's record be chosen in a window, not from a list of thousands.

    To be called when a form is made: choosers are not known yet when its class is.
    """
    field.widget = field.queryset.model.snippet_viewset.chooser_viewset.widget_class()
    field.widget.is_required = field.required
