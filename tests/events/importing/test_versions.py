"""The event as it was written last, and as a row would have it; without a query."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaign_site.core.models import City, Province, Region
from events.enums import DatePrecision, EventStatus
from events.importing.versions import (
    COLUMNS,
    PLACES,
    complete,
    note_move,
    text_of,
    with_values,
)
from events.models import Event, Venue
from events.selectors.newest import FIELDS, newest
from partners.models import School
from tests.factories import EventFactory, SchoolFactory, VenueFactory, published_event


def said(**values: str) -> dict[str, str]:
    """What a row says; nothing in the other columns."""
    return dict.fromkeys(COLUMNS, "") | values


@pytest.fixture
def event(edition, workshop) -> Event:
    return published_event(
        edition=edition, kind=workshop, slug="public", region=Region.objects.get(code="MA-07"),
        start_date=date(2026, 12, 4), start_time=time(10), end_time=time(11, 30), capacity=30,
        audiences=["pupils", "parents"],
    )  # fmt: skip


def test_columns_fill_fields_that_exist() -> None:
    fields = {field.name for field in Event._meta.concrete_fields}
    assert set(FIELDS) <= fields
    assert {PLACES[c][0] if c in PLACES else c for c in COLUMNS} == set(FIELDS) - {"date_precision"}


def test_without_a_draft_the_row_is_the_newest(event) -> None:
    assert newest(event) is event


def test_a_draft_is_read_from_its_version_without_a_query(event) -> None:
    event.title_fr, event.start_date, event.audiences = "Brouillon", date(2026, 12, 5), ["press"]
    event.venue = VenueFactory()
    event.save_revision()
    row = Event.objects.select_related("latest_revision").get()
    with CaptureQueriesContext(connection) as queries:
        draft = newest(row)
        texts = {column: text_of(draft, column) for column in COLUMNS}
    assert len(queries) == 0
    assert (texts["title_fr"], texts["start_date"], texts["audiences"]) == (
        "Brouillon",
        "2026-12-05",
        "press",
    )
    assert texts["venue"] == str(event.venue.pk)
    # The row itself is as the public knows it.
    assert (row.title_fr, row.venue_id, row.start_date) != ("Brouillon", event.venue.pk, None)
    assert row.start_date == date(2026, 12, 4)


def test_texts_of_every_column(event) -> None:
    texts = {column: text_of(event, column) for column in COLUMNS}
    assert (texts["start_time"], texts["end_time"]) == ("10:00", "11:30")
    assert (texts["capacity"], texts["audiences"]) == ("30", "pupils|parents")
    assert texts["region_fr"] == str(event.region_id)
    assert texts["end_date"] == texts["venue"] == ""
    event.date_precision = DatePrecision.MONTH
    assert text_of(event, "start_date") == "2026-12"


def test_what_it_says_already_changes_nothing(event) -> None:
    texts = {column: text_of(event, column) for column in COLUMNS}
    assert all(text_of(with_values(event, texts), column) == text for column, text in texts.items())


@pytest.mark.parametrize(
    ("column", "text", "field", "value"),
    [
        ("title_fr", "Autre", "title_fr", "Autre"),
        ("start_date", "2026-12-09", "start_date", date(2026, 12, 9)),
        ("start_date", "2026-11", "date_precision", DatePrecision.MONTH),
        ("end_date", "2026-12-06", "end_date", date(2026, 12, 6)),
        ("start_time", "08:15", "start_time", time(8, 15)),
        ("capacity", "12", "capacity", 12),
        ("audiences", "press|staff", "audiences", ["press", "staff"]),
        ("status", "cancelled", "status", "cancelled"),
        ("online_url", "https://example.org", "online_url", "https://example.org"),
    ],
)
def test_a_value_reaches_its_field_in_a_copy(event, column, text, field, value) -> None:
    before = getattr(event, field)
    changed = with_values(event, said(**{column: text}))
    assert getattr(changed, field) == value
    assert getattr(event, field) == before
    others = [c for c in COLUMNS if c not in (column, "start_date")]
    assert all(text_of(changed, other) == text_of(event, other) for other in others)


def test_what_is_public_does_not_undo_the_draft(event) -> None:
    draft = with_values(event, said(title_fr="Brouillon", capacity="5"))
    again = with_values(draft, said(title_fr=event.title_fr, capacity="6"), public=event)
    assert (again.title_fr, again.capacity) == ("Brouillon", 6)


def test_town_province_and_region_follow_a_new_school(event) -> None:
    town = City.objects.filter(region__code="MA-04").select_related("province", "region").first()
    school = SchoolFactory(region=town.region, province=town.province, city=town)
    known = {
        School: {school.pk: school},
        City: {town.pk: town},
        Province: {town.province_id: town.province},
        Region: Region.objects.in_bulk(),
        Venue: {},
        **{model: {} for name, model in PLACES.values() if name in ("edition", "kind")},
    }
    row = said(school=str(school.pk))
    moved = with_values(event, row)
    complete(moved, row, known, before=event)
    assert (moved.city, moved.province, moved.region) == (town, town.province, town.region)
    # What the row names stays as it names it.
    row = said(school=str(school.pk), region_fr=str(event.region_id))
    kept = with_values(event, row)
    complete(kept, row, known, before=event)
    assert kept.region_id == event.region_id
    # A place that was there before moves nothing.
    event.school = school
    same = with_values(event, said(school=str(school.pk)))
    complete(same, said(school=str(school.pk)), known, before=event)
    assert same.region_id == event.region_id


def test_an_announced_day_does_not_move_in_silence(event) -> None:
    moved = with_values(event, said(start_date="2026-12-09"))
    note_move(moved, event)
    assert moved.status == EventStatus.RESCHEDULED
    longer = with_values(event, said(end_time="12:30"))
    note_move(longer, event)
    assert longer.status == EventStatus.SCHEDULED
    cancelled = EventFactory.build(status=EventStatus.CANCELLED, start_date=date(2026, 12, 1))
    note_move(cancelled, event)
    assert cancelled.status == EventStatus.CANCELLED
