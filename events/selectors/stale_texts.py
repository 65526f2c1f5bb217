"""Where the texts of an edition still speak of the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, Q, QuerySet

from campaign_site.core.folding import fold
from campaign_site.core.languages import CODES, columns, language_name
from partners.models import Institution

from ..models import Edition, Event, EventPerson, PartnerRole
from ..rules.stale_texts import EditionFacts, Stale, StaleFinder, StaleReason
from .event_texts import Days, Text, event_texts, label_of

EDITION_TEXTS = ("title", "slogan", "theme", "aims", "audience", "place")


@dataclass(frozen=True, slots=True)
class StaleText:
    """A sentence in one field of an edition or an event; `lang` is empty for an address."""

    record: Edition | Event
    label: str
    lang: str
    stale: Stale

    @property
    def language_name(self) -> str:
        return language_name(self.lang)


def edition_facts(edition: Edition) -> EditionFacts:
    """What a text may repeat of an edition."""
    slogans = [getattr(edition, f"slogan_{lang}") or "" for lang in CODES]
    return EditionFacts(
        year=edition.year,
        number=edition.number,
        days=tuple(day for day in (edition.start_date, edition.end_date) if day),
        slogans=tuple(filter(None, slogans)),
    )


def finder_between(source: Edition, after: EditionFacts) -> StaleFinder:
    """Looks for what belongs to an edition in the texts of a later one; one query."""
    return StaleFinder(before=edition_facts(source), after=after, names=_former_names(source))


def _former_names(edition: Edition) -> list[str]:
    """Names that the institutions of an edition have besides those they are printed with."""
    part = Q(roles__edition=edition) | Q(roles__event__edition=edition)
    found = []
    for one in Institution.objects.filter(part).exclude(aliases=[]).distinct():
        current = [
            fold(getattr(one, f"{name}_{lang}") or "")
            for name in ("name", "short_name")
            for lang in CODES
        ]
        for alias in map(str, one.aliases):
            folded = fold(alias)
            # One word says too little; a part of the present name is the present name.
            if " " in folded and not any(folded in name for name in current):
                found.append(alias)
    return found


def stale_in_edition(edition: Edition, finder: StaleFinder) -> list[StaleText]:
    """In the edition's own texts and the wordings of its partners; one query."""
    texts = [
        *_texts(edition, EDITION_TEXTS),
        *(found for role in edition.partner_roles.all() for found in _texts(role, ("wording",))),
    ]
    return [
        StaleText(edition, label, lang, stale)
        for label, lang, text in texts
        for stale in finder.find(text)
    ]


def stale_in_copies(rows: QuerySet[Event], finder: StaleFinder) -> list[StaleText]:
    """In events that know what they were copied from, and their addresses on the web."""
    return _stale_in_events(rows, finder, days=lambda own, before: (before, own), addresses=True)


def stale_in_sources(
    rows: QuerySet[Event], finder: StaleFinder, *, move: Callable[[date], date] | None
) -> list[StaleText]:
    """In events that are to be copied, were their texts taken as they are."""

    def days(own: Days, _before: Days) -> tuple[Days, Days]:
        return own, tuple(map(move, own)) if move else ()

    return _stale_in_events(rows, finder, days=days, addresses=False)


def _stale_in_events(
    rows: QuerySet[Event],
    finder: StaleFinder,
    *,
    days: Callable[[Days, Days], tuple[Days, Days]],
    addresses: bool,
) -> list[StaleText]:
    """Titles, summaries, descriptions, wordings, functions; four queries however many.

    Rows are read as they are stored: to make objects of thousands takes much longer than
    to search them. Only those with something to mend become events.
    """
    around = _beside(PartnerRole, rows, "wording"), _beside(EventPerson, rows, "function")
    found: list[tuple[int, str, str, Stale]] = []
    for row in event_texts(rows):
        before, after = days(row.days, row.days_before)
        for label, lang, text in row.texts:
            hits = finder.find(text, before=before, after=after)
            found += [(row.pk, label, lang, stale) for stale in hits]
        for rows_beside in around:
            for label, lang, text in rows_beside.get(row.pk, ()):
                found += [(row.pk, label, lang, stale) for stale in finder.find(text)]
        for label, url in row.addresses_kept if addresses else ():
            found.append((row.pk, label, "", Stale(StaleReason.ADDRESS, "", url)))
    events = Event.objects.in_bulk({pk for pk, *_rest in found})
    return [StaleText(events[pk], label, lang, stale) for pk, label, lang, stale in found]


def _beside(
    model: type[PartnerRole] | type[EventPerson], rows: QuerySet[Event], name: str
) -> dict[int, list[Text]]:
    """The texts of institutions or people, by event."""
    found: dict[int, list[Text]] = defaultdict(list)
    label = label_of(model, name)
    of_events = model.objects.filter(event__in=rows.order_by().values("pk"))
    for pk, *texts in of_events.values_list("event_id", *columns(name)):
        pairs = zip(CODES, texts, strict=True)
        found[pk] += [(label, lang, text) for lang, text in pairs if text]
    return found


def _texts(record: Model, names: Iterable[str]) -> Iterator[Text]:
    for name in names:
        for lang in CODES:
            text = getattr(record, f"{name}_{lang}")
            if text:
                yield label_of(type(record), name), lang, text
