"""The cost of an import of events does not grow with its lines."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.imports.lines import Line, Outcome
from campaign_site.core.permissions.scope import Scope
from campaign_site.core.spreadsheets.reading import read_table
from events.importing import comparing, records
from events.importing.events import EventImport
from events.models import Event
from tests.factories import EventFactory, UserFactory, published_event

from .conftest import EVERYTHING, NOW, WORKSHOP, sheet

EVERYWHERE = Scope(national=True, region_ids=frozenset())


def prepared(content: bytes) -> list[Line]:
    kind = EventImport()
    table = read_table(BytesIO(content), knows=kind.knows)
    lines = kind.read(table, scope=EVERYWHERE, choices=EVERYTHING, told=lambda _lines: None)
    comparing.compare(lines, scope=EVERYWHERE, choices=EVERYTHING)
    return lines


def checking(content: bytes) -> int:
    with CaptureQueriesContext(connection) as queries:
        prepared(content)
    return len(queries)


def new_rows(count: int) -> bytes:
    return sheet(*(WORKSHOP.replace("Atelier A", f"Nouveau {n}") for n in range(count)))


def test_checking_new_events_costs_the_same_for_one_and_for_three(workshop) -> None:
    checking(new_rows(1))
    assert checking(new_rows(1)) == checking(new_rows(3)) <= 25


def test_checking_known_events_costs_the_same_for_one_and_for_three(workshop, edition) -> None:
    for number in range(3):
        event = published_event(edition=edition, slug=f"connu-{number}")
        event.title_fr = "Brouillon"
        event.save_revision()
    rows = [f"connu-{number};;;Après;;;;;;;" for number in range(3)]
    checking(sheet(*rows))
    assert checking(sheet(rows[0])) == checking(sheet(*rows)) <= 25


def test_checking_events_without_a_day_costs_the_same_for_one_and_for_three(
    workshop, edition
) -> None:
    rows = [
        WORKSHOP.replace("Atelier A", f"Atelier {n}").replace("2026-12-04;10:00;11:30", ";;")
        for n in range(3)
    ]
    for number in range(3):
        EventFactory(edition=edition, no_date=True, live=False, title_fr=f"Atelier {number}")
    checking(sheet(*rows))
    assert checking(sheet(rows[0])) == checking(sheet(*rows)) <= 25


@pytest.mark.parametrize("live", [True, False])
def test_writing_costs_the_same_for_one_and_for_three(workshop, edition, live) -> None:
    by = UserFactory(admin=True)
    for number in range(4):
        EventFactory(edition=edition, slug=f"connu-{number}", live=live)
    costs = []
    for numbers in ((3,), (0, 1, 2)):
        rows = [f"connu-{n};;;Après {n};;;;;;;" for n in numbers]
        rows += [WORKSHOP.replace("Atelier A", f"Nouveau {n}") for n in numbers]
        lines = prepared(sheet(*rows))
        assert {line.outcome for line in lines} == {Outcome.CREATED, Outcome.UPDATED}
        write = records.prepare(lines, by=by, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            write()
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert Event.objects.count() == 8


def test_a_fingerprint_follows_every_change_of_an_event(workshop, edition) -> None:
    event = EventFactory(edition=edition)
    seen = {records.fingerprint([])}
    for fields in ({"title_fr": "x"}, {"capacity": 7}, {"live": False}, {"region": None}):
        Event.objects.filter(pk=event.pk).update(**fields)
        seen.add(records.fingerprint([]))
    EventFactory(edition=edition)
    seen.add(records.fingerprint([]))
    # The region was empty already: that is no change.
    assert len(seen) >= 5
    assert records.fingerprint([]) in seen


def test_an_index_knows_new_drafts(workshop, django_capture_on_commit_callbacks) -> None:
    from wagtail.models import ReferenceIndex

    lines = prepared(new_rows(1))
    with django_capture_on_commit_callbacks(execute=True):
        records.prepare(lines, by=UserFactory(admin=True), at=NOW)()
    event = Event.objects.get()
    assert ReferenceIndex.get_references_for_object(event).exists()
