"""Copying one event: the edition and the day, and what its texts still say."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _
from wagtail.admin import messages

from campaign_site.core.admin.widgets import WeekdayDateInput
from campaign_site.core.date_phrases import full_date, month_phrase
from campaign_site.core.languages import base_code
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.time import now, today

from ...enums import DatePrecision
from ...models import Edition, Event, Preparation
from ...rules.shifting import DATES, Shift
from ...selectors.stale_texts import (
    StaleText,
    edition_facts,
    finder_between,
    stale_in_sources,
)
from ...services.preparations import open_preparation
from ...services.single_copies import copy_event, may_copy, proposed_day
from .sent import numbers, sent_key
from .steps import PlanningScreen


class EventCopyForm(forms.Form):
    """An empty day is the one proposed for the chosen edition."""

    edition = forms.ModelChoiceField(
        label=gettext_lazy("Edition"),
        queryset=Edition.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    start_date = forms.DateField(
        label=gettext_lazy("Another day"),
        required=False,
        widget=WeekdayDateInput,
        help_text=gettext_lazy("Empty: the day proposed beside the edition."),
    )

    def __init__(self, *args: Any, event: Event, editions: QuerySet[Edition], **kwargs: Any):
        super().__init__(*args, **kwargs)
        lang = base_code(get_language() or "ar")
        phrase = month_phrase if event.date_precision == DatePrecision.MONTH else full_date

        def label(edition: Edition) -> str:
            day = proposed_day(event, edition)
            return f"{edition} – {phrase(day, lang)}" if day else str(edition)

        field = self.fields["edition"]
        field.queryset = editions
        field.label_from_instance = label


class EventCopyView(PlanningScreen):
    """One page: it shows what would be said wrongly, and creates the draft."""

    model = Event
    template_name = "events/admin/preparing/event_copy.html"
    page_title = gettext_lazy("Copy as a new event")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        name = Event.snippet_viewset.get_url_name("list")
        events = {"url": reverse(name), "label": Event._meta.verbose_name_plural}
        return [*self.breadcrumbs_items, events, {"url": "", "label": self.page_title}]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        rows = visible_to(request.user, Event).select_related("edition__campaign", "parent")
        event = rows.filter(pk=kwargs["pk"]).first() if request.user.is_authenticated else None
        if event is None or not may_copy(request.user, event):
            raise PermissionDenied
        self.event: Event = event

    def get_page_subtitle(self) -> str:
        return str(self.event)

    def _editions(self) -> QuerySet[Edition]:
        rows = visible_to(self.request.user, Edition).open_for_changes()
        return rows.select_related("campaign")

    def _chosen(self) -> Edition | None:
        """The edition asked for, else the one to come, else the newest."""
        editions = self._editions()
        asked = numbers([self.request.GET.get("edition", "")])
        ahead = editions.filter(end_date__gte=today()).order_by("start_date", "pk")
        return editions.filter(pk__in=asked).first() or ahead.first() or editions.first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        chosen = self._chosen()
        kwargs.setdefault("form", self._form(initial={"edition": chosen}))
        stale = self._stale(chosen) if chosen else []
        return super().get_context_data(**kwargs) | {
            "event": self.event,
            "key": self.request.POST.get("key") or uuid4(),
            "stale": [(one, "") for one in stale],
            "chosen": chosen,
        }

    def _form(self, *args: Any, **kwargs: Any) -> EventCopyForm:
        return EventCopyForm(*args, event=self.event, editions=self._editions(), **kwargs)

    def _stale(self, edition: Edition) -> list[StaleText]:
        source = self.event.edition
        if source is None or source == edition:
            return []
        finder = finder_between(source, edition_facts(edition))
        day = proposed_day(self.event, edition)
        move = Shift(DATES, self.event.start_date, day).move if day else None
        return stale_in_sources(Event.objects.filter(pk=self.event.pk), finder, move=move)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if form.is_valid():
            edition = form.cleaned_data["edition"]
            try:
                copy = self._copy(edition, form.cleaned_data["start_date"])
            except ValidationError as error:
                _tell(form, error)
            else:
                self._told(copy, edition)
                name = Event.snippet_viewset.get_url_name("edit")
                return redirect(reverse(name, args=[quote(copy.pk)]))
        return self.render_to_response(self.get_context_data(form=form))

    def _copy(self, edition: Edition, day: date | None) -> Event:
        try:
            preparation = open_preparation(
                kind=Preparation.Kind.EVENT,
                by=self.request.user,
                at=now(),
                pattern=self.event,
                key=sent_key(self.request.POST),
            )
            return copy_event(
                preparation=preparation, edition=edition, day=day, by=self.request.user, at=now()
            )
        except ValueError as error:
            raise ValidationError({"start_date": _("There is no such day.")}) from error
        except (Preparation.DoesNotExist, Event.DoesNotExist) as error:
            # A key that is not one's own, or a draft made by it and deleted since.
            raise PermissionDenied from error

    def _told(self, copy: Event, edition: Edition) -> None:
        messages.success(self.request, _("The draft “%(event)s” is created.") % {"event": copy})
        count = len(self._stale(edition))
        if count:
            text = ngettext(
                "%(counter)s sentence still names the last edition.",
                "%(counter)s sentences still name the last edition.",
                count,
            )
            messages.warning(self.request, text % {"counter": count})


def _tell(form: forms.Form, error: ValidationError) -> None:
    """Errors of the event at the fields of this form, the others above it."""
    for name, found in error.message_dict.items():
        form.add_error(name if name in form.fields else None, found)
