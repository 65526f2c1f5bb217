"""The database and the index in memory must give the same events for the same filters."""

from datetime import date, time

import pytest
from django.http import QueryDict

from events.enums import Audience, DatePrecision, EventStatus
from events.public.filters import BadFilter, ProgrammeFilters
from events.selectors.programmes import programme_index
from events.selectors.publications import check_codes, published
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    RegionFactory,
    SchoolFactory,
    publish,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 5)


@pytest.fixture
def edition():
    """Events that differ from each other in every filter."""
    edition = EditionFactory()
    north, south = RegionFactory(code="MA-01"), RegionFactory(code="MA-07")
    school = SchoolFactory(region=south)
    forum, workshop = EventKindFactory(code="forum"), EventKindFactory(code="workshop")
    rows = [
        {"kind": forum, "region": north, "title_fr": "Débat", "open_to_press": True},
        {"kind": forum, "title_ar": "ورشة للتلاميذ", "audiences": ["pupils", "parents"]},
        {"kind": workshop, "school": school, "region": south, "levels": ["primary"]},
        {"kind": workshop, "start_date": date(2026, 12, 4), "end_date": date(2026, 12, 6)},
        {"kind": workshop, "start_date": date(2026, 12, 5), "languages": ["ar", "zgh"]},
        {"kind": workshop, "start_date": date(2026, 12, 6), "capacity": 5, "heads_promised": 5},
        {"kind": workshop, "start_date": date(2026, 12, 7), "status": EventStatus.CANCELLED},
        {"kind": workshop, "start_date": date(2026, 12, 8), "status": EventStatus.POSTPONED},
        {"kind": workshop, "no_date": True, "audiences": ["teachers"]},
        {"kind": workshop, "date_precision": DatePrecision.MONTH},
    ]
    for row in rows:
        event = EventFactory(edition=edition, **row)
        PartnerRoleFactory(event=event, institution=InstitutionFactory())
        PartnerRoleFactory(event=event, institution__slug=f"also-{event.kind.code}-{event.pk}")
        publish(event)
    return edition


QUERIES = [
    "",
    "region=MA-07",
    "region=MA-01&region=MA-07",
    "kind=forum",
    "kind=forum&kind=workshop",
    "audience=pupils",
    "audience=parents&audience=teachers",
    "level=primary",
    "lang=zgh",
    "lang=ar&lang=fr",
    "status=cancelled",
    "status=scheduled&status=postponed",
    "press=1",
    "free=1",
    "free=1&from=2026-12-04",
    "from=2026-12-05",
    "to=2026-12-05",
    "from=2026-12-05&to=2026-12-06",
    "day=2026-12-05",
    "day=2026-12-05&from=2026-12-06",
    "from=2026-12-09&to=2026-12-01",
    "q=debat",
    "q=الورشات",
    "q=rien du tout",
    "institution=nobody",
    "region=MA-01&kind=forum&press=1&q=debat&status=scheduled&to=2026-12-01",
]


@pytest.mark.parametrize("query", QUERIES)
def test_both_ways_give_the_same_events(edition, query):
    filters = ProgrammeFilters.from_query(QueryDict(query))
    index = programme_index(edition)
    in_memory = {index.pks[at] for at in index.select(filters, TODAY).positions}
    rows = published(filters, today=TODAY, edition=edition)
    assert set(rows.values_list("pk", flat=True)) == in_memory


def test_an_institution_with_two_parts_gives_its_event_once(edition):
    event = edition.events.first()
    who = InstitutionFactory(slug="twice")
    for _part in range(2):
        PartnerRoleFactory(event=event, institution=who)
    publish(event)
    filters = ProgrammeFilters(institution=("twice",))
    assert published(filters, today=TODAY).count() == 1


def test_events_of_other_editions_and_withdrawn_ones(edition):
    everything = published(ProgrammeFilters(), today=TODAY)
    before = everything.count()
    event = EventFactory(start_time=time(9, 0))
    publish(event)
    assert everything.all().count() == before + 1
    assert published(ProgrammeFilters(), today=TODAY, edition=edition).count() == before
    event.unpublish()
    assert everything.all().count() == before


def test_audiences_that_begin_alike_are_not_mixed_up():
    publish(EventFactory(audiences=[Audience.PUBLIC]))
    rows = published(ProgrammeFilters(audience=(Audience.PUPILS,)), today=TODAY)
    assert not rows.exists()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("region=MA-01&region=MA-12", "region"),
        ("kind=ceremony", "kind"),
        ("province=07.351", "province"),
    ],
)
def test_codes_that_nobody_has_are_refused(edition, query, field):
    with pytest.raises(BadFilter) as refused:
        check_codes(ProgrammeFilters.from_query(QueryDict(query)))
    assert refused.value.field == field


def test_an_edition_is_checked_with_the_codes_in_one_query(edition, django_assert_num_queries):
    filters = ProgrammeFilters(region=("MA-01",), kind=("forum",))
    with django_assert_num_queries(1):
        check_codes(filters, edition=edition.slug)
    with django_assert_num_queries(0):
        check_codes(ProgrammeFilters(q="x"))
    with pytest.raises(BadFilter, match="edition"):
        check_codes(filters, edition=EditionFactory(preparing=True).slug)
