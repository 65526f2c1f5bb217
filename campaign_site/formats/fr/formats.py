"""French as Morocco writes it (CLDR fr-MA): narrow no-break spaces in numbers, 24 hours."""

from ..morocco import *  # noqa: F403

# "10 h 30" and "10h30" are how French writers type a time.
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%Hh%M", "%H h %M"]
THOUSAND_SEPARATOR = "\u202f"
