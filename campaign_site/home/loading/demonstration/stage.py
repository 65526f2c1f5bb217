"""What every invented event is made with, read once."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.text import slugify
from modeltranslation.utils import build_localized_fieldname

from campaign_site.core.languages import CODES
from campaign_site.core.models import CampaignImage, City, Region
from events.models import Edition, Event, EventKind, EventPerson, PartnerRole, Person, Venue
from partners.models import Institution

from ..tables import read_json
from .dates import EditionDates

FOLDER = "events/data/demo"
FILES = tuple(
    f"{FOLDER}/{name}.json"
    for name in ("edition", "topics", "national", "venues", "descriptions", "reasons")
)
MARK = {"name_fr": [{"file": "demonstration", "quote": "exemple"}]}

Words = dict[str, str]


def columns(name: str, words: Words) -> dict[str, str]:
    """One value per language column; a language that is missing stays empty."""
    return {build_localized_fieldname(name, code): text for code, text in words.items()}


@dataclass
class Stage:
    """The edition being written, and everything its events refer to."""

    edition: Edition
    dates: EditionDates
    at: datetime
    on: date
    pictures: list[CampaignImage]
    people: dict[str, Person]
    kinds: dict[str, EventKind] = field(init=False)
    regions: dict[str, Region] = field(init=False)
    institutions: dict[str, Institution] = field(init=False)
    venues: dict[tuple[str, int], Venue] = field(default_factory=dict)
    slugs: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.kinds = {kind.code: kind for kind in EventKind.objects.all()}
        self.regions = {region.code: region for region in Region.objects.all()}
        self.institutions = {place.slug: place for place in Institution.objects.all()}
        self.slugs = set(Event.objects.values_list("slug", flat=True))
        self._texts = {name: read_json(name) for name in FILES}

    def data(self, name: str) -> Any:
        """The content of one data file of the demonstration."""
        return self._texts[f"{FOLDER}/{name}.json"]

    def city(self, name_fr: str) -> City:
        return City.objects.select_related("region", "province").filter(name_fr=name_fr)[0]

    def free_slug(self, *parts: str) -> str:
        """A readable address nobody has; the same parts give the same address again."""
        base = slugify("-".join(parts))[:100]
        slug, number = base, 1
        while slug in self.slugs:
            number += 1
            slug = f"{base}-{number}"
        self.slugs.add(slug)
        return slug

    def venue(self, *, words: Words, kind: str, city: City, **more: Any) -> Venue:
        """A generic place of this sort in a town; a town has one of each name."""
        key = (words["fr"], city.pk)
        if key not in self.venues:
            self.venues[key] = Venue.objects.create(
                **columns("name", words),
                kind=kind,
                city=city,
                province=city.province,
                region=city.region,
                latitude=city.latitude,
                longitude=city.longitude,
                external_id=f"demo:{slugify(words['fr'])}:{city.code_hcp}"[:80],
                sources=MARK,
                **more,
            )
        return self.venues[key]

    def event(self, **values: Any) -> Event:
        """An invented event of this edition, live unless told otherwise."""
        live = values.setdefault("live", True)
        if live:
            values |= {"first_published_at": self.at, "last_published_at": self.at}
        else:
            values["has_unpublished_changes"] = True
        return Event.objects.create(edition=self.edition, is_synthetic=True, **values)

    def give_roles(self, event: Event, roles: list[list[str]]) -> None:
        for order, (slug, code, *wordings) in enumerate(roles, start=1):
            PartnerRole.objects.create(
                event=event,
                institution=self.institutions[slug],
                code=code,
                sort_order=order,
                **columns("wording", by_language(wordings)),
            )

    def give_people(self, event: Event, people: list[list[str]]) -> None:
        """In order of protocol: a person ("@name") or a function without a name."""
        for order, (role, *who) in enumerate(people, start=1):
            person = self.people.get(who[0])
            function = {} if person else columns("function", by_language(who))
            EventPerson.objects.create(
                event=event, person=person, role=role, sort_order=order, **function
            )


def by_language(texts: list[str]) -> Words:
    """``["ar:…", "fr:…"]`` as a dictionary."""
    pairs = (text.split(":", 1) for text in texts)
    return {code: words for code, words in pairs if code in CODES}


def stream(parts: list[str]) -> list[dict[str, str]]:
    """A heading, a list and a remark as blocks of an event's description."""
    heading, points, remark = parts
    return [
        {"type": "heading", "value": heading},
        {"type": "paragraph", "value": points},
        {"type": "paragraph", "value": f"<p>{remark}</p>"},
    ]
