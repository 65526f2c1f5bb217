"""A series seen before it is created, and created once."""

from datetime import date, time

from events.models import Event
from tests.factories import (
    BlackoutFactory,
    EventFactory,
    SchoolFactory,
    VenueFactory,
)

from .steps import SECRET, address, by_rule, with_schools


def test_the_preview_shows_days_and_what_they_meet(client, regions, edition, kind):
    BlackoutFactory(
        start_date=date(2026, 12, 1), end_date=date(2026, 12, 1), name_fr="Fête", kind="other"
    )
    schools = [SchoolFactory(region=regions[0], name_fr=f"École {n}") for n in "ABC"]
    EventFactory(region=regions[0], school=schools[1], start_date=date(2026, 12, 1))
    preparation = with_schools(client, edition, kind, schools, skip_days_off="", last="2026-12-01")
    page = client.get(address(preparation, "preview"))
    rows = page.context["rows"]
    assert [row["day"] for row in rows] == [
        "mar. 1er déc. 2026, 09:00",
        "mar. 1er déc. 2026, 11:00",
        "–",
    ]
    assert rows[0]["title"].text == "Atelier 1 – École A"
    assert any("Fête" in mark["text"] for mark in rows[0]["problems"])
    assert len(rows[1]["problems"]) == len(rows[0]["problems"]) + 1
    assert [mark["severity"] for mark in rows[2]["problems"]] == ["error"]
    assert page.context["count"] == 2
    assert page.context["without_day"] == 1


def test_friday_prayer_is_marked(client, regions, edition, kind):
    preparation = by_rule(
        client, edition, kind, regions[0], weekdays=["4"], times="10:00, 13:00", last="2026-12-04"
    )
    rows = client.get(address(preparation, "preview")).context["rows"]
    assert [bool(row["problems"]) for row in rows] == [False, True]


def test_a_venue_that_is_taken_never_tells_a_foreign_title(client, regions, edition, kind):
    venue = VenueFactory()
    taken = {"venue": venue, "start_date": date(2026, 12, 1), "start_time": time(9)}
    EventFactory(region=regions[1], title_fr=SECRET, title_ar=SECRET, title_en=SECRET, **taken)
    preparation = by_rule(
        client, edition, kind, regions[0], venue=venue.pk, last="2026-12-01", times="9:00"
    )
    page = client.get(address(preparation, "preview"))
    assert page.context["rows"][0]["problems"]
    assert SECRET not in page.text


def test_what_is_ticked_off_is_not_created(client, regions, edition, kind):
    schools = [SchoolFactory(region=regions[0]) for _number in range(3)]
    preparation = with_schools(client, edition, kind, schools)
    preview = address(preparation, "preview")
    response = client.post(preview, {"shown": [1, 2, 3], "keep": [1, 3], "create": "1"})
    assert response.url == address(preparation, "result")
    assert {event.school for event in Event.objects.all()} == {schools[0], schools[2]}
    page = client.get(response.url)
    assert page.context["created"] == 2
    assert len(page.context["events"]) == 2


def test_creating_twice_creates_once(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    sent = {"create": "1"}
    urls = {client.post(address(preparation, "preview"), sent).url for _time in range(2)}
    assert urls == {address(preparation, "result")}
    assert Event.objects.count() == 2


def test_ticks_of_the_preview_are_kept_from_page_to_page(
    client, regions, edition, kind, monkeypatch
):
    monkeypatch.setattr("events.admin.preparing.series_views.ROWS", 2)
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-02")
    preview = address(preparation, "preview")
    response = client.post(preview, {"shown": [1, 2], "keep": [2], "to": "2"})
    assert response.url == f"{preview}?p=2"
    client.post(preview, {"shown": [3, 4], "keep": [3]})
    page = client.get(preview)
    assert [row["kept"] for row in page.context["rows"]] == [False, True]
    assert page.context["count"] == 2


def test_nothing_ticked_is_not_a_series(client, regions, edition, kind):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-01")
    sent = {"shown": [1, 2], "keep": [], "create": "1"}
    assert client.post(address(preparation, "preview"), sent).url == address(preparation, "preview")
    assert not Event.objects.exists()


def test_a_school_removed_meanwhile_is_taken_out_and_said(client, regions, edition, kind):
    schools = [SchoolFactory(region=regions[0]) for _number in range(2)]
    preparation = with_schools(client, edition, kind, schools)
    schools[0].delete()
    assert client.get(address(preparation, "preview")).status_code == 200
    response = client.post(address(preparation, "preview"), {"create": "1"}, follow=True)
    assert not Event.objects.exists()
    assert [row["school"] for row in response.context["rows"]] == [schools[1]]
    client.post(address(preparation, "preview"), {"create": "1"})
    assert Event.objects.get().school == schools[1]


def test_a_day_outside_the_edition_is_marked_and_cannot_be_ticked(client, regions, edition, kind):
    edition.end_date = date(2026, 12, 2)
    edition.save()
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-03", times="9:00")
    preview = address(preparation, "preview")
    page = client.get(preview)
    rows = page.context["rows"]
    *inside, outside = [(row["possible"], row["kept"]) for row in rows]
    assert outside == (False, False)
    assert set(inside) == {(True, True)}
    assert [mark["severity"] for mark in rows[-1]["problems"]] == ["error"]
    assert f"keep-{rows[0]['n']}" in page.text
    assert f"keep-{rows[-1]['n']}" not in page.text
    assert page.context["count"] == len(inside)
    client.post(preview, {"create": "1"})
    assert Event.objects.count() == len(inside)


def test_an_edition_given_other_days_meanwhile_is_said_and_the_rest_stays(
    client, regions, edition, kind
):
    preparation = by_rule(client, edition, kind, regions[0], last="2026-12-03", times="9:00")
    preview = address(preparation, "preview")
    edition.end_date = date(2026, 12, 2)
    edition.save()
    answer = client.post(preview, {"create": "1"}, follow=True)
    assert "en dehors des jours de l’édition" in str(next(iter(answer.context["messages"])))
    assert not Event.objects.exists()
    kept = sum(row["kept"] for row in answer.context["rows"])
    client.post(preview, {"create": "1"})
    assert Event.objects.count() == kept > 0
    assert {event.start_date for event in Event.objects.all()} <= {
        date(2026, 12, 1), date(2026, 12, 2),
    }  # fmt: skip
