"""The second step of a copy: number, address, days, and what comes along."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import Count, Q
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from campaign_site.core.admin.widgets import WeekdayDateInput
from campaign_site.core.date_phrases import full_date, weekday_name
from campaign_site.core.languages import base_code

from ...models import Edition, EventKind
from ...rules.shifting import DATES, RULES, WEEKDAYS, Shift, proposed_days
from ...selectors.waiting import open_proposals
from ...services.change_data import shifted
from ...services.edition_plans import EditionPlan, plan_errors

FARTHEST = 20


class EditionPlanForm(forms.Form):
    """Empty days are those that the chosen rule proposes."""

    number = forms.IntegerField(
        label=gettext_lazy("Number"), required=False, min_value=1, max_value=999
    )
    year = forms.IntegerField(label=gettext_lazy("Year"))
    slug = forms.SlugField(label=gettext_lazy("Address"), max_length=80)
    rule = forms.ChoiceField(
        label=gettext_lazy("How the days move"), widget=forms.RadioSelect, initial=WEEKDAYS
    )
    start_date = forms.DateField(
        label=gettext_lazy("Another first day"), required=False, widget=WeekdayDateInput
    )
    end_date = forms.DateField(
        label=gettext_lazy("Another last day"),
        required=False,
        widget=WeekdayDateInput,
        help_text=gettext_lazy("Empty: the days proposed above."),
    )
    kinds = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Events to copy, by kind"),
        queryset=EventKind.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("In the next step each event can be left out by itself."),
    )
    roles = forms.BooleanField(
        label=gettext_lazy("Institutions with their exact roles"), required=False, initial=True
    )
    people = forms.BooleanField(
        label=gettext_lazy("People of the events"), required=False, initial=True
    )
    goals = forms.BooleanField(label=gettext_lazy("Goals"), required=False, initial=True)
    texts = forms.BooleanField(
        label=gettext_lazy("Texts: slogan, aims, summaries, descriptions"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, source: Edition, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **kwargs)
        self.plan: EditionPlan | None = None
        year = self.fields["year"]
        year.min_value, year.max_value = source.year, source.year + FARTHEST
        year.initial = source.year + 1
        self.fields["number"].initial = source.number and source.number + 1
        self.fields["slug"].initial = _next_slug(source)
        self._offer_kinds()
        self.fields["rule"].choices = [
            (rule, self._proposal(rule, self._typed_year())) for rule in RULES
        ]

    def _offer_kinds(self) -> None:
        kinds = (
            EventKind.objects.annotate(
                events_here=Count(
                    "events",
                    filter=Q(events__edition=self.source)
                    & ~Q(events__in=open_proposals().values("pk")),
                )
            )
            .filter(events_here__gt=0)
            .order_by("order", "code")
        )
        field = self.fields["kinds"]
        field.queryset = kinds
        field.label_from_instance = lambda kind: (
            ngettext(
                "%(kind)s: %(counter)s event", "%(kind)s: %(counter)s events", kind.events_here
            )
            % {"kind": kind, "counter": kind.events_here}
        )
        field.initial = [kind.pk for kind in kinds]

    def _typed_year(self) -> int:
        """The proposals follow the year that was typed, where it is one."""
        text = str((self.data if self.is_bound else self.initial).get("year", ""))
        year = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
        near = self.source.year <= year <= self.source.year + FARTHEST
        return year if near else self.source.year + 1

    def _proposal(self, rule: str, year: int) -> str:
        """The two ways with their days, and what becomes of the days of the week."""
        lang = base_code(get_language() or "ar")
        before = self.source.start_date
        start, end = proposed_days(rule, before, self.source.end_date, year)
        if start is None:
            return _("Same days of the week") if rule == WEEKDAYS else _("Same dates")
        values = {
            "start": full_date(start, lang),
            "end": full_date(end or start, lang),
            "weeks": Shift(rule, before, start).days // 7,
            "before": weekday_name(before, lang),
            "after": weekday_name(start, lang),
        }
        if rule == DATES:
            sentence = _(
                "Same dates: %(start)s – %(end)s. What was on a %(before)s is on a %(after)s."
            )
        else:
            sentence = _(
                "Same days of the week: %(start)s – %(end)s. Everything moves by %(weeks)s "
                "weeks; a %(before)s stays a %(before)s."
            )
        return sentence % values

    def clean_year(self) -> int:
        year = self.cleaned_data["year"]
        lowest, highest = self.source.year, self.source.year + FARTHEST
        if not lowest <= year <= highest:
            raise forms.ValidationError(
                _("Give a year from %(lowest)s to %(highest)s.")
                % {"lowest": lowest, "highest": highest}
            )
        return year

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if self.errors:
            return data
        start, end = self._days()
        self.plan = EditionPlan(
            number=data["number"],
            year=data["year"],
            slug=data["slug"],
            rule=data["rule"],
            start_date=start,
            end_date=end,
            kinds=tuple(kind.pk for kind in data["kinds"]),
            roles=data["roles"],
            people=data["people"],
            goals=data["goals"],
            texts=data["texts"],
        )
        for name, message in plan_errors(self.plan, self.source).items():
            self.add_error(name, message)
        return data

    def _days(self) -> tuple[date | None, date | None]:
        data = self.cleaned_data
        typed_start, typed_end = data["start_date"], data["end_date"]
        source = self.source
        start, end = proposed_days(data["rule"], source.start_date, source.end_date, data["year"])
        if typed_start and not typed_end and source.start_date and source.end_date:
            # As long as the edition before.
            end = shifted(typed_start, (source.end_date - source.start_date).days)
        return typed_start or start, typed_end or end


def initial_of(plan: EditionPlan) -> dict[str, Any]:
    """What was chosen before, for the form that is opened again."""
    return {**plan.to_json(), "start_date": plan.start_date, "end_date": plan.end_date}


def _next_slug(source: Edition) -> str:
    """With the next year in the place of the year, else behind it; free or not."""
    year, following = str(source.year), str(source.year + 1)
    parts = source.slug.split("-")
    if year in parts:
        return "-".join(following if part == year else part for part in parts)
    return f"{source.slug[:75]}-{following}"
