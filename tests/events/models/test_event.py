"""Saving, naming and previewing an event."""

from datetime import UTC, date, datetime, time

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from campaign_site.core.content_version import content_version
from events.models import Event, EventPerson, Person
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventKindFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    VenueFactory,
)

DAY = date(2026, 12, 1)
TEN = datetime(2026, 12, 1, 10, tzinfo=UTC)


@pytest.mark.django_db
class TestSaving:
    def test_instants_are_derived(self):
        event = EventFactory()
        event.refresh_from_db()
        assert event.starts_at == TEN
        assert event.ends_at == datetime(2026, 12, 1, 12, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("fields", "starts_at"),
        [
            ({"start_date": date(2026, 12, 2)}, datetime(2026, 12, 2, 10, tzinfo=UTC)),
            ({"start_time": time(11)}, datetime(2026, 12, 1, 11, tzinfo=UTC)),
            ({"zone": "Europe/Paris"}, datetime(2026, 12, 1, 9, tzinfo=UTC)),
            ({"start_time": None, "end_time": None}, None),
            ({"date_precision": "month"}, None),
            ({"start_date": None, "date_precision": "none"}, None),
        ],
    )
    def test_instants_follow_what_was_changed(self, fields, starts_at):
        event = EventFactory()
        for name, value in fields.items():
            setattr(event, name, value)
        event.save()
        event.refresh_from_db()
        assert event.starts_at == starts_at

    def test_a_stranger_cannot_set_instants(self):
        event = EventFactory()
        event.starts_at = datetime(2030, 1, 1, tzinfo=UTC)
        event.save()
        event.refresh_from_db()
        assert event.starts_at == TEN

    def test_a_language_without_a_title_borrows_one_and_stays_empty(self):
        event = EventFactory(title_en="")
        event.refresh_from_db()
        with translation.override("en"):
            assert event.title in (event.title_fr, event.title_ar)
        assert event.title_en in ("", None)

    def test_saving_moves_the_version_of_the_content(self):
        event = EventFactory()
        version = content_version()
        event.save()
        assert content_version() != version

    def test_a_revision_gives_back_people_and_partners_in_order(self):
        event = EventFactory()
        for number in (2, 1, 3):
            EventPersonFactory(event=event, sort_order=number, function_fr=f"n° {number}")
        PartnerRoleFactory(event=event, wording_fr="à l’initiative de")
        revision = Event.objects.get(pk=event.pk).save_revision()
        found = revision.as_object()
        assert [one.function_fr for one in found.people.all()] == ["n° 1", "n° 2", "n° 3"]
        assert [one.wording_fr for one in found.partner_roles.all()] == ["à l’initiative de"]

    def test_full_clean_names_missing_and_contradictory_fields_together(self):
        event = Event(slug="not an address", start_date=DAY, end_date=date(2026, 11, 1))
        with pytest.raises(ValidationError) as caught:
            event.full_clean()
        assert {"slug", "kind", "edition", "end_date"} <= set(caught.value.message_dict)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("audiences", ["pupils", "martians"]),
            ("levels", ["kindergarten"]),
            ("languages", ["klingon"]),
            ("access", ["helipad"]),
            ("status", "full"),
            ("registration_mode", "open"),
            ("date_precision", "hour"),
            ("online_url", "javascript:alert(1)"),
            ("registration_url", "ftp:/broken"),
            ("title_fr", "x" * 256),
        ],
    )
    def test_values_outside_the_closed_lists_are_refused(self, field, value):
        event = EventFactory.build(edition=EditionFactory(), kind=EventKindFactory())
        setattr(event, field, value)
        with pytest.raises(ValidationError) as caught:
            event.full_clean()
        assert field in caught.value.message_dict

    def test_the_usual_event_is_clean(self):
        EventFactory.build(edition=EditionFactory(), kind=EventKindFactory()).full_clean()


@pytest.mark.parametrize(
    ("lang", "mode"), [("fr", "fr"), ("ar", "ar"), ("en", "en"), ("fr-ma", "fr"), ("de", "fr")]
)
def test_the_preview_begins_in_the_language_of_the_organiser(lang, mode):
    with translation.override(lang):
        assert Event().default_preview_mode == (mode if lang != "de" else "ar")


def test_every_language_can_be_previewed():
    assert [code for code, _name in Event().preview_modes] == ["ar", "fr", "en"]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_addresses_have_the_language_in_front(lang):
    with translation.override(lang):
        assert Event(slug="forum").get_absolute_url() == f"/{lang}/events/forum/"


@pytest.mark.parametrize(
    ("fields", "lang", "text"),
    [
        ({"title_fr": "Forum", "title_ar": "منتدى"}, "fr", "Forum"),
        ({"title_fr": "Forum", "title_ar": "منتدى"}, "ar", "منتدى"),
        ({"slug": "forum"}, "fr", "forum"),
    ],
)
def test_an_event_is_called_by_its_title_or_its_address(fields, lang, text):
    with translation.override(lang):
        assert str(Event(**fields)) == text


def test_people_without_a_name_are_called_by_their_function():
    assert str(EventPerson(person=Person(name_fr="Mme Alaoui"))) == "Mme Alaoui"
    assert str(EventPerson(person=Person(function_fr="directrice"))) == "directrice"
    assert str(EventPerson(function_fr="modératrice")) == "modératrice"


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_all_texts_of_many_events_cost_the_same(number, django_assert_num_queries):
    for _ in range(number):
        event = EventFactory(venue=VenueFactory())
        EventPersonFactory(event=event, person__institution=InstitutionFactory())
        PartnerRoleFactory(event=event)
    with django_assert_num_queries(6):
        for event in Event.objects.for_publication():
            assert [str(one.person) for one in event.people.all()]
            assert [str(one) for one in event.partner_roles.all()]
            assert all(map(str, (event.venue, event.kind, event.edition.campaign)))
