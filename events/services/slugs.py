"""Addresses for many new events at once, without a question for each."""

from __future__ import annotations

from campaign_site.core.models import FormerSlug

from ..models import Event
from .events import MAX_SLUG, slug_of_title


class SlugBook:
    """All addresses ever given to events; hands out new ones, each once.

    To be used inside the transaction that writes the events: another writer may take the
    same address meanwhile, and the database then refuses the second.
    """

    def __init__(self) -> None:
        former = FormerSlug.objects.filter(kind=Event._meta.label_lower)
        self._taken = set(Event.objects.values_list("slug", flat=True))
        self._taken |= set(former.values_list("slug", flat=True))
        self._next: dict[str, int] = {}

    def for_next_year(self, slug: str, *, before: int, after: int) -> str:
        """The address of an event's next occurrence: the old year gives way to the new."""
        if str(before) in slug.split("-"):
            parts = [str(after) if part == str(before) else part for part in slug.split("-")]
            return self.free("-".join(parts))
        return self.free(f"{slug[: MAX_SLUG - 5].rstrip('-')}-{after}")

    def for_titles(self, titles: list[str]) -> str:
        """From the first title that has usable letters."""
        return self.free(next((slug for slug in map(slug_of_title, titles) if slug), "event"))

    def free(self, base: str) -> str:
        """This address, or with the next free number."""
        slug = base
        while slug in self._taken:
            self._next[base] = self._next.get(base, 1) + 1
            slug = f"{base}-{self._next[base]}"
        self._taken.add(slug)
        return slug
