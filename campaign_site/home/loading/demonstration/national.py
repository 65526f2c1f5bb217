"""National events, written by hand, with their sessions."""

from datetime import date, time, timedelta
from typing import Any

from events.enums import DatePrecision
from events.models import Event, Venue

from .dates import before_working_day
from .stage import Stage, columns, stream


def create(stage: Stage) -> list[Event]:
    """Each event followed by its sessions, in the order of the file."""
    events = []
    for item in stage.data("national"):
        event = _event(stage, item)
        events.append(event)
        events += [_session(stage, event, part) for part in item.get("sessions", ())]
    return events


def _event(stage: Stage, item: dict[str, Any]) -> Event:
    venue = _venue(stage, item)
    city = stage.city(item["city"]) if "city" in item else None
    event = stage.event(
        kind=stage.kinds[item["kind"]],
        slug=stage.free_slug(item["slug"]),
        venue=venue,
        city=city,
        province=city.province if city else None,
        region=stage.regions[item["region"]] if "region" in item else None,
        cover=stage.pictures[item["cover"]] if "cover" in item else None,
        online_url=item.get("online", "") if item.get("change") != "moved_online" else "",
        audiences=item["audiences"],
        levels=item.get("levels", []),
        languages=item["languages"],
        access=item.get("access", []),
        open_to_press=item.get("press", False),
        **_texts(item),
        **_when(stage, item),
        **_registration(stage, item),
    )
    stage.give_roles(event, item.get("roles", []))
    stage.give_people(event, item.get("people", []))
    return event


def _session(stage: Stage, parent: Event, item: dict[str, Any]) -> Event:
    """A part of a day, or one day of a training path; the place is the parent's."""
    day = session_day(stage, item) or parent.start_date
    capacity = item.get("capacity")
    return stage.event(
        parent=parent,
        kind=parent.kind,
        slug=stage.free_slug(parent.slug, item["slug"]),
        start_date=day,
        start_time=time.fromisoformat(item["from"]),
        end_time=time.fromisoformat(item["to"]),
        venue=parent.venue,
        city=parent.city,
        province=parent.province,
        region=parent.region,
        audiences=parent.audiences,
        levels=parent.levels,
        languages=parent.languages,
        access=parent.access,
        open_to_press=item.get("press", False),
        capacity=capacity,
        heads_promised=capacity if item.get("full") else 0,
        took_place=True if day < stage.on else None,
        **columns("title", item["title"]),
    )


def session_day(stage: Stage, item: dict[str, Any]) -> date | None:
    """`days_ahead` counts from the day of loading, so that one session is already past."""
    if "days_ahead" in item:
        return before_working_day(stage.on, back=-item["days_ahead"])
    return stage.dates.day(item["day"]) if "day" in item else None


def _when(stage: Stage, item: dict[str, Any]) -> dict[str, Any]:
    if item.get("precision"):
        return {"date_precision": DatePrecision(item["precision"])}
    if item.get("span"):
        days = sorted(session_day(stage, part) for part in item["sessions"])
        return {"start_date": days[0], "end_date": days[-1]}
    return {
        "start_date": stage.dates.day(item["day"]),
        "end_date": stage.dates.day(item["to_day"]) if "to_day" in item else None,
        "start_time": time.fromisoformat(item["from"]) if "from" in item else None,
        "end_time": time.fromisoformat(item["to"]) if "to" in item else None,
    }


def _registration(stage: Stage, item: dict[str, Any]) -> dict[str, Any]:
    values = {
        "registration_mode": item["registration"],
        "registration_url": item.get("url", ""),
        "capacity": item.get("capacity"),
        "heads_promised": item.get("promised", 0),
    }
    if item["registration"] in ("individuals", "elsewhere") and "day" in item:
        values["registration_opens"] = stage.dates.first - timedelta(days=21)
        values["registration_closes"] = stage.dates.day(item["day"]) - timedelta(days=1)
    return values


def _texts(item: dict[str, Any]) -> dict[str, Any]:
    blocks = {code: stream(parts) for code, parts in item.get("paragraphs", {}).items()}
    return {
        **columns("title", item["title"]),
        **columns("summary", item["summary"]),
        **columns("description", blocks),
    }


def _venue(stage: Stage, item: dict[str, Any]) -> Venue | None:
    place = item.get("venue")
    if not place:
        return None
    words = {code: place[code] for code in ("ar", "fr", "en")}
    return stage.venue(
        words=words,
        kind=place["kind"],
        city=stage.city(item["city"]),
        capacity=item.get("capacity"),
        access=[kind for kind in item.get("access", []) if kind in ("step_free", "toilets")],
    )
