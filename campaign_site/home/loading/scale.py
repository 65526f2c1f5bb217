"""A large labelled set of schools and events, for measurements only."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction

from campaign_site.core.content_version import touch_content
from campaign_site.core.models import City, Region
from events.enums import EditionState, EventStatus, RegistrationMode, RoleCode
from events.models import Campaign, Edition, Event, EventKind, PartnerRole
from events.schedule import derived_instants
from events.services.publications import refresh_events
from partners.enums import SchoolLevel, SchoolSector, Setting
from partners.gresa import check_letter
from partners.models import Institution, School

from .demonstration.dates import hours
from .demonstration.stage import FOLDER, columns
from .indexing import add_to_search
from .tables import read_json

SLUG = "scale"
BATCH = 500
DAYS = 30
FIRST_CODE = 60_001
NATURE = "Jeu de mesure"
TITLES = {"ar": "مجموعة القياس", "fr": "Jeu de mesure", "en": "Measurement set"}
STATUSES = {37: EventStatus.CANCELLED, 18: EventStatus.RESCHEDULED, 29: EventStatus.MOVED_ONLINE}


def load_scale_edition(*, slug: str, current: bool, on: date) -> Edition:
    """The edition of the set. `current` makes it the one visitors meet first."""
    state = EditionState.RUNNING if current else EditionState.CLOSED
    edition, _created = Edition.objects.get_or_create(
        slug=slug,
        defaults={
            "campaign": Campaign.objects.order_by("pk")[0],
            "year": on.year,
            "start_date": on - timedelta(days=3),
            "end_date": on + timedelta(days=DAYS),
            "state": state,
            "is_demonstration": True,
            **columns("title", TITLES),
        },
    )
    if edition.state != state:
        edition.state = state
        edition.save(update_fields=["state", "updated_at"])
    return edition


def add_schools(*, wanted: int) -> int:
    """Create what is missing of the invented schools; returns how many were new."""
    present = School.objects.filter(nature=NATURE).count()
    towns = list(City.objects.select_related("province", "region"))
    for first in range(present, wanted, BATCH):
        numbers = range(first, min(first + BATCH, wanted))
        School.objects.bulk_create(
            _school(number, towns[number % len(towns)]) for number in numbers
        )
    return max(0, wanted - present)


def add_events(*, edition: Edition, wanted: int, at: datetime) -> Iterator[int]:
    """Create and publish what is missing; yields how many there are after each batch."""
    maker = _Maker(edition, at)
    present = Event.objects.filter(edition=edition).count()
    for first in range(present, wanted, BATCH):
        last = min(first + BATCH, wanted)
        with transaction.atomic():
            events = Event.objects.bulk_create(maker.event(n) for n in range(first, last))
            PartnerRole.objects.bulk_create(maker.role(event) for event in events)
        refresh_events(events=events, at=at)
        add_to_search(Event, events)
        yield last
    touch_content()


def _school(number: int, town: City) -> School:
    code = FIRST_CODE + number
    levels = list(SchoolLevel)[:3]
    return School(
        gresa_code=f"{code}{check_letter(code)}",
        **columns(
            "name", {"fr": f"ECOLE DE MESURE {number + 1}", "ar": f"مدرسة القياس {number + 1}"}
        ),
        **columns("commune", {"fr": town.name_fr, "ar": town.name_ar}),
        levels=[levels[number % 3]],
        sector=SchoolSector.PUBLIC,
        setting=Setting.URBAN,
        nature=NATURE,
        region=town.region,
        province=town.province,
        city=town,
        pupils_total=200 + number % 700,
        pupils_girls=80 + number % 120,
        classes_count=6 + number % 20,
        is_synthetic=True,
    )


class _Maker:
    """Builds events by number: the same number always gives the same event."""

    def __init__(self, edition: Edition, at: datetime) -> None:
        self.edition, self.at = edition, at
        self.topics = read_json(f"{FOLDER}/topics.json")
        self.kinds = {kind.code: kind for kind in EventKind.objects.all()}
        self.regions = list(Region.objects.all())
        self.towns = list(City.objects.select_related("province", "region"))
        self.schools: dict[int, list[School]] = {}
        for school in School.objects.filter(is_synthetic=True).select_related("province", "city"):
            self.schools.setdefault(school.region_id, []).append(school)
        self.institutions = list(Institution.objects.order_by("pk"))

    def event(self, number: int) -> Event:
        topic = self.topics[number % len(self.topics)]
        town = self.towns[number * 7 % len(self.towns)]
        day = self.edition.start_date + timedelta(days=number * 11 % DAYS)
        start, end = hours(topic["slot"], day, number)
        place = {"city": town, "province": town.province, "region": town.region}
        if topic["place"] == "school" and self.schools.get(town.region_id):
            schools = self.schools[town.region_id]
            school = schools[number % len(schools)]
            place |= {"school": school, "city": school.city, "province": school.province}
        event = Event(
            edition=self.edition,
            kind=self.kinds[topic["kind"]],
            slug=f"{self.edition.slug}-{number + 1}",
            start_date=day,
            start_time=start,
            end_time=end,
            status=STATUSES.get(number % 41, EventStatus.SCHEDULED),
            audiences=topic["audiences"],
            levels=topic.get("levels", []),
            languages=["ar", "fr"] if number % 3 else ["ar"],
            open_to_press=number % 4 == 0,
            registration_mode=_mode(topic["registration"]),
            capacity=topic.get("capacity"),
            heads_promised=(topic.get("capacity") or 0) * (number % 11) // 10,
            is_synthetic=True,
            first_published_at=self.at,
            last_published_at=self.at,
            **place,
            **columns("title", {c: f"{t} – {number + 1}" for c, t in topic["title"].items()}),
            **columns("summary", topic["summary"]),
        )
        event.heads_promised = min(event.heads_promised, event.capacity or 0)
        event.starts_at, event.ends_at = derived_instants(event)
        return event

    def role(self, event: Event) -> PartnerRole:
        return PartnerRole(
            event=event,
            institution=self.institutions[event.pk % len(self.institutions)],
            code=RoleCode.ORGANISER,
            sort_order=1,
            **columns("wording", {"ar": "من تنظيم", "fr": "organisé par"}),
        )


def _mode(mode: str) -> str:
    """Registration elsewhere needs an address, which a measurement has no use for."""
    return RegistrationMode.NONE if mode == RegistrationMode.ELSEWHERE else mode
