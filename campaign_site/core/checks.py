"""System checks of the foundation: what must hold before the site may start."""

from datetime import datetime, timedelta, tzinfo
from typing import Any

from django.core.checks import CheckMessage, Error, register

from . import time

# An ordinary day after the change of 20 September 2026, inside a December campaign.
REFERENCE = datetime(2026, 12, 1, 10, 0)


@register()
def zone_data_are_current(*, app_configs: Any = None, **options: Any) -> list[CheckMessage]:
    """The campaign's zone must know that Morocco is at UTC+0 for good."""
    return offset_errors(time.zone(time.ZONE_NAME))


def offset_errors(rules: tzinfo) -> list[CheckMessage]:
    """core.E001 when these rules do not put 1 December 2026 at UTC+0."""
    offset = REFERENCE.replace(tzinfo=rules).utcoffset()
    if offset == timedelta(0):
        return []
    return [
        Error(
            f"Time zone data are out of date: {time.ZONE_NAME} is at UTC offset {offset} "
            f"on {REFERENCE:%Y-%m-%d}, and every event of that day would move.",
            hint=(
                "Install the pinned `tzdata` package (2026.3 or later) and keep "
                "`zoneinfo.reset_tzpath(to=())` at the head of the settings."
            ),
            id="core.E001",
        )
    ]
