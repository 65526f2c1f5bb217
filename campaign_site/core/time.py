"""The clock and the time zone of the campaign; the only place that reads the clock.

The local date and time an organiser meant are the truth; instants are derived from them
with the rule of the event's own date. Morocco left UTC+1 for good on 20 September 2026
(tz database 2026c), which is why zone data come from the pinned `tzdata` package: the
settings empty zoneinfo's search path, and `checks` refuses to start on older rules.
"""

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ZONE_NAME = "Africa/Casablanca"


def now() -> datetime:
    """This instant, aware, in UTC."""
    return datetime.now(UTC)


def today(zone_name: str = ZONE_NAME) -> date:
    """The date on the wall in the zone of the campaign."""
    return to_local(now(), zone_name).date()


def zone(zone_name: str = ZONE_NAME) -> ZoneInfo:
    """The rules of a zone. Raises ValueError for a name the tz database does not know."""
    try:
        return ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        # OSError: a folder of the database ("Africa"), or a name too long for a file.
        raise ValueError(f"unknown time zone: {zone_name[:64]!r}") from error


def is_zone(zone_name: str) -> bool:
    """Whether the tz database knows this zone."""
    try:
        zone(zone_name)
    except ValueError:
        return False
    return True


def to_instant(local_date: date, local_time: time, zone_name: str = ZONE_NAME) -> datetime:
    """The instant in UTC at which a wall clock in this zone shows this date and time.

    A time that occurs twice (the hour repeated when clocks go back) is its first
    occurrence. A time that does not occur (the hour skipped when clocks go forward) is
    moved forward by the length of the gap. Both are the rule of RFC 5545, 3.3.5.
    Raises ValueError for an unknown zone, an aware time, or a year out of range.
    """
    if local_time.tzinfo is not None:
        raise ValueError("a wall-clock time has no zone of its own")
    local = datetime.combine(local_date, local_time, tzinfo=zone(zone_name)).replace(fold=0)
    return _converted(local, UTC)


def to_local(instant: datetime, zone_name: str = ZONE_NAME) -> datetime:
    """The same instant as the wall clock in this zone shows it.

    Raises ValueError for a naive datetime, an unknown zone, or a year out of range.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant is an aware datetime")
    return _converted(instant, zone(zone_name))


def day_bounds(day: date, zone_name: str = ZONE_NAME) -> tuple[datetime, datetime]:
    """The first instant of a local day and the first instant of the next, in UTC."""
    following = date.max if day == date.max else day + timedelta(days=1)
    return to_instant(day, time.min, zone_name), to_instant(following, time.min, zone_name)


def _converted(moment: datetime, target: tzinfo) -> datetime:
    try:
        return moment.astimezone(target)
    except OverflowError as error:
        raise ValueError("the year is out of range") from error
