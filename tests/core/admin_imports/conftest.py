"""Uploads through the screens, by people with a role."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from campaign_site.core.models import ImportBatch, Region
from campaign_site.core.permissions.roles import NATIONAL
from campaign_site.core.services.roles import setup_roles
from tests.factories.country import load_country
from tests.roles import account, browser, coordinator

FILES = Path(settings.FIXTURES_ROOT) / "schools_dirty"
HEADER = "CD_ETAB;NOM_ETABL;NOM_ETABA;LL_CYCLE;typeEtab;CD_MIL;CD_PROV;pupils"
CENTRE = "99001J;SS CENTRE;م.م مركزية;PRIMAIRE;Public;Rural;351;100"
ELSEWHERE = "99002K;RABAT ECOLE;مدرسة الرباط;PRIMAIRE;Public;Urbain;421;80"


def sheet(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def upload(client: Client, content: bytes, *, name: str = "a.csv", kind: str = "schools"):
    file = SimpleUploadedFile(name, content)
    return client.post(reverse("imports_new"), {"kind": kind, "file": file})


def uploaded(client: Client, content: bytes, **options: str) -> ImportBatch:
    """The batch of a file that was taken."""
    response = upload(client, content, **options)
    assert response.status_code == 302, response.content.decode()
    return ImportBatch.objects.latest("pk")


def decide(client: Client, batch: ImportBatch, step: str, *accept: str, **fields) -> HttpResponse:
    """Answer, follow to the page; `fields` replace what the form would send."""
    data = {"step": step, "accept": accept, "digest": batch.sha256} | fields
    response = client.post(reverse("imports_batch", args=[batch.pk]), data, follow=True)
    batch.refresh_from_db()
    return response


@pytest.fixture
def country(db: None) -> None:
    load_country()
    setup_roles()


@pytest.fixture
def national(country: None) -> Client:
    return browser(account(NATIONAL))


@pytest.fixture
def coordinator_of(country: None) -> Callable[..., Client]:
    def client(code: str, **fields: object) -> Client:
        return browser(coordinator(Region.objects.get(code=code), **fields))

    return client
