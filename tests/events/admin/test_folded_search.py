"""Lists and choosers find a record however its name is typed, on either database."""

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL
from tests.factories import (
    EditionFactory,
    EventFactory,
    InstitutionFactory,
    PersonFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, browser, coordinator, two_regions

pytestmark = pytest.mark.django_db
NAMES = {"fr": "École de l’Été", "ar": "مدرسة الأمان"}
# How each record takes its names.
MAKERS = {
    "event": (EventFactory, "title"),
    "venue": (VenueFactory, "name"),
    "person": (PersonFactory, "name"),
    "school": (SchoolFactory, "name"),
    "institution": (InstitutionFactory, "name"),
    "edition": (EditionFactory, "title"),
}
SPELLINGS = ["ecole", "ECOLE ete", "l'été", "مدرسه", "مدرسة الامان", "ecole مَدرسة"]


def made(name: str, texts: dict[str, str], **values):
    factory, field = MAKERS[name]
    return factory(**{f"{field}_{lang}": text for lang, text in texts.items()}, **values)


def found(client, record, view: str, query: str) -> list[int]:
    viewset = type(record).snippet_viewset
    if view == "chooser":
        url = reverse(viewset.chooser_viewset.get_url_name("choose_results"))
        return [row.pk for row in client.get(url, {"q": query}).context["results"]]
    url = reverse(viewset.get_url_name("list"))
    return [row.pk for row in client.get(url, {"q": query}).context["object_list"]]


@pytest.mark.parametrize("view", ["list", "chooser"])
@pytest.mark.parametrize("name", MAKERS)
def test_every_spelling_finds_it(name, view):
    two_regions()
    record = made(name, NAMES)
    other = made(name, {"fr": "Lycée", "ar": "ثانوية"})
    client = browser(account(NATIONAL))
    for query in SPELLINGS:
        assert found(client, record, view, query) == [record.pk], query
    assert found(client, record, view, "lycee") == [other.pk]
    assert found(client, record, view, "rien") == []


@pytest.mark.parametrize("view", ["list", "chooser"])
@pytest.mark.parametrize("name", ["event", "school"])
def test_another_region_is_not_found(name, view):
    own, other = two_regions()
    mine, hidden = made(name, NAMES, region=own), made(name, NAMES, region=other)
    shown = found(browser(coordinator(own)), mine, view, "ecole")
    assert mine.pk in shown and hidden.pk not in shown
