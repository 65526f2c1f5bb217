"""Which event a row means: the same file twice, rows that repeat, days to come."""

import pytest
from wagtail.models import Revision

from campaign_site.core.models import City, Region
from events.models import Event
from tests.factories import (
    EditionFactory,
    SchoolFactory,
    VenueFactory,
)

from .conftest import (
    HEADER,
    WORKSHOP,
    codes,
    imported,
    outcomes,
    sheet,
)


def test_the_same_file_twice_changes_nothing(national) -> None:
    other = WORKSHOP.replace("10:00", "14:00").replace("11:30", "15:00")
    content = sheet(WORKSHOP, other, WORKSHOP.replace("Atelier A", "Atelier B"))
    assert outcomes(imported(national, content)) == ["created"] * 3
    before = list(Event.objects.values())
    assert outcomes(imported(national, content)) == ["unchanged"] * 3
    assert list(Event.objects.values()) == before
    assert Revision.objects.count() == 3


def without_day(row: str) -> str:
    return row.replace("2026-12-04;10:00;11:30", ";;")


@pytest.mark.parametrize("named", [True, False])
def test_the_same_file_twice_changes_nothing_where_the_day_is_to_come(national, named) -> None:
    """Whether the rows name their edition or are of the only open one."""
    rows = [without_day(WORKSHOP), WORKSHOP, without_day(WORKSHOP).replace("Atelier A", "B")]
    content = sheet(*(row if named else row.replace("decembre-2026", "") for row in rows))
    assert outcomes(imported(national, content)) == ["created"] * 3
    before = list(Event.objects.values())
    assert outcomes(imported(national, content)) == ["unchanged"] * 3
    assert list(Event.objects.values()) == before
    assert Revision.objects.count() == 3


def test_places_and_editions_tell_events_without_a_day_apart(national) -> None:
    region = Region.objects.get(code="MA-07")
    VenueFactory(name_fr="Maison des jeunes", region=region)
    VenueFactory(name_fr="Bibliothèque", region=region)
    SchoolFactory(gresa_code="99001J", region=region)
    EditionFactory(slug="mars-2027", year=2027, title_fr="Mars 2027", title_ar="مارس 2027")
    one, two = City.objects.filter(region=region).order_by("pk")[:2]
    row = f"{without_day(WORKSHOP)};"
    rows = [
        row,
        row.replace(";;;Marr", ";Maison des jeunes;;Marr"),
        row.replace(";;;Marr", ";Bibliothèque;;Marr"),
        row.replace(";;;Marr", ";;99001J;Marr"),
        row.replace("Marrakech-Safi", "Rabat-Salé-Kénitra"),
        row.replace("decembre-2026", "mars-2027"),
        f"{row}{one.name_fr}",
        f"{row}{two.name_fr}",
    ]
    header = f"{HEADER};city_fr"
    # Also one by one: none is taken for one that came before.
    for added in rows:
        assert outcomes(imported(national, sheet(added, header=header))) == ["created"], added
    assert outcomes(imported(national, sheet(*rows, header=header))) == ["unchanged"] * len(rows)
    Event.objects.all().delete()
    for outcome in ("created", "unchanged"):
        assert outcomes(imported(national, sheet(*rows, header=header))) == [outcome] * len(rows)
    assert Event.objects.count() == len(rows)


def test_what_is_new_about_an_event_without_a_day_reaches_it(national) -> None:
    row = without_day(WORKSHOP)
    imported(national, sheet(row))
    header = f"{HEADER};capacity"
    assert outcomes(imported(national, sheet(f"{row};30", header=header))) == ["updated"]
    assert Event.objects.get().capacity == 30


def test_repeated_rows_are_told(national) -> None:
    named = f"cle{WORKSHOP}"
    rows = (WORKSHOP, WORKSHOP, named, named.replace("Atelier A", "Atelier Z"))
    batch = imported(national, sheet(*rows))
    assert outcomes(batch) == ["created", "ignored", "created", "refused"]
    assert codes(batch) == ["event_repeated", "identifier_repeated"]
    assert set(Event.objects.values_list("slug", flat=True)) == {"atelier-a", "cle"}


def test_another_title_on_the_same_day_is_another_event(national) -> None:
    imported(national, sheet(WORKSHOP))
    batch = imported(national, sheet(WORKSHOP.replace("Atelier A", "Atelier B")))
    assert outcomes(batch) == ["created"]
    # A language that is missing on one side tells nothing.
    batch = imported(national, sheet(WORKSHOP.replace("ورشة أ", "")))
    assert outcomes(batch) == ["unchanged"]
    assert Event.objects.count() == 2
