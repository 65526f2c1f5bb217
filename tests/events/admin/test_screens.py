"""Every screen of every record opens, in Arabic and in French."""

import pytest
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PRESS
from media.models import KeyFigure, PressClipping
from tests.factories import (
    BlackoutFactory,
    CityFactory,
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    PersonFactory,
    ProjectFactory,
    SchoolFactory,
    VenueFactory,
)
from tests.roles import account, browser, two_regions

READ_ONLY = {"core.province", "core.city"}


@pytest.fixture
def records(db) -> dict[str, object]:
    """One row of every kind of record, by its label."""
    rabat, _marrakech = two_regions()
    city = CityFactory(province__region=rabat)
    event = EventFactory(
        region=rabat, sources={"title_fr": [{"file": "a.txt", "quote": "Lancement"}]}
    )
    EventPersonFactory(event=event)
    PartnerRoleFactory(event=event)
    rows = [
        rabat,
        city.province,
        city,
        InstitutionFactory(region=rabat),
        SchoolFactory(region=rabat),
        event.edition.campaign,
        event.edition,
        event.kind,
        ProjectFactory(),
        VenueFactory(region=rabat, city=city),
        PersonFactory(region=rabat),
        BlackoutFactory(),
        event,
        KeyFigure.objects.create(
            label_fr="Élèves", unit="person", kind="target", precision="exact"
        ),
        PressClipping.objects.create(title="Article", language="fr"),
    ]
    return {row._meta.label_lower: row for row in rows}


def test_every_registered_record_has_a_row_here(records):
    assert {model._meta.label_lower for model in get_snippet_models()} == set(records)


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_national_team_opens_every_screen(records, language):
    client = browser(account(NATIONAL, language=language))
    direction = 'dir="rtl"' if language == "ar" else 'dir="ltr"'
    for label, row in records.items():
        viewset = type(row).snippet_viewset
        screens = {"list": [], "inspect": [row.pk], "history": [row.pk], "usage": [row.pk]}
        if label not in READ_ONLY:
            screens["edit"] = [row.pk]
            if label != "core.region":
                screens |= {"add": [], "delete": [row.pk]}
        for name, args in screens.items():
            response = client.get(reverse(viewset.get_url_name(name), args=args))
            assert response.status_code == 200, (label, name)
            assert f'lang="{language}" {direction}' in response.text, (label, name)


def test_observers_read_everything_and_change_nothing(records):
    client = browser(account(OBSERVERS))
    for label, row in records.items():
        viewset = type(row).snippet_viewset
        listing = client.get(reverse(viewset.get_url_name("list")))
        assert listing.status_code == 200, label
        assert reverse(viewset.get_url_name("inspect"), args=[row.pk]) in listing.text, label
        assert reverse(viewset.get_url_name("edit"), args=[row.pk]) not in listing.text, label
        for name in ("inspect", "history"):
            url = reverse(viewset.get_url_name(name), args=[row.pk])
            assert client.get(url).status_code == 200, (label, name)
        for name in ("edit", "delete"):
            response = client.post(reverse(viewset.get_url_name(name), args=[row.pk]))
            assert response.status_code == 302, (label, name)
            assert response.url == reverse("wagtailadmin_home"), (label, name)
        assert type(row).objects.filter(pk=row.pk).exists(), label


def test_archived_edition_can_only_be_read(records):
    edition = EditionFactory(archived=True)
    event = EventFactory(edition=edition)
    client = browser(account(NATIONAL))
    for row in (edition, event):
        viewset = type(row).snippet_viewset
        assert (
            client.get(reverse(viewset.get_url_name("inspect"), args=[row.pk])).status_code == 200
        )
        for name in ("edit", "delete"):
            response = client.get(reverse(viewset.get_url_name(name), args=[row.pk]))
            assert response.status_code == 302, (row, name)


def test_a_record_opens_that_points_to_several(db):
    """Whoever works for no region reads what was chosen before, too."""
    two_regions()
    clipping = PressClipping.objects.create(title="Article", language="fr")
    clipping.editions.set([EditionFactory(), EditionFactory()])
    url = reverse(PressClipping.snippet_viewset.get_url_name("edit"), args=[clipping.pk])
    assert browser(account(PRESS)).get(url).status_code == 200
