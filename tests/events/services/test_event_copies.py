"""One event as the beginning of another."""

from datetime import UTC, date, datetime, time

import pytest

from events.enums import DatePrecision, EventStatus, RegistrationMode
from events.models import Event
from events.rules.shifting import WEEKDAYS, Shift
from events.services.event_copies import COLUMNS, LEFT, Parts, copied_event, insert_copies
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    PartnerRoleFactory,
)

AT = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
YEAR_ON = Shift(WEEKDAYS, date(2026, 12, 1), date(2027, 11, 30))


def copy_of(source, *, shift=YEAR_ON, parts=None, slug="copy"):
    return copied_event(
        source,
        edition=source.edition,
        parent_id=None,
        slug=slug,
        shift=shift,
        parts=parts or Parts(),
    )


def test_every_field_of_an_event_is_carried_over_or_left_on_purpose():
    names = {
        getattr(field, "translated_field", field).name for field in Event._meta.concrete_fields
    }
    assert set(COLUMNS) | LEFT == names
    assert not set(COLUMNS) & LEFT


@pytest.mark.django_db
def test_nothing_of_the_occurrence_itself_is_carried_over():
    source = EventFactory(
        status=EventStatus.CANCELLED,
        change_reason_fr="Grève",
        change_reason_ar="إضراب",
        took_place=True,
        heads_promised=12,
        capacity=30,
        internal_notes="Appeler M. X",
        sources={"title_fr": [{"file": "a.txt", "quote": "Lancement"}]},
        external_id="ev-1",
    )
    copy = copy_of(source)
    copy.save()
    copy = Event.objects.get(pk=copy.pk)
    assert copy.live is False
    assert copy.status == EventStatus.SCHEDULED
    assert not copy.change_reason_fr and not copy.change_reason_ar
    assert copy.took_place is None
    assert copy.heads_promised == 0
    assert copy.internal_notes == ""
    assert copy.external_id == ""
    assert copy.sources == {"previous_occurrence": [{"file": source.slug, "quote": ""}]}
    assert copy.previous_occurrence == source
    assert copy.capacity == 30


@pytest.mark.django_db
def test_each_language_keeps_its_own_text():
    source = EventFactory(
        title_fr="Atelier",
        title_ar="ورشة",
        title_en="",
        summary_ar="ملخص",
        description_fr=[{"type": "paragraph", "value": "<p>Le <b>texte</b></p>"}],
    )
    copy = copy_of(Event.objects.get(pk=source.pk))
    copy.save()
    copy = Event.objects.get(pk=copy.pk)
    assert (copy.title_fr, copy.title_ar, copy.title_en or "") == ("Atelier", "ورشة", "")
    assert not copy.summary_fr
    assert copy.summary_ar == "ملخص"
    assert [block.block_type for block in copy.description_fr] == ["paragraph"]
    assert "<b>texte</b>" in copy.description_fr.render_as_block()
    assert not copy.description_ar


@pytest.mark.django_db
def test_without_texts_the_title_stays():
    source = EventFactory(title_fr="Atelier", summary_fr="Résumé")
    copy = copy_of(source, parts=Parts(texts=False))
    assert copy.title_fr == "Atelier"
    assert not copy.summary_fr


@pytest.mark.django_db
def test_days_and_the_registration_window_move_together():
    source = EventFactory(
        end_date=date(2026, 12, 2),
        registration_mode=RegistrationMode.SCHOOLS,
        registration_opens=date(2026, 11, 1),
        registration_closes=date(2026, 11, 24),
    )
    copy = copy_of(source)
    assert (copy.start_date, copy.end_date) == (date(2027, 11, 30), date(2027, 12, 1))
    assert (copy.registration_opens, copy.registration_closes) == (
        date(2026, 11, 1) + (date(2027, 11, 30) - date(2026, 12, 1)),
        date(2027, 11, 23),
    )
    assert copy.start_time == time(10)
    assert copy.starts_at.date() == date(2027, 11, 30)


@pytest.mark.django_db
def test_a_known_month_stays_that_month():
    source = EventFactory(date_precision=DatePrecision.MONTH, start_time=None, end_time=None)
    copy = copy_of(source)
    assert copy.start_date == date(2027, 12, 1)
    assert copy.starts_at is None


@pytest.mark.django_db
def test_without_a_shift_the_day_is_open():
    copy = copy_of(EventFactory(), shift=None)
    assert (copy.date_precision, copy.start_date, copy.starts_at) == (
        DatePrecision.NONE,
        None,
        None,
    )


@pytest.mark.django_db
def test_lists_are_the_copy_s_own():
    source = EventFactory(audiences=["pupils"])
    copy = copy_of(source)
    copy.audiences.append("press")
    assert source.audiences == ["pupils"]


@pytest.mark.django_db
def test_institutions_and_people_come_along_in_their_words():
    source = EventFactory()
    role = PartnerRoleFactory(event=source, wording_en="", sort_order=7)
    EventPersonFactory(event=source, function_fr="Présidente", function_ar="رئيسة", sort_order=3)
    (copy,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=None, at=AT)
    copy = Event.objects.get(pk=copy.pk)
    (twin,) = copy.partner_roles.all()
    assert (twin.institution_id, twin.wording_ar, twin.sort_order) == (
        role.institution_id,
        role.wording_ar,
        7,
    )
    (entry,) = copy.people.all()
    assert (entry.function_fr, entry.function_ar, entry.sort_order) == ("Présidente", "رئيسة", 3)
    assert source.partner_roles.count() == source.people.count() == 1


@pytest.mark.django_db
def test_institutions_and_people_stay_behind_when_told_so():
    source = EventFactory()
    PartnerRoleFactory(event=source)
    EventPersonFactory(event=source)
    parts = Parts(roles=False, people=False)
    (copy,) = insert_copies([(source, copy_of(source, parts=parts))], parts=parts, by=None, at=AT)
    assert not copy.partner_roles.exists()
    assert not copy.people.exists()


@pytest.mark.django_db
def test_ten_copies_cost_hardly_more_than_one(django_assert_max_num_queries):
    edition = EditionFactory()
    sources = [EventFactory(edition=edition) for _number in range(10)]
    pairs = [(one, copy_of(one, slug=f"copy-{n}")) for n, one in enumerate(sources)]
    with django_assert_max_num_queries(60):
        insert_copies(pairs, parts=Parts(roles=False, people=False), by=None, at=AT)


@pytest.mark.django_db
def test_a_copy_is_found_and_counted_as_a_use(django_assert_max_num_queries):
    from wagtail.models import ReferenceIndex

    from tests.factories import VenueFactory

    venue = VenueFactory()
    source = EventFactory(venue=venue, title_fr="Zellige")
    (copy,) = insert_copies([(source, copy_of(source))], parts=Parts(), by=None, at=AT)
    users = {str(row.object_id) for row in ReferenceIndex.get_references_to(venue)}
    assert str(copy.pk) in users
