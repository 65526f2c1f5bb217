"""One event copied by itself."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from campaign_site.core.permissions.roles import NATIONAL, OBSERVERS, PARTNERS, PRESS
from events.enums import DatePrecision, EditionState
from events.models import Event, Preparation
from events.services.single_copies import proposed_day
from tests.factories import (
    EditionFactory,
    EventFactory,
    EventPersonFactory,
    PartnerRoleFactory,
    ProjectFactory,
)
from tests.roles import account, browser, coordinator, two_regions

SECRET = "Confidentiel7"


@pytest.fixture
def regions(db):
    return two_regions()


@pytest.fixture
def source(db):
    return EditionFactory(year=2025, start_date=date(2025, 12, 1), end_date=date(2025, 12, 20))


@pytest.fixture
def target(db):
    return EditionFactory(year=2027, start_date=date(2027, 12, 6), end_date=date(2027, 12, 20))


@pytest.fixture
def event(regions, source):
    return EventFactory(
        edition=source,
        region=regions[0],
        slug="atelier-2025",
        title_fr="Atelier 2025",
        start_date=date(2025, 12, 3),
    )


def address(event) -> str:
    return reverse("copy_event", args=[event.pk])


def sent(edition, **fields):
    return {"edition": edition.pk, "start_date": "", "key": uuid4(), **fields}


def copies(event):
    return Event.objects.filter(previous_occurrence=event)


def test_the_same_weekday_is_proposed(event, target):
    # The second Wednesday after a Monday start; both editions begin on a Monday.
    assert proposed_day(event, target) == date(2027, 12, 8)
    assert proposed_day(event, event.edition) == event.start_date


def test_without_days_of_an_edition_the_year_decides(event, target):
    target.start_date = None
    assert proposed_day(event, target) == date(2027, 12, 1)
    assert proposed_day(EventFactory(no_date=True), target) is None
    lasting = EventFactory(edition=None, project=ProjectFactory(), start_date=date(2026, 3, 2))
    assert proposed_day(lasting, target).weekday() == 0


def test_the_page_proposes_open_editions_with_their_day(event, target):
    archived = EditionFactory(archived=True)
    page = browser(account(NATIONAL)).get(f"{address(event)}?edition={target.pk}")
    assert page.context["chosen"] == target
    assert "mercredi 8 décembre 2027" in page.text
    offered = page.context["form"].fields["edition"].queryset
    assert target in offered
    assert archived not in offered
    assert [one.stale.found for one, _url in page.context["stale"]] == ["2025"]


def test_a_draft_is_created_with_its_first_version(event, target):
    PartnerRoleFactory(event=event)
    EventPersonFactory(event=event)
    user = account(NATIONAL)
    response = browser(user).post(address(event), sent(target))
    copy = copies(event).get()
    assert response.url == reverse("wagtailsnippets_events_event:edit", args=[copy.pk])
    assert (copy.edition, copy.start_date, copy.live) == (target, date(2027, 12, 8), False)
    assert copy.slug == "atelier-2027"
    assert copy.latest_revision.user == user
    assert copy.partner_roles.count() == copy.people.count() == 1
    assert len(copy.latest_revision.content["partner_roles"]) == 1
    assert browser(user).get(response.url).status_code == 200


def test_another_day_may_be_typed(event, target):
    browser(account(NATIONAL)).post(address(event), sent(target, start_date="2027-12-15"))
    assert copies(event).get().start_date == date(2027, 12, 15)


def test_several_days_and_the_window_move_with_the_first(event, target):
    event.end_date = date(2025, 12, 4)
    event.registration_opens = date(2025, 11, 3)
    event.save()
    browser(account(NATIONAL)).post(address(event), sent(target))
    copy = copies(event).get()
    assert copy.end_date == date(2027, 12, 9)
    assert copy.registration_opens == date(2027, 11, 8)


def test_a_day_makes_an_event_without_one_known(event, target):
    Event.objects.filter(pk=event.pk).update(
        date_precision=DatePrecision.NONE, start_date=None, start_time=None, end_time=None
    )
    browser(account(NATIONAL)).post(address(event), sent(target, start_date="2027-12-15"))
    copy = copies(event).get()
    assert (copy.date_precision, copy.start_date) == (DatePrecision.DAY, date(2027, 12, 15))


@pytest.fixture
def of_a_month(event):
    """Somewhen in December 2025."""
    Event.objects.filter(pk=event.pk).update(
        date_precision=DatePrecision.MONTH,
        start_date=date(2025, 12, 1),
        end_date=date(2025, 12, 1),
        start_time=None,
        end_time=None,
    )
    event.refresh_from_db()
    return event


def test_of_a_month_the_month_is_proposed(of_a_month, target):
    # The first of December 2025, moved by whole weeks, would be in November.
    early = EditionFactory(year=2026, start_date=date(2026, 11, 30), end_date=date(2026, 12, 20))
    assert proposed_day(of_a_month, early) == date(2026, 12, 1)
    assert proposed_day(of_a_month, target) == date(2027, 12, 1)
    assert proposed_day(of_a_month, of_a_month.edition) == date(2025, 12, 1)
    target.start_date = None
    assert proposed_day(of_a_month, target) == date(2027, 12, 1)


def test_a_month_is_shown_and_copied_as_a_month(of_a_month, target):
    client = browser(account(NATIONAL))
    page = client.get(f"{address(of_a_month)}?edition={target.pk}")
    labels = [str(label) for _value, label in page.context["form"].fields["edition"].choices]
    assert f"{target} – décembre 2027" in labels
    client.post(address(of_a_month), sent(target))
    copy = copies(of_a_month).get()
    assert (copy.date_precision, copy.start_date) == (DatePrecision.MONTH, date(2027, 12, 1))
    assert copy.starts_at is None


def test_a_typed_day_makes_a_day_of_a_month(of_a_month, target):
    browser(account(NATIONAL)).post(address(of_a_month), sent(target, start_date="2027-12-15"))
    copy = copies(of_a_month).get()
    assert (copy.date_precision, copy.start_date) == (DatePrecision.DAY, date(2027, 12, 15))
    assert copy.end_date is None


def test_the_first_of_the_month_may_be_typed_as_a_day(of_a_month, target):
    target.start_date = date(2027, 12, 1)
    target.save()
    browser(account(NATIONAL)).post(address(of_a_month), sent(target, start_date="2027-12-01"))
    assert copies(of_a_month).get().date_precision == DatePrecision.DAY


def test_an_event_without_a_day_stays_without(event, target):
    Event.objects.filter(pk=event.pk).update(
        date_precision=DatePrecision.NONE, start_date=None, start_time=None, end_time=None
    )
    browser(account(NATIONAL)).post(address(event), sent(target))
    assert copies(event).get().start_date is None


def test_a_session_joins_the_next_occurrence_of_its_whole(event, target):
    whole = EventFactory(edition=event.edition)
    event.parent = whole
    event.save()
    following = EventFactory(edition=target, previous_occurrence=whole)
    client = browser(account(NATIONAL))
    client.post(address(event), sent(target))
    assert copies(event).get().parent == following
    client.post(address(event), sent(event.edition))
    assert copies(event).filter(edition=event.edition).get().parent == whole
    other = EditionFactory(year=2028, start_date=date(2028, 12, 4), end_date=date(2028, 12, 20))
    client.post(address(event), sent(other))
    assert copies(event).get(edition=other).parent is None


@pytest.mark.parametrize("day", ["2027-12-05", "2027-12-21", "2028-01-15"])
def test_a_day_outside_the_edition_is_refused_with_the_typing_kept(event, target, day):
    response = browser(account(NATIONAL)).post(address(event), sent(target, start_date=day))
    form = response.context["form"]
    assert list(form.errors) == ["start_date"]
    assert "en dehors des jours de l’édition" in form.errors["start_date"][0]
    assert f'value="{day}"' in response.text
    assert not copies(event).exists()


def test_a_last_day_after_the_edition_is_refused(event, target):
    event.end_date = date(2025, 12, 4)
    event.save()
    client = browser(account(NATIONAL))
    refused = client.post(address(event), sent(target, start_date="2027-12-20"))
    assert list(refused.context["form"].errors) == ["start_date"]
    client.post(address(event), sent(target, start_date="2027-12-19"))
    assert copies(event).get().end_date == date(2027, 12, 20)


def test_sending_twice_creates_once(event, target):
    client, form = browser(account(NATIONAL)), sent(target)
    first, second = client.post(address(event), form), client.post(address(event), form)
    assert first.url == second.url
    assert copies(event).count() == 1


def test_a_draft_deleted_since_is_not_made_again(event, target):
    client, form = browser(account(NATIONAL)), sent(target)
    client.post(address(event), form)
    copies(event).get().delete()
    assert client.post(address(event), form).url == reverse("wagtailadmin_home")
    assert not copies(event).exists()


def test_somebody_else_s_key_opens_nothing(event, target):
    form = sent(target)
    browser(account(NATIONAL)).post(address(event), form)
    response = browser(account(NATIONAL)).post(address(event), form)
    assert response.url == reverse("wagtailadmin_home")
    assert copies(event).count() == 1


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"edition": ""}, "edition"),
        ({"edition": "999999"}, "edition"),
        ({"start_date": "hier"}, "start_date"),
    ],
)
def test_what_is_wrong_is_said_and_the_typing_kept(event, target, fields, wrong):
    response = browser(account(NATIONAL)).post(
        address(event), {**sent(target, start_date="2027-12-15"), **fields}
    )
    assert list(response.context["form"].errors) == [wrong]
    assert not copies(event).exists()
    assert response.context["form"]["start_date"].value() in ("2027-12-15", "hier")


def test_an_edition_archived_meanwhile_is_refused(event, target):
    target.state = EditionState.ARCHIVED
    target.save()
    response = browser(account(NATIONAL)).post(address(event), sent(target))
    assert list(response.context["form"].errors) == ["edition"]
    assert not copies(event).exists()


def test_an_event_of_an_archived_edition_can_be_copied(event, source, target):
    source.state = EditionState.ARCHIVED
    source.save()
    browser(account(NATIONAL)).post(address(event), sent(target))
    assert copies(event).get().edition == target


def test_a_rule_broken_by_the_copy_is_told_in_the_form(event, regions, target):
    from tests.factories import ProvinceFactory

    # The province was moved to another region since the event was planned.
    Event.objects.filter(pk=event.pk).update(province=ProvinceFactory(region=regions[1]))
    response = browser(account(NATIONAL)).post(address(event), sent(target))
    assert response.status_code == 200
    assert response.context["form"].non_field_errors()
    assert not copies(event).exists()
    assert Preparation.objects.get().is_open


def test_a_coordinator_copies_within_the_own_region(event, regions, target):
    client = browser(coordinator(regions[0]))
    assert client.get(address(event)).status_code == 200
    client.post(address(event), sent(target))
    assert copies(event).get().region == regions[0]


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_gets_neither_the_page_nor_the_copy(event, regions, target, method):
    Event.objects.filter(pk=event.pk).update(title_fr=SECRET, title_ar=SECRET)
    for user in (coordinator(regions[1]), account(PARTNERS), account(OBSERVERS), account(PRESS)):
        response = getattr(browser(user), method)(address(event), sent(target))
        assert response.status_code in (302, 403, 404)
        assert SECRET not in response.text
    assert not copies(event).exists()


def test_a_coordinator_does_not_copy_a_national_event(event, regions, target):
    national = EventFactory(region=None)
    response = browser(coordinator(regions[0])).post(address(national), sent(target))
    assert response.status_code in (302, 403)
    assert not copies(national).exists()


def test_a_partner_copies_its_own_proposal(event, target):
    partner = account(PARTNERS)
    event.live = False
    event.save()
    event.save_revision(user=partner)
    client = browser(partner)
    response = client.post(address(event), sent(target))
    copy = copies(event).get()
    assert copy.latest_revision.user == partner
    assert client.get(response.url).status_code == 200


def test_the_buttons_lead_there(event, regions):
    client = browser(account(NATIONAL))
    edit = client.get(reverse("wagtailsnippets_events_event:edit", args=[event.pk]))
    assert address(event) in edit.text
    rows = client.get(reverse("wagtailsnippets_events_event:list") + "?region=")
    assert address(event) in rows.text
    edition = client.get(reverse("wagtailsnippets_events_edition:edit", args=[event.edition_id]))
    assert f"/admin/planning/copy/?source={event.edition_id}" in edition.text
    observer = browser(account(OBSERVERS))
    rows = observer.get(reverse("wagtailsnippets_events_event:list") + "?region=")
    assert address(event) not in rows.text


@pytest.mark.parametrize("language", ["ar", "fr", "en"])
def test_the_page_opens_in_each_language(event, target, language):
    client = browser(account(NATIONAL, language=language))
    assert client.get(address(event)).status_code == 200


def test_the_way_back_is_for_who_may_see_it(event, regions, target):
    copy = EventFactory(edition=target, region=regions[1], previous_occurrence=event)
    edit = reverse("wagtailsnippets_events_event:edit", args=[copy.pk])
    back = reverse("wagtailsnippets_events_event:inspect", args=[event.pk])
    assert back in browser(account(NATIONAL)).get(edit).text
    # The event before was another region's.
    assert back not in browser(coordinator(regions[1])).get(edit).text


def test_a_last_day_beyond_the_calendar_is_refused_with_the_typing_kept(event, target):
    event.end_date = date(2025, 12, 4)
    event.save()
    client = browser(account(NATIONAL))
    response = client.post(address(event), sent(target, start_date="9999-12-31"))
    assert response.status_code in (200, 422)
    assert 'value="9999-12-31"' in response.text
    assert not copies(event).exists()
