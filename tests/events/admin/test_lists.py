"""Lists: the same number of queries for one row and for three, and filters that find."""

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from campaign_site.core.permissions.roles import NATIONAL
from events.admin.event_filters import EDITORIAL
from events.enums import EventStatus
from events.models import Event
from events.rules.codes import ProblemCode
from media.models import KeyFigure, PressClipping
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventKindFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    ProvinceFactory,
    RegionFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, browser, two_regions

MAKERS = {
    "core.region": lambda region, n: _unused_region(n),
    "core.province": lambda region, n: ProvinceFactory(region=region),
    "core.city": lambda region, n: CityFactory(province__region=region),
    "partners.institution": lambda region, n: InstitutionFactory(region=region),
    "partners.school": lambda region, n: SchoolFactory(region=region),
    "events.campaign": lambda region, n: EditionFactory().campaign,
    "events.edition": lambda region, n: EditionFactory(),
    "events.project": lambda region, n: ProjectFactory(),
    "events.eventkind": lambda region, n: EventKindFactory(),
    "events.venue": lambda region, n: VenueFactory(
        region=region, city=CityFactory(province__region=region)
    ),
    "events.person": lambda region, n: PersonFactory(
        region=region, institution=InstitutionFactory()
    ),
    "events.blackout": lambda region, n: BlackoutFactory(),
    "events.event": lambda region, n: _written_event(region),
    "media.keyfigure": lambda region, n: KeyFigure.objects.create(
        label_fr=f"Chiffre {n}", unit="person", kind="target", precision="exact",
        edition=EditionFactory(),
    ),
    "media.pressclipping": lambda region, n: PressClipping.objects.create(
        title=f"Article {n}", language="fr"
    ),
}  # fmt: skip
# Queries of a list, a CSV file and a chooser; the same for one row and for three.
COUNTS = {
    "core.region": (12, 6, 7),
    "core.province": (13, 6, 7),
    "core.city": (13, 6, 7),
    "partners.institution": (13, 6, 7),
    "partners.school": (14, 6, 7),
    "events.campaign": (12, 6, 7),
    "events.edition": (13, 6, 7),
    "events.project": (12, 6, 7),
    "events.eventkind": (12, 6, 7),
    "events.venue": (13, 6, 7),
    "events.person": (13, 6, 7),
    "events.blackout": (12, 6, 7),
    # Its file names editions and kinds: a query each, whatever the number of events.
    "events.event": (21, 8, 7),
    "media.keyfigure": (13, 6, 7),
    "media.pressclipping": (13, 6, 7),
}


def _unused_region(n: int):
    """The sequence of the factory might meet the two regions with real codes."""
    return RegionFactory(code=f"ZZ-{n:02}", code_hcp=f"Z{n}", slug=f"unused-{n}")


def _written_event(region) -> Event:
    event = EventFactory(region=region, venue=VenueFactory(region=region))
    event.save_revision()
    return event


def test_every_record_is_counted():
    assert set(MAKERS) == {model._meta.label_lower for model in get_snippet_models()}


@pytest.mark.parametrize("label", MAKERS)
def test_lists_cost_the_same_for_one_row_and_for_three(db, label, django_assert_num_queries):
    region, _other = two_regions()
    model = type(MAKERS[label](region, 0))
    client = browser(account(NATIONAL))
    listing = reverse(model.snippet_viewset.get_url_name("list"))
    chooser = reverse(model.snippet_viewset.chooser_viewset.get_url_name("choose"))
    addresses = [listing, f"{listing}?export=csv", chooser]
    for url in addresses:
        _whole(client.get(url))
    for more in ((), (1, 2)):
        for n in more:
            MAKERS[label](region, n)
        for url, count in zip(addresses, COUNTS[label], strict=True):
            with django_assert_num_queries(count):
                _whole(client.get(url))


def _whole(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response)


@pytest.fixture
def national(db):
    two_regions()
    return browser(account(NATIONAL))


def listed(client, query: str) -> set[str]:
    """The slugs of the events that a filter leaves."""
    response = client.get(reverse("wagtailsnippets_events_event:list") + query)
    assert response.status_code == 200
    return {event.slug for event in response.context["object_list"]}


def test_filters_leave_what_they_name(national):
    region = _unused_region(1)
    EventFactory(slug="a", region=region, status=EventStatus.CANCELLED)
    EventFactory(slug="b", live=False)
    assert listed(national, "?editorial=") == {"a", "b"}
    assert listed(national, f"?region={region.pk}") == {"a"}
    assert listed(national, f"?edition={Event.objects.get(slug='b').edition_id}") == {"b"}
    assert listed(national, "?status=cancelled&status=postponed") == {"a"}
    assert listed(national, "?editorial=draft") == {"b"}
    assert listed(national, "?editorial=live") == {"a"}
    assert listed(national, "?start_date_from=2026-12-02") == set()
    assert listed(national, "?start_date_from=2026-12-01&start_date_to=2026-12-01") == {"a", "b"}


@pytest.mark.parametrize(
    ("problem", "gap"),
    [
        ("day", {"no_date": True}),
        ("time", {"all_day": True}),
        ("place", {}),
        ("ar", {"title_ar": ""}),
        ("fr", {"title_fr": None}),
        ("organiser", {}),
    ],
)
def test_every_gap_can_be_listed(national, problem, gap):
    whole = EventFactory(slug="whole", venue=VenueFactory())
    PartnerRoleFactory(event=whole)
    EventFactory(slug="gap", **gap)
    assert listed(national, f"?problem={problem}") == {"gap"}
    assert problem in ProblemCode.values


@pytest.mark.parametrize(
    "query",
    ["?region=9999999999999999999", "?edition=x", "?status=x", "?editorial=x", "?problem=x",
     "?start_date_from=never", "?p=99999", "?p=x",
     "?ordering=password", "?q=%00", "?q=" + "x" * 3000],
)  # fmt: skip
def test_hostile_filters_answer_politely(national, query):
    EventFactory()
    response = national.get(reverse("wagtailsnippets_events_event:list") + query)
    assert response.status_code in {200, 302, 400, 404}


def test_search_finds_every_word_in_any_language(national):
    EventFactory(slug="a", title_fr="Atelier sécurité", title_ar="ورشة الأمان")
    EventFactory(slug="b", title_fr="Table ronde")
    assert listed(national, "?q=atelier+sécurité") == {"a"}
    assert listed(national, "?q=ورشة") == {"a"}
    assert listed(national, "?q=rien") == set()


def test_states_have_labels():
    assert set(EDITORIAL) == {"live", "changes", "draft"}
