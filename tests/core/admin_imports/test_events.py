"""Events through the same screens, with their own rights and words."""

import pytest
from django.urls import reverse

from campaign_site.core.imports.states import BatchState
from campaign_site.core.models import ImportBatch
from campaign_site.core.permissions.roles import NATIONAL, PARTNERS
from events.models import Event
from tests.factories import EditionFactory, EventKindFactory, published_event
from tests.roles import account, browser

from .conftest import decide, upload, uploaded

HEADER = "identifiant;édition;type;titre;date;heure;région"
ROW = ";decembre-2026;atelier;Un atelier;04/12/2026;10h30;Marrakech-Safi"


def table(*rows: str, header: str = HEADER) -> bytes:
    return "\r\n".join((header, *rows)).encode()


@pytest.fixture(autouse=True)
def programme(country):
    EventKindFactory(code="atelier", name_fr="Atelier", name_ar="ورشة")
    return EditionFactory(slug="decembre-2026", title_fr="Décembre 2026")


def page_of(client, batch: ImportBatch) -> str:
    return client.get(reverse("imports_batch", args=[batch.pk])).content.decode()


def test_a_coordinator_brings_in_drafts_of_the_own_region(coordinator_of) -> None:
    client = coordinator_of("MA-07")
    batch = uploaded(client, table(ROW, ROW.replace("Marrakech-Safi", "Oriental")), kind="events")
    assert batch.totals["outcomes"]["created"] == 1
    page = page_of(client, batch)
    assert 'data-line="3"' in page
    decide(client, batch, "confirm")
    event = Event.objects.get()
    assert (event.live, event.title_fr, f"{event.start_time:%H:%M}") == (
        False,
        "Un atelier",
        "10:30",
    )
    assert batch.state == BatchState.DONE


def test_a_partner_who_may_propose_events_may_not_import_them(country) -> None:
    client = browser(account(PARTNERS))
    assert client.get(reverse("imports_new")).status_code in (302, 403)
    upload(client, table(ROW), kind="events")
    assert not ImportBatch.objects.exists()


def test_a_published_event_is_said_to_get_a_draft(national, programme) -> None:
    published_event(edition=programme, slug="public", title_fr="Avant")
    batch = uploaded(national, table("public;;;Après;;;"), kind="events")
    page = page_of(national, batch)
    assert "<del><bdi>Avant</bdi></del>" in page
    assert "<ins><bdi>Après</bdi></ins>" in page
    decide(national, batch, "confirm", "existing_differs")
    decide(national, batch, "confirm", "existing_differs")
    row = Event.objects.get()
    assert (row.title_fr, row.get_latest_revision_as_object().title_fr) == ("Avant", "Après")


def test_both_kinds_are_offered_with_their_headings(national) -> None:
    page = national.get(reverse("imports_new")).content.decode()
    for kind in ("events", "schools"):
        assert f'value="{kind}"' in page
        assert reverse("imports_template", args=[kind, "xlsx"]) in page
    assert "CD_ETAB" in page
    chosen = national.get(reverse("imports_new") + "?kind=events").content.decode()
    assert chosen.count("checked") == 1


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["fr", "ar", "en"])
def test_the_empty_table_of_events_is_recognised(country, form, language) -> None:
    client = browser(account(NATIONAL, language=language))
    response = client.get(reverse("imports_template", args=["events", form]))
    answer = upload(client, b"".join(response.streaming_content), kind="events")
    assert b'data-code="file_no_rows"' in answer.content


def test_a_table_of_schools_is_not_taken_for_events(national) -> None:
    answer = upload(national, b"CD_ETAB;NOM_ETABL\n99001J;ECOLE\n", kind="events")
    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()
