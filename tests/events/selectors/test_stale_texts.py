"""Where an edition's texts still speak of the one before."""

from datetime import date

import pytest

from events.models import Event
from events.rules.stale_texts import StaleReason
from events.selectors.copy_preview import stale_texts_to_come
from events.selectors.event_texts import plain_text
from events.selectors.stale_texts import (
    edition_facts,
    finder_between,
    stale_in_copies,
    stale_in_edition,
)
from events.services.edition_plans import EditionPlan
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return EditionFactory(
        number=11,
        year=2025,
        start_date=date(2025, 12, 1),
        end_date=date(2025, 12, 20),
        title_fr="11e édition",
        title_ar="الدورة الحادية عشرة",
        title_en="",
        slogan_fr="Ensemble en ligne",
    )


@pytest.fixture
def edition(source):
    return EditionFactory(
        number=12,
        year=2026,
        start_date=date(2026, 12, 1),
        end_date=date(2026, 12, 20),
        title_fr="",
        title_ar="",
        title_en="",
        previous_occurrence=source,
    )


def finder(edition):
    return finder_between(edition.previous_occurrence, edition_facts(edition))


def event_of(edition, **fields) -> Event:
    plain = {"title_fr": "Atelier", "title_ar": "ورشة", "title_en": ""}
    return EventFactory(edition=edition, **{**plain, **fields})


def told(edition) -> list[tuple[str, str, str]]:
    rows = Event.objects.filter(edition=edition)
    return [
        (one.lang, one.stale.reason, one.stale.sentence)
        for one in stale_in_copies(rows, finder(edition))
    ]


def test_a_clean_edition_has_nothing_to_mend(edition):
    event_of(edition)
    assert stale_in_edition(edition, finder(edition)) == []
    assert told(edition) == []


def test_texts_and_wordings_of_the_edition_in_every_language(edition):
    edition.title_ar = "الدورة الحادية عشرة"
    edition.aims_fr = "Toucher 1 000 élèves. Prolonger la campagne 2025."
    edition.slogan_fr = "Ensemble en ligne !"
    edition.save()
    PartnerRoleFactory(
        edition=edition, event=None, wording_fr="partenaire de l’édition 2025", wording_ar=""
    )
    found = stale_in_edition(edition, finder(edition))
    assert [(one.lang, one.stale.reason, one.stale.sentence) for one in found] == [
        ("ar", "number", "الدورة الحادية عشرة"),
        ("fr", "slogan", "Ensemble en ligne !"),
        ("fr", "year", "Prolonger la campagne 2025."),
        ("fr", "year", "partenaire de l’édition 2025"),
    ]
    assert {one.record for one in found} == {edition}
    assert all(one.label for one in found)


def test_titles_summaries_wordings_and_functions_of_events(edition):
    event = event_of(
        edition, title_fr="Lancement 2025", summary_ar="حملة ٢٠٢٥", title_en="The 11th edition"
    )
    PartnerRoleFactory(event=event, wording_ar="شريك سنة 2025")
    EventPersonFactory(event=event, function_fr="Lauréate 2025")
    assert told(edition) == [
        ("fr", "year", "Lancement 2025"),
        ("en", "number", "The 11th edition"),
        ("ar", "year", "حملة ٢٠٢٥"),
        ("ar", "year", "شريك سنة 2025"),
        ("fr", "year", "Lauréate 2025"),
    ]


def test_blocks_of_a_description(edition):
    event_of(
        edition,
        description_fr=[
            {"type": "heading", "value": "Programme 2025"},
            {"type": "paragraph", "value": "<p>La 11<sup>e</sup> édition.</p><p>Venez !</p>"},
            {"type": "quote", "value": "Bravo"},
        ],
        description_ar=[{"type": "quote", "value": "سنة 2025"}],
    )
    assert told(edition) == [
        ("ar", "year", "سنة 2025"),
        ("fr", "year", "Programme 2025"),
        ("fr", "number", "La 11e édition."),
    ]


def test_markup_and_links_are_no_text(edition):
    event_of(
        edition,
        description_fr=[
            {"type": "paragraph", "value": '<p><a href="https://x.ma/2025/">Voir</a></p>'}
        ],
    )
    assert told(edition) == []
    assert plain_text("<p>A&amp;B</p><ul><li>C</li></ul>").split() == ["A&B", "C"]


def test_the_day_the_event_had_before(edition, source):
    before = event_of(source, start_date=date(2025, 12, 3))
    event_of(
        edition,
        start_date=date(2026, 12, 2),
        summary_fr="Rendez-vous le 3 décembre",
        previous_occurrence=before,
    )
    assert [reason for _lang, reason, _sentence in told(edition)] == [StaleReason.DATE]


def test_addresses_of_last_year_s_meeting(edition, source):
    url = "https://meet.example.org/abc"
    before = event_of(source, online_url=url, registration_url="https://x.ma/a")
    event_of(
        edition,
        online_url=url,
        registration_url="https://x.ma/b",
        previous_occurrence=before,
    )
    assert told(edition) == [("", StaleReason.ADDRESS, url)]


def test_former_names_of_the_institutions_that_took_part(edition, source):
    ministry = InstitutionFactory(
        name_fr="Ministère de la Transition Numérique",
        aliases=["ministère de la Transition digitale", "MTNRA", "Transition Numérique"],
    )
    PartnerRoleFactory(event=event_of(source), institution=ministry)
    event_of(edition, summary_fr="Avec le ministère de la transition digitale (MTNRA)")
    event_of(edition, summary_fr="Avec le Ministère de la Transition Numérique")
    assert [reason for _lang, reason, _text in told(edition)] == [StaleReason.NAME]


def test_the_list_shrinks_as_texts_are_mended(edition):
    event = event_of(edition, title_fr="Lancement 2025", summary_fr="En 2025")
    assert len(told(edition)) == 2
    event.title_fr = "Lancement"
    event.save()
    assert len(told(edition)) == 1


def test_before_it_is_created_the_source_s_texts_are_read(source):
    kept = event_of(source, summary_fr="Le mercredi 3 décembre", start_date=date(2025, 12, 3))
    event_of(source, summary_fr="En 2025")
    plan = EditionPlan(
        number=12,
        year=2026,
        slug="x",
        start_date=date(2026, 12, 1),
        end_date=date(2026, 12, 20),
    )
    found = list(stale_texts_to_come(plan, source, Event.objects.filter(pk=kept.pk)))
    assert {(one.record, one.stale.reason) for one in found} == {
        (source, "number"),
        (source, "slogan"),
        (kept, "date"),
    }
    plan = EditionPlan(number=12, year=2026, slug="x", texts=False)
    assert [one.record for one in stale_texts_to_come(plan, source, Event.objects.none())] == []


def test_three_events_and_thirty_cost_the_same(edition, django_assert_num_queries):
    for _number in range(3):
        PartnerRoleFactory(event=event_of(edition))
    look = finder(edition)
    rows = Event.objects.filter(edition=edition)
    with django_assert_num_queries(3):
        list(stale_in_copies(rows, look))
    for _number in range(27):
        PartnerRoleFactory(event=event_of(edition))
    with django_assert_num_queries(3):
        list(stale_in_copies(rows, look))
