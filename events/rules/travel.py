"""Whether somebody can come from one event to the next, on the same day or overnight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import asin, cos, radians, sin, sqrt

from campaign_site.core.time import to_instant

from .clashes import Found
from .codes import ProblemCode
from .planned import Point
from .problem import problem
from .spans import DAY_MINUTES, Span

EARTH_KM = 6371.0
# Roads are longer than the straight line: 1.3 is the usual mean of studies of road
# networks (detour index 1.2 to 1.4). Rabat–Marrakech: 283 km straight, about 325 by road.
ROAD_FACTOR = 1.3
# A mean over motorway, national road and the way through town, by car: our assumption.
ROAD_KMH = 70
# Within this distance people are taken to be in the same place: one town.
SAME_TOWN_KM = 10


def travel_problems(assigned: Mapping[int, list[Span]]) -> Found:
    """Pairs of a person's events, each after the other, with too little time between.

    `assigned` is in order of time. An event is compared with the next one when that begins
    on the day it ends or on the day after: whoever ends in Tangier in the evening is not in
    Dakhla the next morning. Only events with a place and a time count: what is online, or
    has no hour yet, can be reached from anywhere or is told of elsewhere.
    """
    for person, spans in assigned.items():
        for before, after in _successive(spans):
            distance = road_km(before.event.point, after.event.point)
            if distance <= SAME_TOWN_KM:
                continue
            needed, there = round(distance / ROAD_KMH * 60), _gap(before, after)
            if there >= needed:
                continue
            facts = {
                "person_id": person, "km": round(distance), "needed": needed, "gap": there,
            }  # fmt: skip
            yield (
                before.event.id,
                problem(ProblemCode.TRAVEL, after.event.id, **facts, outward=True),
            )
            yield (
                after.event.id,
                problem(ProblemCode.TRAVEL, before.event.id, **facts, outward=False),
            )


def road_km(one: Point, other: Point) -> float:
    """Kilometres by road, estimated from the great circle between two points."""
    north, east = radians(one[0]), radians(one[1])
    north_2, east_2 = radians(other[0]), radians(other[1])
    half = sin((north_2 - north) / 2) ** 2
    half += cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half))) * ROAD_FACTOR


def _successive(spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Each event with the one that ended last before it, no earlier than the day before."""
    latest: Span | None = None
    for span in spans:
        if not _has_place_and_time(span):
            continue
        if latest is not None and latest.end <= span.start and _by_the_next_day(latest, span):
            yield latest, span
        if latest is None or span.end >= latest.end:
            latest = span


def _has_place_and_time(span: Span) -> bool:
    event = span.event
    return event.point is not None and event.is_at_its_place and span.has_times


def _by_the_next_day(before: Span, after: Span) -> bool:
    """Whether one begins no later than the day after the other ends; midnight ends its day."""
    return after.start // DAY_MINUTES - (before.end - 1) // DAY_MINUTES <= 1


def _gap(before: Span, after: Span) -> int:
    """Minutes between two events, counted as they pass when the clocks are changed."""
    day, at = after.event.start_date, after.event.start_time
    until = to_instant(day, at)
    if before.event.end_time is None:
        return after.start - before.end
    since = to_instant(before.event.last_day, before.event.end_time)
    return int((until - since).total_seconds()) // 60
