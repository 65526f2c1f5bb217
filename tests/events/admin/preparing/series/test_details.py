"""Days, times, titles and places of a series."""

import pytest

from tests.factories import (
    EditionFactory,
    VenueFactory,
)

from .steps import SECRET, address, begin, details


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"title_fr": ""}, "title_ar"),
        ({"title_fr": "Atelier {ecole}"}, "title_fr"),
        ({"title_ar": "ورشة {"}, "title_ar"),
        ({"times": "neuf heures"}, "times"),
        ({"times": ""}, "times"),
        ({"last": "2026-11-01"}, "last"),
        ({"last": "2029-11-01"}, "last"),
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": ["9"]}, "weekdays"),
        ({"weekdays": ["6"], "last": "2026-12-02"}, "weekdays"),
        ({"minutes": "0"}, "minutes"),
        ({"per_day": "1000"}, "per_day"),
        ({"edition": "999999"}, "edition"),
        ({"first": "demain"}, "first"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_the_typing_kept(
    client, edition, kind, fields, wrong
):
    preparation = begin(client)
    response = client.post(address(preparation, "details"), details(edition, kind, **fields))
    assert list(response.context["form"].errors) == [wrong]
    assert response.context["form"]["capacity"].value() == ""
    preparation.refresh_from_db()
    assert "plan" not in preparation.choices


def test_archived_editions_are_not_offered(client, kind):
    archived = EditionFactory(archived=True)
    response = client.post(address(begin(client), "details"), details(archived, kind))
    assert "edition" in response.context["form"].errors


def test_a_rule_that_is_too_long_is_refused(client, regions, edition, kind):
    preparation = begin(client, "rule")
    sent = details(
        edition, kind, region=regions[0].pk, title_fr="X", last="2027-11-30", times="9 10 11 12"
    )
    response = client.post(address(preparation, "details"), sent)
    assert list(response.context["form"].errors) == ["last"]


def test_a_rule_is_for_one_s_own_region_and_its_venues(client, regions, edition, kind):
    preparation = begin(client, "rule")
    foreign = VenueFactory(region=regions[1], name_fr=SECRET, name_ar=SECRET, name_en=SECRET)
    page = client.get(address(preparation, "details"))
    assert SECRET not in page.text
    for fields, wrong in (
        ({"region": regions[1].pk}, ["region"]),
        ({"region": ""}, ["region"]),
        ({"region": regions[0].pk, "venue": foreign.pk}, ["venue"]),
    ):
        sent = details(edition, kind, **{"title_fr": "X", **fields})
        response = client.post(address(preparation, "details"), sent)
        assert list(response.context["form"].errors) == wrong
