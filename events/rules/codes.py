"""The one vocabulary of what can be wrong with a planned event."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Severity(TextChoices):
    ERROR = "error", _("Error")
    WARNING = "warning", _("Warning")


class ProblemCode(TextChoices):
    """In the order a planner looks at them; also the words of filters and headings."""

    OUTSIDE = "outside", _("Outside the edition")
    VENUE = "venue", _("Same venue twice")
    PERSON = "person", _("Same person twice")
    TRAVEL = "travel", _("Journey too long")
    BLACKOUT = "blackout", _("Day off")
    FRIDAY = "friday", _("Friday, 12:00 to 15:00")
    CAPACITY = "capacity", _("More places than seats")
    REGISTRATION = "registration", _("Registration after the event")
    DAY = "day", _("No day yet")
    TIME = "time", _("No time yet")
    PLACE = "place", _("No place yet")
    ORGANISER = "organiser", _("No institution")
    TITLE_AR = "ar", _("No Arabic title")
    TITLE_FR = "fr", _("No French title")
    SUMMARY_AR = "summary_ar", _("No Arabic summary")
    SUMMARY_FR = "summary_fr", _("No French summary")


ERRORS = frozenset({ProblemCode.OUTSIDE})
# Found by comparing events with each other or with the calendar, not by one row alone.
COMPARED = frozenset(
    {
        ProblemCode.VENUE,
        ProblemCode.PERSON,
        ProblemCode.TRAVEL,
        ProblemCode.BLACKOUT,
        ProblemCode.FRIDAY,
    }
)
