"""Institutions as filters name them: also by a name that an institution had once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from django.db.models import OuterRef, Subquery

from campaign_site.core.models import FormerSlug
from partners.models import Institution

from ..public.filters import BadFilter, ProgrammeFilters


def with_present_names(filters: ProgrammeFilters) -> ProgrammeFilters:
    """The same filters with every institution under the name it has now.

    Calendars that people follow and links in mails outlive a renaming. Raises BadFilter
    for a name that nobody has or had. No query where no institution was asked for, one
    where all names are present ones, else two.
    """
    asked = filters.institution
    if not asked:
        return filters
    present = set(Institution.objects.filter(slug__in=asked).values_list("slug", flat=True))
    former = _renamed([name for name in asked if name not in present])
    for name in asked:
        if name not in present and name not in former:
            raise BadFilter("institution", name)
    return replace(filters, institution=tuple(sorted({*present, *former.values()})))


def _renamed(names: Collection[str]) -> dict[str, str]:
    """Former name to present name, of the institutions that still exist."""
    if not names:
        return {}
    bearer = Institution.objects.order_by().filter(pk=OuterRef("object_id"))
    rows = FormerSlug.objects.filter(kind=Institution._meta.label_lower, slug__in=names)
    rows = rows.annotate(present=Subquery(bearer.values("slug")[:1]))
    return dict(rows.exclude(present=None).values_list("slug", "present"))
