"""Events of the twelve regions, from a list of topics and a few rules of position."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from campaign_site.core.models import City, Region
from events.enums import DatePrecision, SpokenLanguage
from events.models import Event
from partners.enums import SchoolLevel
from partners.models import School

from .dates import hours
from .stage import Stage, columns, stream

# More events where more people live.
EVENTS_IN = {
    "MA-01": 9,
    "MA-02": 8,
    "MA-03": 11,
    "MA-04": 12,
    "MA-05": 8,
    "MA-06": 12,
    "MA-07": 11,
    "MA-08": 7,
    "MA-09": 9,
    "MA-10": 5,
    "MA-11": 5,
    "MA-12": 4,
}
# Regions where part of the activities is held in Amazigh.
AMAZIGH = {"MA-02", "MA-05", "MA-08", "MA-09"}
# Regions whose rural communes are deserts with hardly anybody: events stay in the towns.
TOWNS_ONLY = {"MA-10", "MA-11", "MA-12"}
SMALLEST_TOWN = 15_000
# Positions of events that are not published yet; 64 is in MA-07 and goes to review.
DRAFTS = frozenset({25, 51, 64, 77, 90})
SECONDARY = {SchoolLevel.LOWER_SECONDARY, SchoolLevel.UPPER_SECONDARY}
STRIDE = 7  # each region begins elsewhere in the list of topics
REGISTRATION_URL = "https://inscription.campagne.example/"


@dataclass(frozen=True)
class Position:
    """An event's place in the whole programme and in its region; sets all that varies."""

    number: int
    region: int
    within: int

    def every(self, step: int, offset: int) -> bool:
        return self.number % step == offset % step


def create(stage: Stage) -> list[Event]:
    topics = stage.data("topics")
    events = []
    for number_of_region, (code, count) in enumerate(EVENTS_IN.items()):
        region = stage.regions[code]
        places = _Places(region)
        for within in range(count):
            position = Position(len(events), number_of_region, within)
            topic = topics[(number_of_region * STRIDE + within) % len(topics)]
            events.append(_event(stage, topic, region, places, position))
    return events


class _Places:
    """The towns and invented schools of a region, taken in turn."""

    def __init__(self, region: Region) -> None:
        towns = list(
            region.cities.filter(population__gte=SMALLEST_TOWN).select_related("region", "province")
        )
        capital = [city for city in towns if city.name_fr == region.capital_fr]
        self.cities: list[City] = (capital + [c for c in towns if c not in capital])[:4]
        schools = region.schools.filter(is_synthetic=True, parent=None)
        if region.code in TOWNS_ONLY:
            schools = schools.filter(city__in=towns)
        self.schools = list(schools.select_related("city", "province"))
        self.taken = 0

    def city(self, within: int) -> City:
        return self.cities[0] if within % 3 else self.cities[within % len(self.cities)]

    def school(self, levels: list[str]) -> School:
        """The next school that teaches one of the levels, else another of pupils as old."""
        for wanted in (levels, SECONDARY if SECONDARY & set(levels) else ()):
            fitting = [one for one in self.schools if set(one.levels) & set(wanted)]
            if fitting:
                break
        self.taken += 1
        choice = fitting or self.schools
        return choice[self.taken % len(choice)]


def _event(
    stage: Stage, topic: dict[str, Any], region: Region, places: _Places, position: Position
) -> Event:
    place = _place(stage, topic, places, position)
    when = _when(stage, topic, position)
    event = stage.event(
        kind=stage.kinds[topic["kind"]],
        slug=stage.free_slug(topic["id"], _town(place) or region.slug),
        region=region,
        cover=stage.pictures[position.number % 4] if position.every(9, 0) else None,
        audiences=topic["audiences"],
        languages=topic.get("languages") or _languages(topic, region, position),
        open_to_press=topic["slot"] == "official" or position.every(4, 1),
        live=position.number not in DRAFTS,
        **place,
        **when,
        **_texts(stage, topic, position),
        **_registration(stage, topic, when["start_date"], position),
    )
    _roles(stage, event, region, position)
    return event


def _town(place: dict[str, Any]) -> str:
    school, city = place.get("school"), place.get("city")
    return (city and city.name_fr) or (school and school.commune_fr) or ""


def _place(
    stage: Stage, topic: dict[str, Any], places: _Places, position: Position
) -> dict[str, Any]:
    if topic["place"] == "school":
        school = places.school(topic["levels"])
        levels = [level for level in topic["levels"] if level in school.levels]
        return {
            "school": school,
            "city": school.city,
            "province": school.province,
            "levels": levels or school.levels,
            "access": ["step_free"] if position.every(3, 0) else [],
        }
    city = places.city(position.within)
    values = {"city": city, "province": city.province, "levels": topic.get("levels", [])}
    # Some places are still to come.
    if topic["place"] == "none" or position.every(16, 3):
        return values
    kind = stage.data("venues")[topic["place"]]
    venue = stage.venue(
        words={code: kind[code] for code in ("ar", "fr", "en")},
        kind=kind["kind"],
        city=city,
        capacity=kind["capacity"],
        access=kind["access"],
    )
    interpreted = ["sign_language"] if position.every(5, 2) else []
    return values | {"venue": venue, "access": [*kind["access"], *interpreted]}


def _when(stage: Stage, topic: dict[str, Any], position: Position) -> dict[str, Any]:
    if position.every(31, 12):
        return {"date_precision": DatePrecision.EDITION, "start_date": None}
    day = _day(stage, topic, position)
    start: time | None
    end: time | None
    start, end = hours(topic["slot"], day, position.number)
    if position.every(19, 4):
        start = end = None
    elif position.every(13, 6):
        end = None
    return {"start_date": day, "start_time": start, "end_time": end}


def _day(stage: Stage, topic: dict[str, Any], position: Position) -> date:
    working = stage.dates.working_days()
    if topic["slot"] == "official":
        return working[position.region % 3]
    if topic["slot"] == "open" and position.every(2, 0):
        saturdays = stage.dates.saturdays()
        return saturdays[position.region % len(saturdays)]
    return working[(3 * position.region + 2 * position.within) % len(working)]


def _languages(topic: dict[str, Any], region: Region, position: Position) -> list[str]:
    languages = [SpokenLanguage.ARABIC]
    if topic["kind"] in ("training", "conference", "round_table") or position.every(4, 2):
        languages.append(SpokenLanguage.FRENCH)
    if region.code in AMAZIGH and position.every(2, 1):
        languages.append(SpokenLanguage.AMAZIGH)
    if position.every(10, 5):
        languages.append(SpokenLanguage.SIGN)
    return languages


def _texts(stage: Stage, topic: dict[str, Any], position: Position) -> dict[str, Any]:
    """Most events speak Arabic and French, a third also English, some only one language."""
    codes = ["ar", "fr"] + (["en"] if position.every(3, 0) else [])
    if position.every(14, 9):
        codes = ["ar"]
    elif position.every(15, 11):
        codes = ["fr"]
    details = stage.data("descriptions").get(topic["kind"], {})
    blocks = {code: stream(details[code]) for code in codes if code in details}
    return {
        **columns("title", {code: topic["title"][code] for code in codes}),
        **columns("summary", {code: topic["summary"][code] for code in codes}),
        **columns("description", blocks if position.every(2, 0) else {}),
    }


def _registration(
    stage: Stage, topic: dict[str, Any], day: date | None, position: Position
) -> dict[str, Any]:
    mode, capacity = topic["registration"], topic.get("capacity")
    values: dict[str, Any] = {"registration_mode": mode, "capacity": capacity}
    if capacity:
        share = 100 if position.every(6, 2) else position.number * 37 % 70
        values["heads_promised"] = capacity * share // 100
    if mode == "elsewhere":
        values["registration_url"] = REGISTRATION_URL
    if mode == "schools":
        values |= {"group_min": 10, "group_max": min(45, capacity)}
    if mode in ("schools", "individuals") and day:
        weeks = 3 - position.number % 3
        values["registration_opens"] = stage.dates.first - timedelta(weeks=weeks)
        values["registration_closes"] = day - timedelta(days=2 + position.number % 3)
    return values


def _roles(stage: Stage, event: Event, region: Region, position: Position) -> None:
    roles = [["cmrpi", "organiser", "ar:من تنظيم", "fr:organisé par le"]]
    if position.every(3, 1):
        roles = [["association-exemple", "organiser", "ar:من تنظيم", "fr:organisé par l’"]]
    authority = f"aref-{region.code_hcp}"
    if authority in stage.institutions:
        roles.append([authority, "partner", "ar:بشراكة مع", "fr:en partenariat avec l’"])
    if position.every(4, 3):
        roles.append(["menps", "collaborator", "ar:بتعاون مع", "fr:en collaboration avec le"])
    stage.give_roles(event, roles)
