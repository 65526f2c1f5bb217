"""Why a task failed, in words for people who do not read tracebacks."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The first pattern found in an error's last line decides.
REASONS: tuple[tuple[re.Pattern[str], Promise], ...] = (
    (
        re.compile(r"TimeoutException|TimeoutError|timed out", re.IGNORECASE),
        gettext_lazy("It took too long and was stopped."),
    ),
    (
        re.compile(r"SMTP\w*|Connection(Refused|Reset)Error|gaierror|ConnectionError"),
        gettext_lazy("The mail server or another service could not be reached."),
    ),
    (
        re.compile(r"database is locked|OperationalError|InterfaceError"),
        gettext_lazy("The database was not available or too busy."),
    ),
    (
        re.compile(r"No space left|Errno 28"),
        gettext_lazy("The disk is full."),
    ),
    (
        re.compile(r"PermissionError|Permission denied"),
        gettext_lazy("The server may not write to a folder it needs."),
    ),
    (
        re.compile(r"FileNotFoundError|No such file"),
        gettext_lazy("A file it needs is missing."),
    ),
    (
        re.compile(r"DoesNotExist"),
        gettext_lazy("What it was about has been deleted meanwhile."),
    ),
    (
        re.compile(r"IntegrityError|ValidationError"),
        gettext_lazy("Some data did not meet the rules of the site."),
    ),
    (
        re.compile(r"is not defined|ImportError|ModuleNotFoundError|AttributeError"),
        gettext_lazy("The program has changed since it was asked for."),
    ),
    (re.compile(r"MemoryError"), gettext_lazy("The server ran out of memory.")),
)


def reason_in_words(text: str) -> str:
    """A sentence in the active language; `text` is an error with or without traceback."""
    lines = text.strip().splitlines()
    last = lines[-1] if lines else ""
    for pattern, reason in REASONS:
        if pattern.search(last):
            return str(reason)
    if not last:
        return _("It stopped without giving a reason.")
    return _("An unexpected error: %(error)s") % {"error": last[:200]}
