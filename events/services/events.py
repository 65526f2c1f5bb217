"""Completing and naming events."""

from __future__ import annotations

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

from campaign_site.core.models import FormerSlug

from ..enums import DatePrecision
from ..models import Event

MAX_SLUG = 100
_KIND = Event._meta.label_lower


def free_slug(*, titles: list[str], event: Event | None = None) -> str:
    """An address for an event from its first usable title, not used by another, ever.

    Arabic titles are written in Latin letters. A former address of another event is
    taken too, because it still redirects.
    """
    base = next((slug for slug in map(slug_of_title, titles) if slug), "event")
    number = 1
    slug = base
    while _taken(slug, event):
        number += 1
        slug = f"{base}-{number}"
    return slug


def slug_of_title(title: str) -> str:
    """A title in Latin letters; empty when nothing of it can be written so."""
    return slugify(string_to_ascii(title))[:MAX_SLUG].strip("-")


def _taken(slug: str, event: Event | None) -> bool:
    own = event.pk if event else None
    if Event.objects.filter(slug=slug).exclude(pk=own).exists():
        return True
    return FormerSlug.objects.filter(kind=_KIND, slug=slug).exclude(object_id=own or 0).exists()


def is_announced(event: Event) -> bool:
    """Whether the public knows of an event: it is live, and so is its edition."""
    return event.live and (event.edition_id is None or event.edition.is_public)


def is_moved(*, event: Event, announced: Event | None) -> bool:
    """Whether an announced day, month or hour changed; filling one in moves nothing."""
    if announced is None or not is_announced(announced):
        return False
    before, after = announced.start_date, event.start_date
    if announced.date_precision == DatePrecision.MONTH and before and after:
        return (before.year, before.month) != (after.year, after.month)
    if before and before != after:
        return True
    hour = announced.start_time
    return hour is not None and hour != event.start_time
