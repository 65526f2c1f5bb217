"""Closed lists and tables of what happens and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class EditionState(models.TextChoices):
    PREPARING = "preparing", _("Preparing")
    PUBLISHED = "published", _("Published")
    RUNNING = "running", _("Running")
    CLOSED = "closed", _("Closed")
    ARCHIVED = "archived", _("Archived")


# An edition moves forward; it may return one step until it is archived for good.
EDITION_TRANSITIONS: dict[str, frozenset[str]] = {
    EditionState.PREPARING: frozenset({EditionState.PUBLISHED}),
    EditionState.PUBLISHED: frozenset({EditionState.PREPARING, EditionState.RUNNING}),
    EditionState.RUNNING: frozenset({EditionState.PUBLISHED, EditionState.CLOSED}),
    EditionState.CLOSED: frozenset({EditionState.RUNNING, EditionState.ARCHIVED}),
    EditionState.ARCHIVED: frozenset(),
}
PUBLIC_EDITION_STATES = frozenset(EditionState.values) - {EditionState.PREPARING}


class EventStatus(models.TextChoices):
    """What the public is told. Full and past are derived, never stored."""

    SCHEDULED = "scheduled", pgettext_lazy("event status", "Scheduled")
    RESCHEDULED = "rescheduled", pgettext_lazy("event status", "Rescheduled")
    MOVED_ONLINE = "moved_online", pgettext_lazy("event status", "Moved online")
    POSTPONED = "postponed", pgettext_lazy("event status", "Postponed")
    CANCELLED = "cancelled", pgettext_lazy("event status", "Cancelled")


EVENT_TRANSITIONS: dict[str, frozenset[str]] = {
    EventStatus.SCHEDULED: frozenset(
        {
            EventStatus.RESCHEDULED,
            EventStatus.MOVED_ONLINE,
            EventStatus.POSTPONED,
            EventStatus.CANCELLED,
        }
    ),
    EventStatus.RESCHEDULED: frozenset(
        {
            EventStatus.SCHEDULED,
            EventStatus.MOVED_ONLINE,
            EventStatus.POSTPONED,
            EventStatus.CANCELLED,
        }
    ),
    EventStatus.MOVED_ONLINE: frozenset(
        {
            EventStatus.SCHEDULED,
            EventStatus.RESCHEDULED,
            EventStatus.POSTPONED,
            EventStatus.CANCELLED,
        }
    ),
    EventStatus.POSTPONED: frozenset(
        {
            EventStatus.SCHEDULED,
            EventStatus.RESCHEDULED,
            EventStatus.MOVED_ONLINE,
            EventStatus.CANCELLED,
        }
    ),
    EventStatus.CANCELLED: frozenset({EventStatus.SCHEDULED, EventStatus.RESCHEDULED}),
}

# An event that is cancelled or postponed occupies no room, no day and nobody.
EXPECTED_STATUSES = frozenset(EventStatus) - {EventStatus.CANCELLED, EventStatus.POSTPONED}


class DatePrecision(models.TextChoices):
    """How exactly the date is known."""

    DAY = "day", _("the day")
    MONTH = "month", _("the month")
    EDITION = "edition", _("within the edition")
    NONE = "none", _("not known yet")


class RegistrationMode(models.TextChoices):
    NONE = "none", _("No registration")
    SCHOOLS = "schools", _("Schools register classes")
    INDIVIDUALS = "individuals", _("Individuals register")
    INVITATION = "invitation", _("By invitation")
    ELSEWHERE = "elsewhere", _("Registration on another site")


class Audience(models.TextChoices):
    PUPILS = "pupils", _("Pupils")
    YOUTH = "youth", _("Young people")
    PARENTS = "parents", _("Parents and families")
    TEACHERS = "teachers", _("Teachers and educators")
    STAFF = "staff", _("School and youth-centre staff")
    PROFESSIONALS = "professionals", _("Professionals")
    ASSOCIATIONS = "associations", _("Associations")
    PUBLIC = "public", _("General public")
    PRESS = "press", _("Press")


class SpokenLanguage(models.TextChoices):
    ARABIC = "ar", _("Arabic")
    FRENCH = "fr", _("French")
    AMAZIGH = "zgh", _("Amazigh")
    ENGLISH = "en", _("English")
    SIGN = "sign", _("Sign language")


class PlaceAccess(models.TextChoices):
    """What the place offers to people with access needs."""

    STEP_FREE = "step_free", _("Step-free entrance")
    TOILETS = "toilets", _("Accessible toilets")
    HEARING_LOOP = "hearing_loop", _("Hearing loop")
    SIGN_LANGUAGE = "sign_language", _("Sign-language interpreter")
    CAPTIONS = "captions", _("Live captions")
    QUIET_ROOM = "quiet_room", _("Quiet room")


class VenueKind(models.TextChoices):
    SCHOOL = "school", _("School")
    YOUTH_CENTRE = "youth_centre", _("Youth centre")
    WOMENS_CENTRE = "womens_centre", _("Women's centre")
    CHILD_PROTECTION = "child_protection", _("Child-protection centre")
    MINISTRY = "ministry", _("Seat of an institution")
    UNIVERSITY = "university", _("University")
    CULTURE = "culture", _("Theatre or cultural centre")
    CONFERENCE = "conference", _("Conference centre or hotel")
    PUBLIC_SPACE = "public_space", _("Public space")
    OTHER = "other", _("Other place")


class RoleCode(models.TextChoices):
    """The kind of part an institution plays; the printed words are the wording's."""

    AUSPICES = "auspices", _("Under the auspices of")
    INITIATOR = "initiator", _("Initiator")
    LAUNCHER = "launcher", _("Launched by")
    ORGANISER = "organiser", _("Organiser")
    PARTNER = "partner", _("Partner")
    COLLABORATOR = "collaborator", _("Collaborator")
    SUPPORTER = "supporter", _("Supporter")
    COFUNDER = "cofunder", _("Co-funder")
    IMPLEMENTER = "implementer", _("Implementer")
    TRAINER = "trainer", _("Trainer")
    FACILITATOR = "facilitator", _("Facilitator")
    CHAIR = "chair", _("Chair")
    PRESENT = "present", _("Present")
    PARTICIPANT = "participant", _("Participant")
    HOST = "host", _("Host")
    BENEFICIARY = "beneficiary", _("Beneficiary")
    SIGNATORY = "signatory", _("Signatory")
    TRUSTED_PARTNER = "trusted_partner", _("Trusted partner")
    STUDY_AUTHOR = "study_author", _("Author of a study")
    DATA_SOURCE = "data_source", _("Source of figures")
    OPERATOR = "operator", _("Operator")


class PersonRole(models.TextChoices):
    CHAIR = "chair", _("Chair")
    GUEST = "guest", _("In the presence of")
    SPEAKER = "speaker", _("Speaker")
    MODERATOR = "moderator", _("Moderator")
    FACILITATOR = "facilitator", _("Facilitator")
    TRAINER = "trainer", _("Trainer")
    CONTACT = "contact", _("Contact")


class BlackoutKind(models.TextChoices):
    PUBLIC_HOLIDAY = "public_holiday", _("Public holiday")
    SCHOOL_HOLIDAY = "school_holiday", _("School holiday")
    RAMADAN = "ramadan", _("Ramadan")
    EXAMS = "exams", _("Exams")
    OTHER = "other", _("Other")


class ChangeKind(models.TextChoices):
    """What a public change of an event was about."""

    STATUS = "status", _("status")
    DATE = "date", _("date or time")
    PLACE = "place", _("place")
