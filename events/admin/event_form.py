"""The form of an event: what it completes, what it refuses, what it offers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from campaign_site.core.admin.forms import ScopedForm
from campaign_site.core.models import Region

from ..enums import EVENT_TRANSITIONS, DatePrecision, EditionState, EventStatus
from ..models import Edition, Event
from ..services.events import free_slug, is_moved
from ..services.proposers import is_proposer
from ..services.versions import version_mark
from ..validators import edition_errors

_DAYLESS = (DatePrecision.NONE, DatePrecision.EDITION)


class EventForm(ScopedForm):
    """Empty fields that follow from others are filled in, so that nobody types twice."""

    # The version this form shows; every automatic save brings it up to date.
    seen_version = forms.CharField(required=False, widget=forms.HiddenInput)
    # The public change whose impact was shown; another one is shown again.
    shown_impact = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        if "heads_promised" in self.fields:
            self.fields["heads_promised"].required = False
        self.initial["seen_version"] = version_mark(self.instance)
        if "status" in self.fields:
            self.fields["status"].choices = self._reachable_statuses()

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Else the next click on "save" would find its own automatic save a stranger's."""
        own = ("seen_version", version_mark(self.instance))
        return [*super().get_field_updates_for_resave(), own]

    def renew_seen_version(self) -> None:
        """The person has been told: sending the form again is a decision."""
        self.data = self.data.copy()
        self.data["seen_version"] = version_mark(self.instance)

    @cached_property
    def announced(self) -> Event | None:
        """The event as visitors know it; None while it is not public."""
        if not self.instance.pk:
            return None
        rows = Event.objects.filter(pk=self.instance.pk, live=True)
        return rows.select_related("edition").first()

    @cached_property
    def proposes(self) -> bool:
        """A partner, who may propose an event to any region."""
        return self.for_user is not None and is_proposer(self.for_user)

    def choosable(self, model: type[Model]) -> Q | None:
        if model is Region and self.proposes:
            return Q()
        if model is Edition:
            return ~Q(state=EditionState.ARCHIVED)
        return super().choosable(model)

    def _reachable_statuses(self) -> list[tuple[str, str]]:
        if self.announced is None:
            return list(EventStatus.choices)
        known = {self.announced.status, self.instance.status}
        reachable = known | EVENT_TRANSITIONS[self.announced.status]
        return [(value, label) for value, label in EventStatus.choices if value in reachable]

    def clean_heads_promised(self) -> int:
        """Nothing typed: nobody was promised a place."""
        return self.cleaned_data["heads_promised"] or 0

    def clean(self) -> dict[str, Any]:
        super().clean()
        self._require_title()
        self._fit_precision()
        self._complete_place()
        self._require_region()
        self._complete_slug()
        self._note_move()
        self._keep_in_edition()
        return self.cleaned_data

    def _require_title(self) -> None:
        if not any(self.cleaned_data.get(f"title_{lang}") for lang in ("ar", "fr")):
            self.add_error("title_ar", _("Give the title in Arabic or in French."))

    def _fit_precision(self) -> None:
        """A typed day is known; a draft without one has its day to come."""
        data = self.cleaned_data
        if "start_date" in self.errors or "date_precision" in self.errors:
            return
        precision, start = data.get("date_precision"), data.get("start_date")
        typed = "start_date" in self.changed_data and "date_precision" not in self.changed_data
        if start and precision in _DAYLESS and typed:
            data["date_precision"] = DatePrecision.DAY
        if not start and precision == DatePrecision.DAY and self.is_deferred_validation:
            data["date_precision"] = DatePrecision.NONE

    def _complete_place(self) -> None:
        """Town, province and region follow from the school, the venue or the town."""
        data = self.cleaned_data
        for place in (data.get("school"), data.get("venue")):
            if place is None:
                continue
            for name in ("city", "province", "region"):
                data[name] = data.get(name) or getattr(place, name)
        if data.get("city"):
            data["province"] = data.get("province") or data["city"].province
        if data.get("province"):
            data["region"] = data.get("region") or data["province"].region

    def _require_region(self) -> None:
        """Not even a draft may leave its region: it would be out of its author's sight."""
        chosen = self.cleaned_data.get("region") or "region" in self.errors
        if self.must_choose_region() and not chosen:
            self.add_error("region", self.fields["region"].error_messages["required"])

    def _complete_slug(self) -> None:
        data = self.cleaned_data
        if not data.get("slug") and "slug" not in self.errors:
            titles = [data.get(f"title_{lang}") or "" for lang in ("fr", "en", "ar")]
            data["slug"] = free_slug(titles=titles, event=self.instance)

    def _note_move(self) -> None:
        """Another day for a public event is a public change, whatever was chosen."""
        data = self.cleaned_data
        if data.get("status") != EventStatus.SCHEDULED or self.announced is None:
            return
        if self.announced.status != EventStatus.SCHEDULED:
            return
        after = Event(start_date=data.get("start_date"), start_time=data.get("start_time"))
        if is_moved(event=after, announced=self.announced):
            data["status"] = EventStatus.RESCHEDULED

    def _keep_in_edition(self) -> None:
        """The one warning that refuses, and only a day or an edition that was changed."""
        names = ("edition", "date_precision", "start_date", "end_date", "status")
        if any(name in self.errors for name in names):
            return
        after = Event(**{name: self.cleaned_data.get(name) for name in names})
        before = self.instance if self.instance.pk else None
        for field, message in edition_errors(after, before).items():
            self.add_error(field, message)
