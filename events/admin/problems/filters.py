"""What the page of problems shows, as its address says it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.db import models
from django.http import Http404, QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of

from ...models import Edition, EventKind
from ...rules.codes import ProblemCode, Severity
from ...rules.planned import PlannedEvent

NATIONAL = "none"


class Grouping(models.TextChoices):
    CODE = "code", _("By problem")
    REGION = "region", _("By region")


class ProblemForm(forms.Form):
    """Filters of the page; an empty one leaves everything in."""

    edition = forms.ChoiceField(label=_("Edition"), required=False)
    region = forms.ChoiceField(label=_("Region"), required=False)
    code = forms.ChoiceField(label=_("Problem"), required=False)
    severity = forms.ChoiceField(label=_("Severity"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    by = forms.ChoiceField(choices=Grouping.choices, required=False, widget=forms.HiddenInput)
    event = forms.IntegerField(
        required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput
    )

    def __init__(self, data: QueryDict, *, user: Any, today: date) -> None:
        super().__init__(data.copy(), auto_id="problems-%s")
        self.editions = {str(e.pk): e for e in visible_to(user, Edition).select_related("campaign")}
        current = Edition.objects.current(on=today)
        default = str(current.pk) if current else next(iter(self.editions), "")
        if not self.data.get("edition"):
            self.data["edition"] = default
        scope = scope_of(user)
        self.regions = {str(region.pk): str(region) for region in scope.regions()}
        if scope.national:
            self.regions[NATIONAL] = _("National events")
        self.kinds = {str(kind.pk): str(kind) for kind in EventKind.objects.all()}
        self.fields["edition"].choices = [(pk, str(e)) for pk, e in self.editions.items()]
        self._offer("region", list(self.regions.items()))
        self._offer("code", ProblemCode.choices)
        self._offer("severity", Severity.choices)
        self._offer("kind", list(self.kinds.items()))

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [("", _("All")), *choices]

    @cached_property
    def chosen_edition(self) -> Edition | None:
        """The edition of the page; None where there is none at all.

        Raises Http404 for one that does not exist.
        """
        self.full_clean()
        if "edition" in self.errors:
            raise Http404
        return self.editions.get(self.cleaned_data["edition"])

    def chosen(self, name: str) -> Any:
        """The checked value of a filter; empty where none or a wrong one was given."""
        return self.cleaned_data.get(name) or ""

    @property
    def grouping(self) -> Grouping:
        return Grouping(self.chosen("by") or Grouping.CODE)

    def event_filter(self) -> Callable[[PlannedEvent], bool]:
        """Whether an event passes the filters that look at the event."""
        region, kind, only = (self.chosen(name) for name in ("region", "kind", "event"))

        def leaves(event: PlannedEvent) -> bool:
            if region and str(event.region_id or NATIONAL) != region:
                return False
            if kind and str(event.kind_id) != kind:
                return False
            return not only or event.id == only

        return leaves

    def address(self, **changes: Any) -> str:
        """The query of this page with some filters changed; None leaves one out."""
        query = QueryDict(mutable=True)
        for name in self.fields:
            value = changes.get(name, self.chosen(name))
            if value not in (None, ""):
                query[name] = str(value)
        for name in sorted(changes.keys() - self.fields.keys()):
            query[name] = str(changes[name])
        return f"?{query.urlencode()}"
