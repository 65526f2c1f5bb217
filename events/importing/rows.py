"""One row of a table of events: its meaning, and everything that is wrong with it."""

import re
import uuid
from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_slug

from campaign_site.core.digits import to_western
from campaign_site.core.imports.lines import Choices, Line
from campaign_site.core.letters import fold
from campaign_site.core.spreadsheets.moments import parse_day, parse_time
from campaign_site.core.spreadsheets.problems import Action
from campaign_site.core.spreadsheets.rows import Row
from partners.importing.findings import Findings
from partners.importing.texts import clean_text, is_spoiled, refuse_formula

from ..models import Event
from . import words
from .places import PlaceReader
from .reference import Reference
from .versions import SUMMARIES

TITLES = ("title_fr", "title_ar", "title_en")
_SUMMARY = 500
# Ways to write a day that nobody has to be told about.
_PLAIN_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?|\d\d?/\d\d?/\d{4}|\d{4}-\d\d")
_WEB = URLValidator(schemes=("http", "https"))


class RowReader:
    """Reads rows under one header, for one person."""

    def __init__(
        self,
        *,
        header: Sequence[str],
        places: Mapping[str, int],
        reference: Reference,
        choices: Choices,
    ) -> None:
        self.places = places
        self.headings = {column: header[index] for column, index in places.items()}
        self.reference = reference
        self.place_reader = PlaceReader(reference)
        self.choices = choices

    def cell(self, row: Row, column: str) -> str:
        """The text of a cell as it stands; empty when the row is too short for it."""
        index = self.places.get(column)
        return row.cells[index].strip() if index is not None and index < len(row.cells) else ""

    def read(self, row: Row, *, slug: str) -> Line:
        """The line with its values, not settled yet; `slug` is the event it names, if any."""
        if not row.readable:
            return Line(row.line, slug, problems=list(row.problems))
        found = Findings(
            line=row.line,
            cells={column: row.cells[index] for column, index in self.places.items()},
            headings=self.headings,
            choices=self.choices,
            kinds={c: row.kinds[i] for c, i in self.places.items() if i in row.kinds},
        )
        current = self.reference.current.get(slug)
        values = {"slug": _identifier(found, slug)}
        values["edition"] = self._edition(found)
        values["kind"] = self._kind(found)
        values |= {column: _title(found, column, current) for column in TITLES}
        values |= {column: _summary(found, column, current) for column in SUMMARIES}
        values |= _moments(found)
        values |= self.place_reader.read(found, current)
        values["online_url"] = _link(found)
        values["capacity"] = _capacity(found)
        values |= _words(found)
        key = slug or next((values[c] for c in TITLES if values[c]), "")[:120]
        return Line(row.line, key, values, [*row.problems, *found.problems])

    def _edition(self, found: Findings) -> str:
        text = clean_text(found, "edition")
        if not text:
            return ""
        named = self.reference.editions.get(fold(text), set())
        if len(named) == 1:
            return str(next(iter(named)).pk)
        found.reject("edition_needed" if named else "edition_unknown", "edition")
        return ""

    def _kind(self, found: Findings) -> str:
        text = clean_text(found, "kind")
        if not text:
            return ""
        kind = self.reference.kinds.get(fold(text))
        if kind is None:
            found.reject("kind_unknown", "kind")
        return str(kind.pk) if kind else ""


def _title(found: Findings, column: str, current: Event | None) -> str:
    """A title; the one that is stored already needs no cleaning, whatever it begins with.

    Our own CSV guards a leading sign with an apostrophe.
    """
    stored = getattr(current, column, None) if current else None
    if stored and found.cells.get(column, "") in (stored, f"'{stored}"):
        return stored
    return clean_text(found, column)


def _summary(found: Findings, column: str, current: Event | None) -> str:
    """A short text; the one that is stored already keeps its lines."""
    stored = (getattr(current, column, None) if current else None) or ""
    plain = "\n".join(stored.splitlines())
    written = "\n".join(found.cells.get(column, "").splitlines())
    if plain and written in (plain, f"'{plain}"):
        return stored
    return clean_text(found, column, limit=_SUMMARY)


def named_slug(text: str, slugs_by_uid: Mapping[str, str]) -> str:
    """The identifier in a cell: an address, or the UID of a calendar's entry."""
    text = text.strip().strip("/").rpartition("/")[2].lower()
    return slugs_by_uid.get(text.partition("@")[0], text)


def uid_in(text: str) -> str:
    """The UID of a calendar's entry that a cell may hold; empty for anything else."""
    try:
        return str(uuid.UUID(text.strip().lower().partition("@")[0]))
    except ValueError:
        return ""


def _identifier(found: Findings, slug: str) -> str:
    if not slug or is_spoiled(found, "slug") or refuse_formula(found, "slug", slug):
        return ""
    try:
        validate_slug(slug)
    except ValidationError:
        found.reject("identifier_invalid", "slug")
        return ""
    if len(slug) > 120:
        found.reject("identifier_invalid", "slug")
    return slug


def _moments(found: Findings) -> dict[str, str]:
    values = {}
    for which in ("start", "end"):
        day, hour = f"{which}_date", f"{which}_time"
        values[day], given = _day(found, day)
        values[hour] = _hour(found, hour) or given
    return values


def _day(found: Findings, column: str) -> tuple[str, str]:
    """The day or month in ISO form, and the hour that the same cell gives."""
    text = found.cells.get(column, "").strip()
    if not text or is_spoiled(found, column) or not text.strip("-–— "):
        return "", ""
    read = parse_day(text)
    if read is None:
        if not refuse_formula(found, column, text):
            found.reject("date_unreadable", column, found=text[:40])
        return "", ""
    iso = read.day.isoformat()[: 7 if read.whole_month else 10]
    if not _PLAIN_DAY.fullmatch(to_western(text)):
        found.info("date_read", column, day=iso)
    return iso, f"{read.hour:%H:%M}" if read.hour else ""


def _hour(found: Findings, column: str) -> str:
    text = found.cells.get(column, "").strip()
    if not text or is_spoiled(found, column) or not text.strip("-–— "):
        return ""
    hour = parse_time(text)
    if hour is None:
        if not refuse_formula(found, column, text):
            found.reject("time_unreadable", column, found=text[:40])
        return ""
    return f"{hour:%H:%M}"


def _link(found: Findings) -> str:
    text = clean_text(found, "online_url")
    if text:
        try:
            _WEB(text)
        except ValidationError:
            found.reject("link_invalid", "online_url")
            return ""
    return text[:200]


def _capacity(found: Findings) -> str:
    text = to_western(clean_text(found, "capacity")).removesuffix(".0").replace("\u202f", "")
    if not text:
        return ""
    if not (text.isascii() and text.isdecimal()) or int(text) > 1_000_000:
        found.reject("capacity_invalid", "capacity", found=text[:40])
        return ""
    return str(int(text))


def _words(found: Findings) -> dict[str, str]:
    values = {}
    for column in words.CHOICES:
        text = clean_text(found, column)
        if column in words.SETS:
            codes, unknown = words.meant_set(column, text)
            values[column] = words.SEPARATOR.join(codes)
        else:
            values[column] = words.meant(column, text) or ""
            unknown = [text] if text and not values[column] else []
        if unknown:
            found.warn("words_unknown", column, Action.CONFIRM, words=", ".join(unknown)[:120])
    return values
