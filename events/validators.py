"""Rules an event must keep; the model, the forms and the importer call them."""

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaign_site.core.date_phrases import short_date_range
from campaign_site.core.languages import DEFAULT_LANGUAGE, base_code

from .enums import EXPECTED_STATUSES, DatePrecision, RegistrationMode
from .schedule import is_outside


def schedule_errors(event) -> dict[str, str]:
    """Problems of dates and times, by field."""
    errors = {}
    if event.date_precision == DatePrecision.DAY and not event.start_date:
        errors["start_date"] = _("Give the day, or say that it is not known yet.")
    if event.date_precision in (DatePrecision.EDITION, DatePrecision.NONE) and event.start_date:
        errors["date_precision"] = _("A day is given: choose “the day”, or empty the day.")
    if event.end_date and not event.start_date:
        errors["start_date"] = _("Give the first day too.")
    if event.start_date and event.end_date and event.end_date < event.start_date:
        errors["end_date"] = _("The last day is before the first day.")
    if event.end_time and not event.start_time:
        errors["start_time"] = _("Give the time it begins too.")
    same_day = not event.end_date or event.end_date == event.start_date
    if event.start_time and event.end_time and same_day and event.end_time <= event.start_time:
        errors["end_time"] = _("It ends before it begins. After midnight? Give the last day.")
    return errors


def place_errors(event) -> dict[str, str]:
    """Places that contradict each other."""
    errors = {}
    if event.province_id and event.region_id and event.province.region_id != event.region_id:
        errors["province"] = _("This province is not in the chosen region.")
    if event.city_id and event.region_id and event.city.region_id != event.region_id:
        errors["city"] = _("This town is not in the chosen region.")
    if event.school_id and event.region_id and event.school.region_id != event.region_id:
        errors["school"] = _("This school is not in the chosen region.")
    return errors


def registration_errors(event) -> dict[str, str]:
    """Problems of capacity, group sizes and the registration window."""
    errors = {}
    if event.group_min and event.group_max and event.group_max < event.group_min:
        errors["group_max"] = _("The largest group is smaller than the smallest.")
    opens, closes = event.registration_opens, event.registration_closes
    if opens and closes and closes < opens:
        errors["registration_closes"] = _("Registration closes before it opens.")
    elsewhere = event.registration_mode == RegistrationMode.ELSEWHERE
    if elsewhere and not event.registration_url:
        errors["registration_url"] = _("Give the address where people register.")
    return errors


def belonging_errors(event) -> dict[str, str]:
    """An event belongs to an edition or a project, never inside itself."""
    errors = {}
    if not event.edition_id and not event.project_id:
        errors["edition"] = _("Choose an edition or a project.")
    if event.edition_id and event.edition.is_archived:
        errors["edition"] = _("This edition is archived: it can only be read.")
    if event.parent_id and event.pk and event.parent_id == event.pk:
        errors["parent"] = _("An event cannot be part of itself.")
    elif event.parent_id and event.parent.parent_id:
        errors["parent"] = _("A session cannot have sessions of its own.")
    return errors


def edition_errors(event, before=None) -> dict[str, str]:
    """A day outside its edition, by field, where the day or the edition was changed to be so.

    `before` is the event as it was, None for a new one. What was outside already stays as
    it is and is only warned of, and so does an event that is cancelled or postponed.
    """
    edition = event.edition if event.edition_id else None
    if edition is None or event.status not in EXPECTED_STATUSES:
        return {}
    if not is_outside(event, edition.start_date, edition.end_date):
        return {}
    if before is not None and _placed(before) == _placed(event):
        return {}
    lang = base_code(get_language() or DEFAULT_LANGUAGE)
    dates = short_date_range(edition.start_date, edition.end_date, lang)
    return {
        "start_date": _("This is outside the days of the edition (%(dates)s).") % {"dates": dates}
    }


def _placed(event) -> tuple:
    """What decides whether an event is inside its edition."""
    last = event.end_date or event.start_date
    return event.edition_id, event.date_precision, event.start_date, last


def validate_event(event) -> None:
    """Raise ValidationError with every problem at once, by field."""
    errors = {
        **schedule_errors(event),
        **place_errors(event),
        **registration_errors(event),
        **belonging_errors(event),
    }
    if errors:
        raise ValidationError(errors)
