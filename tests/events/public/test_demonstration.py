"""A demonstration is labelled wherever it is shown, not only while it is the current edition."""

from datetime import date

import pytest

from tests.factories import EditionFactory, ProjectFactory, RegionFactory, published_event

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
LABEL = "Démonstration"
PAGES = [
    "editions/demo/",
    "editions/demo/programme/",
    "editions/demo/programme/?view=month",
    "events/invented/",
    "regions/",
    "regions/here/",
]


@pytest.fixture
def demonstration():
    """An invented edition that ended two days ago, with an event in a region."""
    edition = EditionFactory(
        slug="demo", title_fr="Édition d’essai", is_demonstration=True,
        start_date=date(2026, 11, 10), end_date=date(2026, 11, 20),
    )  # fmt: skip
    published_event(edition=edition, slug="invented", region=RegionFactory(slug="here"))
    return edition


def notice(client, path: str) -> str:
    response = client.get(f"/fr/{path}")
    assert response.status_code == 200
    said = response.context["demo_notice"]
    assert ('class="demo-banner"' in response.content.decode()) == bool(said)
    return said


@pytest.mark.parametrize("path", PAGES)
def test_after_its_end(client, demonstration, path):
    said = notice(client, path)
    assert said.startswith(LABEL)
    assert "Édition d’essai" in said


@pytest.mark.parametrize("path", PAGES[:4])
def test_beside_a_real_edition_that_is_the_current_one(client, demonstration, path):
    EditionFactory(slug="now")
    assert notice(client, path).startswith(LABEL)


@pytest.mark.parametrize(
    "path",
    [
        "editions/now/",
        "editions/now/programme/",
        "events/real/",
        "events/own/",
        "regions/",
        "regions/here/",
        "programme/",
    ],
)
def test_what_is_real_is_not_called_invented(client, demonstration, path):
    published_event(edition=EditionFactory(slug="now"), slug="real")
    published_event(edition=None, project=ProjectFactory(), slug="own")
    assert notice(client, path) == ""


def test_a_real_page_while_the_demonstration_is_the_current_edition(client, demonstration):
    demonstration.end_date = date(2026, 11, 30)
    demonstration.save()
    published_event(edition=EditionFactory(slug="then", archived=True), slug="real")
    assert notice(client, "programme/").startswith(LABEL)
    assert notice(client, "editions/") != ""
    assert notice(client, "editions/then/") == notice(client, "events/real/") == ""
