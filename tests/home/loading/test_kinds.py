import pytest

from campaign_site.home.loading.reported_events import KIND_OF
from events.models import EventKind

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sources")]

ALL_KINDS = {
    "broadcast",
    "ceremony",
    "conference",
    "pilot",
    "public_awareness",
    "publication",
    "round_table",
    "school_session",
    "school_workshop",
    "training",
    "youth_forum",
}


def test_the_kinds_of_the_domain_and_of_the_sources():
    assert set(EventKind.objects.values_list("code", flat=True)) == ALL_KINDS
    assert set(KIND_OF.values()) == ALL_KINDS


def test_names_in_three_languages():
    for kind in EventKind.objects.all():
        names = [
            getattr(kind, f"{part}_{c}") for part in ("name", "plural") for c in ("ar", "fr", "en")
        ]
        assert all(names), kind.code


def test_school_kinds_heed_school_holidays():
    in_schools = EventKind.objects.filter(in_schools=True).order_by("code")
    assert [kind.code for kind in in_schools] == ["pilot", "school_session", "school_workshop"]


def test_kinds_have_an_order_and_a_colour_of_their_own():
    kinds = EventKind.objects.values_list("order", "colour")
    assert len({order for order, _colour in kinds}) == len({c for _o, c in kinds}) == len(ALL_KINDS)
