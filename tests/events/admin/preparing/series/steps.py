"""The steps of a series as its tests take them."""

from uuid import uuid4

from django.urls import reverse

from events.models import Preparation

START = "/admin/planning/series/"
SECRET = "Confidentiel7"


def begin(client, mode="schools", pattern="") -> Preparation:
    response = client.post(START, {"mode": mode, "pattern": pattern, "key": uuid4()})
    assert response.status_code == 302
    return Preparation.objects.latest("pk")


def address(preparation: Preparation, step: str) -> str:
    return reverse(f"series_{step}", kwargs={"key": preparation.key})


def details(in_edition, of_kind, **fields):
    values = {
        "edition": in_edition.pk,
        "kind": of_kind.pk,
        "title_fr": "Atelier {n} – {school}",
        "title_ar": "",
        "title_en": "",
        "first": "2026-12-01",
        "last": "2026-12-11",
        "weekdays": ["0", "1", "2", "3", "4"],
        "times": "9:00, 11:00",
        "minutes": "90",
        "per_day": "2",
        "capacity": "",
        "skip_days_off": "on",
    }
    return {**values, **fields}


def with_schools(client, edition, kind, schools, **fields) -> Preparation:
    preparation = begin(client)
    response = client.post(address(preparation, "details"), details(edition, kind, **fields))
    assert response.url == address(preparation, "schools"), response.context["form"].errors
    ids = [school.pk for school in schools]
    client.post(address(preparation, "schools"), {"shown": ids, "keep": ids, "next": "1"})
    return preparation


def by_rule(client, edition, kind, region, **fields) -> Preparation:
    preparation = begin(client, "rule")
    sent = details(edition, kind, region=region.pk, title_fr="Permanence {n}", **fields)
    response = client.post(address(preparation, "details"), sent)
    assert response.url == address(preparation, "preview"), response.context["form"].errors
    return preparation
