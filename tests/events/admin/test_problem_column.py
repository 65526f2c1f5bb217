"""The number of problems in the list of events, and the filter by problem."""

from datetime import date, time

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS
from events.enums import BlackoutKind
from events.rules.codes import COMPARED, ProblemCode
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

LIST = reverse("wagtailsnippets_events_event:list")


def complete(**fields: object):
    """A public event that lacks nothing."""
    usual = {"summary_fr": "Résumé", "summary_ar": "ملخص", "online_url": "https://example.org/"}
    event = EventFactory(**(usual | fields))
    PartnerRoleFactory(event=event)
    return event


@pytest.fixture
def regions(db):
    return two_regions()


def counts(client, query: str = "?p=1") -> dict[str, int]:
    """The number beside each event, by its address."""
    response = client.get(LIST + query)
    assert response.status_code == 200
    return {row.slug: row.problem_count for row in response.context["table"].data}


def test_each_row_has_its_number_and_leads_to_the_problems(regions):
    client = browser(account(NATIONAL))
    good, gap = complete(slug="good"), complete(slug="gap", title_ar="")
    assert counts(client) == {"good": 0, "gap": 1}
    page = client.get(f"{LIST}?p=1").text
    link = reverse("planning_problems", query={"edition": gap.edition_id, "event": gap.pk})
    assert link.replace("&", "&amp;") in page
    assert f"event={good.pk}&quot;" not in page
    assert client.get(link).context["total"] == 1


def test_an_event_of_a_project_has_a_number_without_a_page(regions):
    client = browser(account(NATIONAL))
    complete(slug="project", edition=None, project=ProjectFactory(), title_ar="")
    assert counts(client) == {"project": 1}
    assert "problem-count" not in client.get(f"{LIST}?p=1").text


def test_a_clash_with_another_page_or_region_counts(regions):
    rabat, marrakech = regions
    room = VenueFactory()
    complete(slug="here", region=rabat, venue=room)
    complete(slug="there", region=marrakech, venue=room)
    assert counts(browser(coordinator(rabat))) == {"here": 1}
    national = browser(account(NATIONAL))
    assert counts(national) == {"here": 1, "there": 1}
    assert counts(national, f"?region={marrakech.pk}") == {"there": 1}


def test_an_empty_list_asks_for_nothing(regions):
    client = browser(account(OBSERVERS))
    assert client.get(LIST).status_code == 200
    assert client.get(f"{LIST}?q=rien").status_code == 200


def test_a_file_has_every_row_and_counts_none(regions):
    complete(title_ar="")
    response = browser(account(NATIONAL)).get(f"{LIST}?export=csv")
    assert len(b"".join(response.streaming_content).splitlines()) == 2


@pytest.fixture
def every_comparison(regions):
    """One event for each problem that only a comparison finds, and one without any."""
    edition = EditionFactory()
    kind = EventKindFactory(in_schools=True)
    anna, berta = PersonFactory(), PersonFactory()
    here = {"province__region": regions[0]}
    rabat = CityFactory(latitude="34.02000", longitude="-6.84000", **here)
    agadir = CityFactory(latitude="30.42000", longitude="-9.60000", **here)
    room = VenueFactory()
    BlackoutFactory(
        kind=BlackoutKind.SCHOOL_HOLIDAY, start_date=date(2026, 12, 9), end_date=date(2026, 12, 9)
    )
    rows = {
        "free": {},
        "venue-1": {"venue": room},
        "venue-2": {"venue": room, "start_time": time(11)},
        "person-1": {"people": anna},
        "person-2": {"people": anna},
        "travel-1": {"people": berta, "venue": VenueFactory(city=rabat)},
        "travel-2": {
            "people": berta, "venue": VenueFactory(city=agadir), "start_time": time(13),
            "end_time": time(14),
        },
        "blackout": {"kind": kind, "start_date": date(2026, 12, 9)},
        "friday": {"start_date": date(2026, 12, 4), "end_time": time(12, 30)},
    }  # fmt: skip
    for slug, fields in rows.items():
        person = fields.pop("people", None)
        event = complete(slug=slug, edition=edition, **fields)
        if person:
            EventPersonFactory(event=event, person=person)
    return edition


@pytest.mark.parametrize("code", sorted(COMPARED))
def test_what_one_row_cannot_tell_is_compared(every_comparison, code):
    client = browser(account(NATIONAL))
    found = set(counts(client, f"?problem={code.value}"))
    assert found == {
        slug for slug in ("venue-1", "venue-2", "person-1", "person-2", "travel-1", "travel-2",
                          "blackout", "friday")
        if slug.startswith(code.value)
    }  # fmt: skip
    assert "free" in counts(client)


@pytest.mark.parametrize("code", ProblemCode.values)
def test_every_code_is_a_filter(regions, code):
    complete()
    client = browser(account(NATIONAL))
    assert counts(client, f"?problem={code}&edition={EditionFactory().pk}") == {}
