"""The steps of starting an edition from an earlier one, as a browser sends them."""

from uuid import uuid4

from django.urls import reverse

from events.models import Event, Preparation

START = "/admin/planning/copy/"


def begin(client, source) -> Preparation:
    client.post(START, {"source": source.pk, "key": uuid4()})
    return Preparation.objects.latest("pk")


def address(preparation: Preparation, step: str) -> str:
    return reverse(f"copy_edition_{step}", kwargs={"key": preparation.key})


def details(**fields):
    kinds = list(Event.objects.values_list("kind", flat=True).distinct())
    values = {
        "number": "13",
        "year": "2027",
        "slug": "decembre-2027",
        "rule": "weekdays",
        "kinds": kinds,
        "roles": "on",
        "people": "on",
        "goals": "on",
        "texts": "on",
    }
    return {**values, **fields}


def prepared(client, source, **fields) -> Preparation:
    preparation = begin(client, source)
    response = client.post(address(preparation, "details"), details(**fields))
    assert response.status_code == 302, response.context["form"].errors
    return preparation
