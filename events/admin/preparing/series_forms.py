"""The forms of a series: how it begins, and what its sessions are."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from campaign_site.core.admin.choosers import choose_by_chooser
from campaign_site.core.admin.forms import ForgetsRefusedChoices
from campaign_site.core.admin.widgets import WeekdayDateInput, text_input
from campaign_site.core.date_phrases import weekday_names
from campaign_site.core.languages import TABLE, base_code
from campaign_site.core.models import Region
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ...models import Edition, Event, EventKind, Venue
from ...rules.series import LONGEST_SPAN, BadPattern, check_pattern, parse_times
from ...services.proposers import is_proposer
from ...services.series import most_rows
from ...services.series_plans import RULE, SCHOOLS, SeriesPlan

LONGEST_PATTERN = 100


class SeriesPlanForm(ForgetsRefusedChoices, forms.Form):
    """Its days and times, its titles, its place."""

    edition = forms.ModelChoiceField(
        label=gettext_lazy("Edition"), queryset=Edition.objects.none(), empty_label=None
    )
    kind = forms.ModelChoiceField(
        label=gettext_lazy("Kind"), queryset=EventKind.objects.all(), empty_label=None
    )
    first = forms.DateField(label=gettext_lazy("From"), widget=WeekdayDateInput)
    last = forms.DateField(label=gettext_lazy("Until"), widget=WeekdayDateInput)
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Days of the week"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        initial=[0, 1, 2, 3, 4],
    )
    times = forms.CharField(
        label=gettext_lazy("Beginning at"),
        max_length=120,
        initial="09:00, 11:00",
        help_text=gettext_lazy("One time or several, e.g. 09:00, 11:00."),
    )
    minutes = forms.IntegerField(
        label=gettext_lazy("Length in minutes"), min_value=5, max_value=24 * 60, initial=120
    )
    per_day = forms.IntegerField(
        label=gettext_lazy("Sessions a day, at most"), min_value=1, max_value=100, initial=2
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("Capacity (heads)"), min_value=1, max_value=100_000, required=False
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"), queryset=Region.objects.none(), required=False
    )
    venue = forms.ModelChoiceField(
        label=gettext_lazy("Venue"), queryset=Venue.objects.none(), required=False
    )
    skip_days_off = forms.BooleanField(
        label=gettext_lazy("Pass over days off"), required=False, initial=True
    )
    is_part = forms.BooleanField(
        label=gettext_lazy("The sessions are parts of the model event"), required=False
    )

    def __init__(
        self, *args: Any, user: Any, mode: str, pattern: Event | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.mode = user, mode
        self.plan: SeriesPlan | None = None
        lang = base_code(get_language() or "ar")
        self.fields["weekdays"].choices = list(enumerate(weekday_names(lang)))
        self.fields["edition"].queryset = _open_editions(user)
        self._add_titles(pattern)
        if pattern is None:
            del self.fields["is_part"]
        if mode == SCHOOLS:
            del self.fields["region"], self.fields["venue"]
        else:
            del self.fields["per_day"]
            self._offer_places()

    def _add_titles(self, pattern: Event | None) -> None:
        ending = " – {school}" if self.mode == SCHOOLS else " {n}"
        for language in TABLE:
            title = pattern and getattr(pattern, f"title_{language.code}")
            self.fields[f"title_{language.code}"] = forms.CharField(
                label=language.name,
                required=False,
                max_length=LONGEST_PATTERN,
                widget=text_input(language.code),
                initial=f"{title[: LONGEST_PATTERN - len(ending)]}{ending}" if title else "",
            )

    def _offer_places(self) -> None:
        scope = scope_of(self.user)
        field = self.fields["region"]
        field.queryset = Region.objects.all() if is_proposer(self.user) else scope.regions()
        field.required = not scope.national
        self.fields["venue"].queryset = visible_to(self.user, Venue).select_related("city")
        choose_by_chooser(self.fields["venue"])

    def title_fields(self) -> list[forms.BoundField]:
        return [self[f"title_{language.code}"] for language in TABLE]

    def clean_times(self) -> tuple:
        try:
            return tuple(parse_times(self.cleaned_data["times"]))
        except ValueError as error:
            raise forms.ValidationError(
                _("“%(text)s” is not a time; write 09:00, 11:00.") % {"text": error.args[0]}
            ) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._check_titles()
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day is before the first day."))
        elif first and last and last - first > LONGEST_SPAN:
            self.add_error("last", _("A series lasts a year at most."))
        elif last == date.max:
            # Its sessions may end on the day after.
            self.add_error("last", _("There is no such day."))
        region, venue = data.get("region"), data.get("venue")
        if region and venue and venue.region_id and venue.region_id != region.pk:
            self.add_error("venue", _("This venue is not in the chosen region."))
        if not self.errors:
            self.plan = self._plan()
            self._check_length()
        return data

    def _check_titles(self) -> None:
        titles = {language.code: f"title_{language.code}" for language in TABLE}
        if not any(self.cleaned_data.get(titles[code]) for code in ("ar", "fr")):
            self.add_error(titles["ar"], _("Give the title in Arabic or in French."))
        for name in titles.values():
            try:
                check_pattern(self.cleaned_data.get(name) or "")
            except BadPattern as error:
                message = _("“%(part)s” stands for nothing: use {school}, {n} or {day}.")
                self.add_error(name, message % {"part": error.part})

    def _check_length(self) -> None:
        most = most_rows(self.user)
        count = len(self.plan.slots())
        if not count:
            self.add_error("weekdays", _("None of these days lies between the two dates."))
        elif self.mode == RULE and count > most:
            message = _("These are %(count)s sessions; a series has at most %(most)s.")
            self.add_error("last", message % {"count": count, "most": most})

    def _plan(self) -> SeriesPlan:
        data = self.cleaned_data
        region, venue = data.get("region"), data.get("venue")
        return SeriesPlan(
            mode=self.mode,
            edition=data["edition"].pk,
            kind=data["kind"].pk,
            titles={
                language.code: data[f"title_{language.code}"]
                for language in TABLE
                if data[f"title_{language.code}"]
            },
            first=data["first"],
            last=data["last"],
            weekdays=tuple(data["weekdays"]),
            times=data["times"],
            minutes=data["minutes"],
            per_day=data.get("per_day") or 1,
            capacity=data["capacity"],
            region=region and region.pk or (venue and venue.region_id),
            venue=venue and venue.pk,
            skip_days_off=data["skip_days_off"],
            is_part=data.get("is_part", False),
        )


def _open_editions(user: Any) -> QuerySet[Edition]:
    return visible_to(user, Edition).open_for_changes().select_related("campaign")


def initial_of(plan: SeriesPlan) -> dict[str, Any]:
    """What was chosen before, for the form that is opened again."""
    titles = {f"title_{lang}": title for lang, title in plan.titles.items()}
    return {
        **plan.to_json(),
        **titles,
        "first": plan.first,
        "last": plan.last,
        "times": ", ".join(f"{hour:%H:%M}" for hour in plan.times),
    }


def initial_from(pattern: Event | None, edition: Edition | None) -> dict[str, Any]:
    """A first proposal, from the model event where there is one."""
    edition = (pattern and pattern.edition) or edition
    values: dict[str, Any] = {
        "edition": edition and edition.pk,
        "first": edition and edition.start_date,
        "last": edition and edition.end_date,
    }
    if pattern is not None:
        values |= {
            "kind": pattern.kind_id,
            "capacity": pattern.capacity,
            "region": pattern.region_id,
            "venue": pattern.venue_id,
        }
    return values
