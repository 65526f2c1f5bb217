"""The jobs that run by the clock; each may run twice without harm."""

import logging

from django.core.management import call_command

from ..time import now
from . import cleaning, reminders

logger = logging.getLogger(__name__)


def publish_scheduled_content() -> None:
    """Publish what has reached its hour and withdraw what has passed it.

    Wagtail's command handles pages and events alike; lists and calendars follow through
    the signals that any publication sends.
    """
    call_command("publish_scheduled")


def clean_up() -> dict[str, int]:
    """Delete what has outlived its purpose; returns how many of each."""
    removed = cleaning.clean_up(now=now())
    logger.info("Cleaned up: %s", removed)
    return removed


def remind_moderators() -> int:
    """Mail whoever moderates about what has waited for days; returns the number of mails."""
    return reminders.remind_waiting_items(now=now())
