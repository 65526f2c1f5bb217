"""Arabic as Morocco writes it (CLDR ar-MA): Western digits, 24 hours, Monday first.

Django's own `ar` prints 12-hour times, right-to-left marks inside dates, and starts
weeks on Sunday.
"""

from ..morocco import *  # noqa: F403

DATETIME_FORMAT = "j F Y، H:i"
THOUSAND_SEPARATOR = "."
