"""Editions as visitors see them."""

from __future__ import annotations

from datetime import date

from django.db.models import Prefetch, QuerySet

from campaign_site.core.former_addresses import renamed_to

from ..models import Edition, PartnerRole


class Renamed(Exception):
    """The record has another name now: `slug`."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.slug = slug


def public_edition(slug: str) -> Edition:
    """A public edition by its address.

    Raises Renamed when it has another address now, Edition.DoesNotExist when there is none.
    """
    return _named(Edition.objects.public().select_related("campaign"), slug)


def public_edition_with_partners(slug: str) -> Edition:
    """The same with what its page says: goals, and partners' roles in order of protocol."""
    roles = Prefetch("partner_roles", PartnerRole.objects.select_related("institution"))
    editions = Edition.objects.public().select_related("campaign", "cover")
    return _named(editions.prefetch_related(roles, "goals"), slug)


def _named(editions: QuerySet[Edition], slug: str) -> Edition:
    try:
        return editions.get(slug=slug)
    except Edition.DoesNotExist:
        edition = editions.filter(pk=renamed_to("events.edition", slug)).first()
        if edition is None:
            raise
        raise Renamed(edition.slug) from None


def current_edition(today: date) -> Edition | None:
    """The edition that runs or comes next; none between editions."""
    return Edition.objects.current(on=today)


def past_editions(today: date) -> list[Edition]:
    """Editions that are over, newest first, with their campaign."""
    return list(Edition.objects.past(on=today))


def editions_ahead(today: date) -> list[Edition]:
    """Editions that run or come, in the order of time, with their campaign."""
    return list(Edition.objects.ahead(on=today))


def shown_edition(today: date) -> Edition | None:
    """The current edition; between editions the one that was last, else one without days."""
    return (
        current_edition(today)
        or Edition.objects.past(on=today).first()
        or Edition.objects.ahead(on=today).first()
    )
