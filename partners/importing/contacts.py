"""Phone, e-mail and position of a row."""

import re
from decimal import Decimal, InvalidOperation

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from campaign_site.core.digits import to_western
from campaign_site.core.spreadsheets.problems import Action

from .findings import Findings
from .texts import is_spoiled, refuse_formula

_E164_MA = re.compile(r"\+212[5-8]\d{8}")
_NUMBERS = re.compile(r"[/;,\n|]|\s-\s|\bou\b|\bet\b|\bou\b|أو")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_NORTH, _EAST = (Decimal(20), Decimal(37)), (Decimal(-18), Decimal(0))


def read_phone(found: Findings) -> str:
    """The number in E.164; empty when there is none that works."""
    written = found.cells.get("phone", "")
    if not written.strip() or is_spoiled(found, "phone"):
        return ""
    # Our own exports guard a leading plus sign with an apostrophe.
    text = _INVISIBLE.sub("", to_western(written)).strip().removeprefix("'").strip()
    if _E164_MA.fullmatch(text):
        return text
    if text.strip("-–— ") == "":
        return ""
    if text[0] in "=@" and refuse_formula(found, "phone", text):
        return ""
    parts = [part for part in _NUMBERS.split(text) if sum(map(str.isdigit, part)) >= 6]
    numbers = [number for number in map(_e164, parts or [text]) if number]
    if len(parts) > 1:
        found.warn("phone_two_numbers", "phone", Action.CONFIRM)
    elif not numbers:
        found.warn("phone_invalid", "phone", Action.CREATE)
    elif numbers[0] != text:
        found.info("phone_prefix", "phone")
    return numbers[0] if numbers else ""


def read_email(found: Findings) -> str:
    """The address; empty when there is none that works."""
    written = found.cells.get("email", "")
    if not written.strip() or is_spoiled(found, "email"):
        return ""
    text = _INVISIBLE.sub("", written).strip().removeprefix("mailto:")
    if text[0] in "=+-@'" and refuse_formula(found, "email", text):
        return ""
    try:
        validate_email(text)
    except ValidationError:
        found.warn("email_invalid", "email", Action.CREATE)
        return ""
    if len(text) > 254:
        found.warn("email_invalid", "email", Action.CREATE)
        return ""
    return text


def read_position(found: Findings) -> dict[str, str]:
    """Latitude and longitude, both or none; degrees with a point, five decimals at most."""
    written = [found.cells.get(column, "").strip() for column in ("lat", "lon")]
    nothing = {"lat": "", "lon": ""}
    if not any(written):
        return nothing
    if is_spoiled(found, "lat") or is_spoiled(found, "lon"):
        return nothing
    try:
        lat, lon = (Decimal(to_western(text[:20]).replace(",", ".")) for text in written)
    except InvalidOperation:
        lat = lon = Decimal(0)
    if not (lat.is_finite() and lon.is_finite()) or not (
        _NORTH[0] <= lat <= _NORTH[1] and _EAST[0] <= lon < _EAST[1]
    ):
        found.warn("coordinates_invalid", "lat", Action.CREATE)
        return nothing
    return {"lat": _five(lat), "lon": _five(lon)}


def _five(degrees: Decimal) -> str:
    return f"{degrees.quantize(Decimal('0.00001')).normalize():f}"


def _e164(text: str) -> str:
    try:
        number = phonenumbers.parse(text[:40], "MA")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
