"""The school register's code: five digits and a check letter."""

import re

from campaign_site.core.digits import to_western

# Without I, O and Q. Derived from published codes, not from an official rule: the
# letter is suggested, never demanded.
CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_CODE = re.compile(r"\d{5}[A-Z]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u0640]+")


def check_letter(number: int) -> str:
    """The letter that belongs to the five digits; `number` counts from 1."""
    return CHECK_LETTERS[(number - 1) % len(CHECK_LETTERS)]


def normalised(code: str) -> str:
    """The code without spaces and direction marks, Western digits, capital letter."""
    return to_western(_INVISIBLE.sub("", code)).upper()


def is_code(code: str) -> bool:
    """Whether a normalised code has the right shape, whatever its letter."""
    return bool(_CODE.fullmatch(code))
