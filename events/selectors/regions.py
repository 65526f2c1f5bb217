"""Regions as visitors see them."""

from __future__ import annotations

from campaign_site.core.former_addresses import renamed_to
from campaign_site.core.models import Region
from partners.models import Institution

from .editions import Renamed


def public_region(slug: str) -> Region:
    """A region by its address.

    Raises Renamed when it has another address now, Region.DoesNotExist when there is none.
    """
    try:
        return Region.objects.get(slug=slug)
    except Region.DoesNotExist:
        region = Region.objects.filter(pk=renamed_to("core.region", slug)).first()
        if region is None:
            raise
        raise Renamed(region.slug) from None


def all_regions() -> list[Region]:
    """The regions in the order of their codes."""
    return list(Region.objects.order_by("code"))


def institutions_of(region: Region) -> list[Institution]:
    """Institutions at home in a region."""
    return list(Institution.objects.filter(region=region).order_by("slug"))
