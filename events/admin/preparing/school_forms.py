"""Finding the schools of a series."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from campaign_site.core.admin.choosers import containing
from campaign_site.core.fields import member_lookup
from campaign_site.core.models import Province, Region
from campaign_site.core.permissions.policies import visible_to
from campaign_site.core.permissions.scope import scope_of
from partners.enums import SchoolLevel, SchoolSector
from partners.models import School

_ANY = [("", "—")]
_FOUND_BY = (
    "name_ar", "name_fr", "name_en", "gresa_code", "commune", "city__name_ar", "city__name_fr",
)  # fmt: skip


class SchoolFilterForm(forms.Form):
    """Everything is optional; what cannot be read filters nothing."""

    q = forms.CharField(
        label=gettext_lazy("Name, code, town or commune"), required=False, max_length=100
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"), queryset=Region.objects.none(), required=False
    )
    province = forms.ModelChoiceField(
        label=gettext_lazy("Province"), queryset=Province.objects.none(), required=False
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Level"), choices=[*_ANY, *SchoolLevel.choices], required=False
    )
    sector = forms.ChoiceField(
        label=gettext_lazy("Sector"), choices=[*_ANY, *SchoolSector.choices], required=False
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        scope = scope_of(user)
        self.fields["region"].queryset = scope.regions()
        self.fields["province"].queryset = Province.objects.filter(scope.filter())

    def schools(self) -> QuerySet[School]:
        """What this person may see and asked for; in order of province and name."""
        rows = visible_to(self.user, School).select_related("region", "province", "city")
        self.is_valid()
        asked = self.cleaned_data
        for name in ("region", "province", "sector"):
            if asked.get(name):
                rows = rows.filter(**{name: asked[name]})
        if asked.get("level"):
            rows = rows.filter(levels__contains=member_lookup(asked["level"]))
        if asked.get("q"):
            rows = containing(rows, asked["q"], _FOUND_BY)
        return rows.order_by("region_id", "province_id", "gresa_code")
