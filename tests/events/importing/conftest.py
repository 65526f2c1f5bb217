"""A country, an edition and a short way from a table of events to what becomes of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO

import pytest

from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices, Line
from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.services import check_batch, open_batch
from campaign_site.core.models import ImportBatch, Region, User
from campaign_site.core.services.roles import setup_roles
from events.models import Edition, EventKind
from tests.factories import EditionFactory, EventKindFactory, UserFactory
from tests.factories.country import load_country
from tests.roles import coordinator

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
EVERYTHING = Choices(update_existing=True)
HEADER = "slug;edition;kind;title_fr;title_ar;start_date;start_time;end_time;venue;school;region_fr"
WORKSHOP = ";decembre-2026;atelier;Atelier A;ورشة أ;2026-12-04;10:00;11:30;;;Marrakech-Safi"


@pytest.fixture
def edition(db: None) -> Edition:
    load_country()
    return EditionFactory(slug="decembre-2026", title_fr="Décembre 2026", title_ar="دجنبر 2026")


@pytest.fixture
def workshop(edition: Edition) -> EventKind:
    return EventKindFactory(code="atelier", name_fr="Atelier", name_ar="ورشة")


@pytest.fixture
def national(workshop: EventKind) -> User:
    return UserFactory(admin=True)


@pytest.fixture
def coordinator_of(workshop: EventKind) -> Callable[[str], User]:
    setup_roles()
    return lambda code: coordinator(Region.objects.get(code=code))


def sheet(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


def checked(owner: User, content: bytes, choices: Choices = EVERYTHING) -> ImportBatch:
    batch = open_batch(
        kind="events", file=BytesIO(content), name="a", by=owner, language="fr", at=NOW
    )
    return check_batch(batch=batch, at=NOW, choices=choices)


def imported(owner: User, content: bytes, choices: Choices = EVERYTHING) -> ImportBatch:
    batch = checked(owner, content, choices)
    confirm_batch(batch=batch, by=owner, digest=batch.sha256, choices=choices, at=NOW)
    batch.refresh_from_db()
    return batch


def outcomes(batch: ImportBatch) -> list[str]:
    return [line.outcome.value for line in read_lines(batch)]


def codes(batch: ImportBatch) -> list[str]:
    return [problem.code for line in read_lines(batch) for problem in line.problems]


def only_line(batch: ImportBatch) -> Line:
    (line,) = read_lines(batch)
    return line
