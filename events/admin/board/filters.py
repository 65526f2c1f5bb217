"""What the board shows, as its address says it: edition, rows, filters, days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from campaign_site.core.models import Region
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ...enums import EventStatus
from ...models import Edition, EventKind
from ...selectors.board import BoardEvent, Named, named_regions

NATIONAL = "none"
_KEPT = (
    "edition", "rows", "region", "kind", "status", "editorial", "problem", "q", "first", "last",
)  # fmt: skip


class RowKind(models.TextChoices):
    """What stands in the rows; `MONTH` is a calendar of weeks instead."""

    REGIONS = "regions", _("Days and regions")
    FACILITATORS = "facilitators", _("Days and facilitators")
    VENUES = "venues", _("Days and venues")
    MONTH = "month", _("Month")


EDITORIAL = {
    "live": (_("Published"), lambda event: event.live),
    "changes": (
        _("Published, with changes waiting"),
        lambda event: event.live and event.has_unpublished_changes,
    ),
    "draft": (_("Draft"), lambda event: not event.live),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The checked filters; empty values leave everything in.

    Without a `page` every row that is in use stands on one.
    """

    edition: Edition
    rows: str = RowKind.REGIONS
    region: str = ""
    kind: str = ""
    status: str = ""
    editorial: str = ""
    problem: str = ""
    q: str = ""
    first: date | None = None
    last: date | None = None
    page: int | None = 1

    @property
    def narrowed(self) -> bool:
        """Whether some of the edition's events are left out."""
        filters = (self.region, self.kind, self.status, self.editorial, self.problem, self.q)
        return any(filters)

    @property
    def is_filtered(self) -> bool:
        """Whether anything at all is left out, days included."""
        return self.narrowed or bool(self.first or self.last)

    def leaves(self, event: BoardEvent) -> bool:
        """Whether an event passes every filter that looks at the event alone."""
        if self.region and str(event.region_id or NATIONAL) != self.region:
            return False
        if self.kind and str(event.kind_id) != self.kind:
            return False
        if self.status and event.status != self.status:
            return False
        return not self.editorial or EDITORIAL[self.editorial][1](event)


class BoardForm(forms.Form):
    """The filters; a value nobody offered is told and leaves everything in."""

    edition = forms.ChoiceField(label=_("Edition"), required=False)
    rows = forms.ChoiceField(choices=RowKind.choices, required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    status = forms.ChoiceField(label=_("Public status"), required=False)
    editorial = forms.ChoiceField(label=_("State"), required=False)
    problem = forms.ChoiceField(label=_("Problem"), required=False)
    q = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput)
    last = forms.DateField(
        label=pgettext_lazy("last day", "To"), required=False, widget=forms.DateInput
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=9999)

    def __init__(
        self, data: QueryDict, *, user: Any, today: date, problems: list[tuple[str, str]], lang: str
    ) -> None:
        super().__init__(data, auto_id="board-%s")
        self.editions = list(visible_to(user, Edition).select_related("campaign"))
        self.current = None if data.get("edition") else _current(self.editions, today)
        scope = scope_of(user)
        regions = named_regions(Region.objects.all(), lang)
        self.region_names = {region.pk: region.name.text for region in regions}
        self.regions = [region for region in regions if scope.covers(region.pk)]
        self.kinds = {kind.pk: str(kind) for kind in EventKind.objects.all()}
        for name in ("first", "last"):
            self.fields[name].widget.input_type = "date"
            self.fields[name].widget.format = "%Y-%m-%d"
        self.fields["edition"].choices = [(str(e.pk), str(e)) for e in self.editions]
        self._offer("region", _regions(self.regions, national=scope.national))
        self._offer("kind", [(str(pk), name) for pk, name in self.kinds.items()])
        self._offer("status", list(EventStatus.choices))
        self._offer("editorial", [(key, label) for key, (label, _is) in EDITORIAL.items()])
        self._offer("problem", problems)
        if self.current:
            # The list of editions shows which one the board is about.
            self.data = data.copy()
            self.data["edition"] = str(self.current.pk)

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", pgettext_lazy("filter", "All")), *choices]

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", ValidationError(_("The last day is before the first.")))
        return data

    def wanted(self) -> Wanted | None:
        """The checked filters; None where there is no edition at all.

        Raises Http404 for an edition that does not exist or is not this person's.
        """
        if "edition" in self.errors:
            raise Http404
        data = dict(self.cleaned_data)
        chosen = data.pop("edition")
        by_pk = {str(edition.pk): edition for edition in self.editions}
        edition = by_pk[chosen] if chosen else self.current
        return Wanted(edition, **_given(data)) if edition else None

    def chosen(self) -> list[tuple[str, str]]:
        """The filters of this board as an address repeats them."""
        return [(name, value) for name, value in self.data.items() if name in _KEPT and value]


def _given(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "")}


def _regions(regions: list[Named], *, national: bool) -> list[tuple[str, Any]]:
    choices: list[tuple[str, Any]] = [(str(region.pk), region.name.text) for region in regions]
    return [*choices, (NATIONAL, _("National events"))] if national else choices


def _current(editions: list[Edition], today: date) -> Edition | None:
    """The edition visitors meet first, else the one that was planned last."""
    current = Edition.objects.current(on=today)
    if current in editions:
        return current
    return editions[0] if editions else None
