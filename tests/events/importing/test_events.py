"""Events from a table to drafts and back; nothing is published or lost by an import."""

from datetime import date, time

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry, Revision

from campaign_site.core.imports.confirming import confirm_batch
from campaign_site.core.imports.lines import Choices
from campaign_site.core.imports.reports import read_lines
from campaign_site.core.imports.running import run_batch
from campaign_site.core.imports.states import BatchState
from campaign_site.core.models import ImportBatch, Region
from events.enums import DatePrecision, EditionState, EventStatus
from events.importing import records
from events.models import Event, Venue
from tests.factories import (
    EditionFactory,
    EventFactory,
    SchoolFactory,
    VenueFactory,
    published_event,
)

from .conftest import (
    EVERYTHING,
    HEADER,
    NOW,
    WORKSHOP,
    checked,
    codes,
    imported,
    only_line,
    outcomes,
    sheet,
)


def test_a_row_becomes_a_draft(national) -> None:
    batch = imported(national, sheet(WORKSHOP))
    assert outcomes(batch) == ["created"]
    event = Event.objects.get()
    assert (event.live, event.slug) == (False, "atelier-a")
    assert (event.title_fr, event.title_ar) == ("Atelier A", "ورشة أ")
    assert (event.start_date, event.start_time, event.end_time) == (
        date(2026, 12, 4),
        time(10),
        time(11, 30),
    )
    assert event.starts_at is not None
    assert (event.region.code, event.kind.code) == ("MA-07", "atelier")
    entry = ModelLogEntry.objects.get(action="wagtail.create")
    assert (entry.user, entry.object_id) == (national, str(event.pk))


def test_a_new_draft_has_a_first_version_as_one_made_by_hand(national) -> None:
    imported(national, sheet(WORKSHOP))
    event = Event.objects.get()
    version = event.latest_revision
    assert (version.user, version.object_id) == (national, str(event.pk))
    entry = ModelLogEntry.objects.get(action="wagtail.create")
    assert (entry.revision, entry.timestamp) == (version, version.created_at)
    by_hand = Event.objects.get()
    made = by_hand.save_revision(user=national, clean=False)
    made.refresh_from_db()
    state = dict.fromkeys(("latest_revision", "has_unpublished_changes"))
    assert version.content | state == made.content | state
    assert event.has_unpublished_changes == by_hand.has_unpublished_changes


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_published_event_gets_a_draft_and_stays_as_it_was(national, edition, language) -> None:
    event = published_event(edition=edition, slug="public", region=Region.objects.get(code="MA-07"))
    title, status = event.title_fr, event.status
    with translation.override(language):
        batch = imported(national, sheet("public;;;Autre titre;;2026-12-09;;;;;"))
    assert outcomes(batch) == ["updated"]
    row = Event.objects.get()
    assert (row.live, row.title_fr, row.status) == (True, title, status)
    assert (row.start_date, row.has_unpublished_changes) == (event.start_date, True)
    draft = row.get_latest_revision_as_object()
    assert (draft.title_fr, draft.start_date) == ("Autre titre", date(2026, 12, 9))
    assert (draft.title_ar, draft.slug) == (event.title_ar, "public")
    # A day that was announced does not move in silence.
    assert draft.status == EventStatus.RESCHEDULED
    assert row.latest_revision.user == national
    assert outcomes(imported(national, sheet("public;;;Autre titre;;2026-12-09;;;;;"))) == [
        "unchanged"
    ]
    assert Revision.objects.count() == 1


def test_a_draft_follows_its_newest_version(national, edition) -> None:
    event = EventFactory(
        edition=edition, slug="brouillon", live=False, start_date=date(2026, 12, 3)
    )
    imported(national, sheet("brouillon;;;Titre neuf;;;;;;;"))
    event.refresh_from_db()
    assert event.title_fr == "Titre neuf"
    assert event.get_latest_revision_as_object().title_fr == "Titre neuf"
    assert event.start_date is not None


def test_an_older_draft_is_not_undone_by_a_list_of_what_is_public(national, edition) -> None:
    event = published_event(edition=edition, slug="public", title_fr="Public")
    event.title_fr = "Brouillon"
    event.save_revision()
    batch = imported(national, sheet("public;;;Public;;;12:00;13:00;;;"))
    row = Event.objects.get()
    assert outcomes(batch) == ["updated"]
    draft = row.get_latest_revision_as_object()
    assert (draft.title_fr, draft.start_time) == ("Brouillon", time(12))


def test_known_events_change_only_when_that_was_agreed_to(national, edition) -> None:
    EventFactory(edition=edition, slug="public", live=False, title_fr="Avant")
    batch = imported(national, sheet("public;;;Après;;;;;;;"), Choices())
    assert outcomes(batch) == ["kept"]
    (change,) = only_line(batch).changes
    assert (change.column, change.old, change.new) == ("title_fr", "Avant", "Après")
    assert Event.objects.get().title_fr == "Avant"


def test_the_status_of_a_published_event_is_changed_by_hand(national, edition) -> None:
    published_event(edition=edition, slug="public")
    EventFactory(edition=edition, slug="brouillon", live=False)
    rows = ("public;annulé", "brouillon;ملغى", "nouveau;x")
    batch = checked(national, sheet(*rows, header="slug;status"))
    # What nobody has read yet may still be called off; the last word is none.
    assert outcomes(batch) == ["refused", "updated", "to_confirm"]
    assert codes(batch) == ["status_by_hand", "words_unknown"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-12-04", "2026-12-04"),
        ("04/12/2026", "2026-12-04"),
        ("4.12.2026", "2026-12-04"),
        ("٠٤/١٢/٢٠٢٦", "2026-12-04"),
        ("46360", "2026-12-04"),
        ("4 décembre 2026", "2026-12-04"),
        ("4 دجنبر 2026", "2026-12-04"),
    ],
)
def test_days_as_people_write_them(national, written, expected) -> None:
    imported(national, sheet(WORKSHOP.replace("2026-12-04", written)))
    assert Event.objects.get().start_date.isoformat() == expected


def test_a_month_is_enough(national) -> None:
    row = WORKSHOP.replace("2026-12-04;10:00;11:30", "2026-12;;")
    imported(national, sheet(row))
    assert Event.objects.get().date_precision == DatePrecision.MONTH
    assert outcomes(imported(national, sheet(row))) == ["unchanged"]


def test_a_day_to_come_is_told(national) -> None:
    batch = imported(national, sheet(WORKSHOP.replace("2026-12-04;10:00;11:30", ";;")))
    assert codes(batch) == ["date_missing"]
    assert Event.objects.get().date_precision == DatePrecision.NONE


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2026-12-04", "31/02/2026", "date_unreadable"),
        ("2026-12-04", "12/25/2026", "date_unreadable"),
        ("10:00", "25:00", "time_unreadable"),
        ("10:00", "matin", "time_unreadable"),
        ("2026-12-04", "2027-05-04", "outside_edition"),
        ("10:00;11:30", "10:00;09:00", "event_invalid"),
        ("atelier;", "danse;", "kind_unknown"),
        ("atelier;", ";", "kind_missing"),
        ("decembre-2026", "autre", "edition_unknown"),
        ("Atelier A;ورشة أ", ";", "title_missing"),
        ("Atelier A", "=CMD()", "formula_injection_="),
        ("Atelier A", "<b>x</b>", "html_in_name"),
        (";;;Marrakech-Safi", ";;99999Z;Marrakech-Safi", "school_unknown"),
        ("Marrakech-Safi", "Atlantide", "region_unknown"),
    ],
)
def test_what_cannot_be_is_refused_with_its_reason(national, old, new, code) -> None:
    assert old in WORKSHOP
    batch = checked(national, sheet(WORKSHOP.replace(old, new, 1)))
    assert (outcomes(batch), codes(batch)[-1]) == (["refused"], code)
    # In each language there is a sentence, whatever it is about.
    for language in ("fr", "ar", "en"):
        with translation.override(language):
            assert only_line(batch).problems[-1].message
    assert not Event.objects.exists()


def test_an_archived_edition_takes_nothing_in(national) -> None:
    closed = EditionFactory(slug="ancienne", year=2019, archived=True)
    EventFactory(edition=closed, slug="vieux", live=False)
    rows = (WORKSHOP.replace("decembre-2026", "ancienne"), "vieux;;;Autre;;;;;;;")
    batch = checked(national, sheet(*rows))
    assert outcomes(batch) == ["refused", "refused"]
    assert set(codes(batch)) == {"event_invalid"}


def test_an_edition_archived_between_check_and_import_is_said(national, edition) -> None:
    batch = checked(national, sheet(WORKSHOP))
    assert outcomes(batch) == ["created"]
    type(edition).objects.update(state=EditionState.ARCHIVED)
    confirm_batch(batch=batch, by=national, digest=batch.sha256, choices=EVERYTHING, at=NOW)
    batch.refresh_from_db()
    assert (outcomes(batch), codes(batch)) == (["refused"], ["event_invalid"])
    assert not Event.objects.exists()


def test_places_by_name_and_code(national) -> None:
    region = Region.objects.get(code="MA-07")
    hall = VenueFactory(name_fr="Maison des jeunes", region=region)
    VenueFactory(name_fr="Maison des jeunes", region=Region.objects.get(code="MA-04"))
    school = SchoolFactory(gresa_code="99001J", region=region)
    rows = (
        WORKSHOP.replace(";;;Marr", ";maison des JEUNES;;Marr"),
        WORKSHOP.replace("Atelier A", "B").replace(";;;Marrakech-Safi", ";;99001j;"),
        WORKSHOP.replace("Atelier A", "C").replace(";;;Marr", ";Salle inconnue;;Marr"),
    )
    batch = imported(national, sheet(*rows))
    assert outcomes(batch) == ["created", "created", "to_confirm"]
    first, second = Event.objects.order_by("pk")
    assert first.venue == hall
    assert (second.school, second.region) == (school, region)
    agreed = Choices(update_existing=True, accepted=frozenset({"venue_unknown"}))
    assert outcomes(imported(national, sheet(*rows), agreed))[-1] == "created"
    assert Venue.objects.count() == 2


def test_two_venues_of_one_name_are_not_guessed(national) -> None:
    region = Region.objects.get(code="MA-07")
    VenueFactory.create_batch(2, name_fr="Salle des fêtes", region=region)
    batch = checked(national, sheet(WORKSHOP.replace(";;;Marr", ";Salle des fetes;;Marr")))
    assert codes(batch) == ["venue_ambiguous"]


def test_a_uid_names_the_event_too(national, edition) -> None:
    event = published_event(edition=edition, slug="public", title_fr="Avant")
    uid = f"{event.publication.uid}@campagne.example"
    batch = imported(national, sheet(f"{uid};;;Après;;;;;;;"))
    assert (outcomes(batch), only_line(batch).key) == (["updated"], "public")


def test_a_locked_event_is_left_alone(national, edition) -> None:
    EventFactory(edition=edition, slug="public", live=False, locked=True)
    batch = imported(national, sheet("public;;;Après;;;;;;;", WORKSHOP))
    assert outcomes(batch) == ["refused", "created"]
    assert codes(batch) == ["event_held"]


def test_a_coordinator_imports_for_the_own_region_and_learns_nothing_of_others(
    coordinator_of, edition
) -> None:
    owner = coordinator_of("MA-07")
    rabat = Region.objects.get(code="MA-04")
    SchoolFactory(gresa_code="99009R", region=rabat)
    VenueFactory(name_fr="SECRET", region=rabat)
    published_event(
        edition=edition, slug="a-rabat", region=rabat, title_fr="SECRET",
        start_date=date(2026, 12, 4), start_time=time(10),
    )  # fmt: skip
    rows = (
        WORKSHOP,
        WORKSHOP.replace("Marrakech-Safi", "Rabat-Salé-Kénitra"),
        WORKSHOP.replace("Marrakech-Safi", ""),
        "a-rabat;;;Autre;;;;;;;",
        WORKSHOP.replace("Atelier A", "D").replace(";;;Marr", ";;99009R;Marr"),
        WORKSHOP.replace("Atelier A", "E").replace(";;;Marr", ";SECRET;;Marr"),
    )
    batch = imported(owner, sheet(*rows))
    assert outcomes(batch) == ["created", *["refused"] * 4, "to_confirm"]
    assert codes(batch) == [
        "event_region_not_yours",
        "region_needed",
        "identifier_taken",
        "school_unknown",
        "venue_unknown",
    ]
    texts = [str(problem) for line in read_lines(batch) for problem in line.problems]
    assert not any("SECRET" in text for text in texts[:-1])
    assert Event.objects.filter(region__code="MA-04").get().title_fr == "SECRET"


def test_an_event_cannot_be_moved_out_of_ones_regions(coordinator_of, edition) -> None:
    owner = coordinator_of("MA-07")
    EventFactory(edition=edition, slug="ici", live=False, region=Region.objects.get(code="MA-07"))
    batch = checked(owner, sheet("ici;;;;;;;;;;Rabat-Salé-Kénitra"))
    assert codes(batch) == ["event_region_not_yours"]


def test_words_in_any_language(national) -> None:
    header = f"{HEADER};audiences;languages;registration_mode;levels;capacity;status"
    row = f"{WORKSHOP};Élèves | الآباء والأسر;fr, العربية;Sur invitation;collège;٣٠;مبرمج"
    batch = imported(national, sheet(row, header=header), EVERYTHING)
    event = Event.objects.get()
    assert event is not None, [
        problem.message for line in read_lines(batch) for problem in line.problems
    ]
    assert event.languages == ["ar", "fr"]
    assert event.levels == ["lower_secondary"]
    assert event.capacity == 30
    unknown = row.replace("Élèves", "martiens").replace("Atelier A", "Z")
    batch = checked(national, sheet(unknown, header=header))
    assert codes(batch)[-1] == "words_unknown"


def test_an_accident_leaves_nothing_half_written(national, monkeypatch) -> None:
    batch = checked(national, sheet(WORKSHOP, WORKSHOP.replace("Atelier A", "B")))
    ImportBatch.objects.filter(pk=batch.pk).update(state="confirmed", confirmed_at=NOW)
    with monkeypatch.context() as patched:
        patched.setattr(records, "_log", lambda *_args, **_facts: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run_batch(batch_id=batch.pk, at=NOW)
    assert not Event.objects.exists()
    assert run_batch(batch_id=batch.pk, at=NOW).state == BatchState.DONE
    assert Event.objects.count() == 2


def test_summaries_come_in_and_change_as_titles_do(national, edition) -> None:
    EventFactory(edition=edition, slug="brouillon", live=False, summary_fr="Avant", summary_ar="")
    header = f"{HEADER};résumé;الملخص"
    rows = (
        f"{WORKSHOP};Un résumé;ملخص",
        "brouillon;;;;;;;;;;;Après;",
        WORKSHOP.replace("Atelier A", "B") + f";{'s' * 501};",
        WORKSHOP.replace("Atelier A", "C") + ";=CMD();",
    )
    batch = imported(national, sheet(*rows, header=header))
    assert outcomes(batch) == ["created", "updated", "refused", "refused"]
    assert codes(batch) == ["text_too_long", "formula_injection_="]
    new, known = Event.objects.get(slug="atelier-a"), Event.objects.get(slug="brouillon")
    assert (new.summary_fr, new.summary_ar) == ("Un résumé", "ملخص")
    assert known.summary_fr == "Après"
    assert known.get_latest_revision_as_object().summary_fr == "Après"
    # An empty cell erases nothing.
    imported(national, sheet("brouillon;;;;;;;;;;;;", header=header))
    assert Event.objects.get(slug="brouillon").summary_fr == "Après"
