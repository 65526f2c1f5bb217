"""Which events an address of the list names, and who may do what with them."""

import pytest
from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.test import RequestFactory

from campaign_site.core.permissions.roles import (
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    coordination_name,
    editing_name,
)
from events.admin.bulk.access import may_order, orderable
from events.admin.bulk.forms import FORMS, AssignForm, CancelForm, MoveForm
from events.admin.bulk.selection import list_query, selected_ids
from events.services.bulk_batches import BulkAction
from tests.factories import EditionFactory, EventFactory, PersonFactory
from tests.roles import account, coordinator, two_regions

pytestmark = pytest.mark.django_db


@pytest.fixture
def regions():
    return two_regions()


def _request(user, query: str):
    request = RequestFactory().get(f"/?{query}")
    request.user = user
    return request


def test_filters_search_and_region_narrow_together(regions):
    rabat, marrakech = regions
    edition = EditionFactory()
    wanted = EventFactory(edition=edition, region=rabat, title_fr="Table ronde")
    EventFactory(edition=edition, region=rabat, title_fr="Atelier")
    EventFactory(edition=edition, region=marrakech, title_fr="Table ronde")
    EventFactory(region=rabat, title_fr="Table ronde")
    query = f"edition={edition.pk}&q=ronde"
    assert selected_ids(_request(coordinator(rabat), query)) == [wanted.pk]
    assert len(selected_ids(_request(account(NATIONAL), query))) == 2


def test_ticked_rows_are_those_that_the_person_sees(regions):
    rabat, marrakech = regions
    own, foreign = EventFactory(region=rabat), EventFactory(region=marrakech)
    query = f"id={own.pk}&id={foreign.pk}&id=all&id=-1&id={'9' * 30}"
    assert selected_ids(_request(coordinator(rabat), query)) == [own.pk]


@pytest.mark.parametrize("query", ["edition=x", "region=987654", "status=nonsense", "problem=no"])
def test_a_filter_that_is_not_understood_is_no_choice_of_everything(regions, query):
    EventFactory()
    with pytest.raises(BadRequest):
        selected_ids(_request(account(NATIONAL), query))


def test_the_page_of_the_list_is_not_part_of_the_choice():
    query = QueryDict(
        "edition=3&status=scheduled&status=postponed&q=é&p=2&ordering=title&export=csv"
    )
    assert list_query(query) == "edition=3&status=scheduled&status=postponed&q=%C3%A9"
    assert list_query(QueryDict("")) == ""


@pytest.mark.parametrize(
    ("role", "number"),
    [
        (NATIONAL, 4),
        (coordination_name("MA-04"), 4),
        (editing_name("MA-04"), 2),
        (PARTNERS, 0),
        (OBSERVERS, 0),
    ],
)
def test_who_is_offered_what(regions, role, number):
    user = account(role)
    assert len(orderable(user)) == number
    assert [may_order(user, action) for action in BulkAction].count(True) == number


def test_every_action_has_its_form(regions):
    user = account(NATIONAL)
    assert set(FORMS) == set(BulkAction)
    for action, form in FORMS.items():
        assert form(user=user).action == action


@pytest.mark.parametrize(
    ("days", "fine"), [("7", True), ("-1", True), ("0", False), ("367", False), ("", False)]
)
def test_by_how_many_days(days, fine):
    form = MoveForm({"days": days}, user=account())
    assert form.is_valid() is fine
    if fine:
        assert form.order().days == int(days)
        assert form.order().change.reasons == {}


def test_a_reason_in_one_language_is_a_reason():
    form = CancelForm({"reason_ar": " عطلة ", "reason_fr": ""}, user=account())
    assert form.is_valid()
    assert form.order().change.reasons["ar"] == "عطلة"
    empty = CancelForm({"reason_ar": "   "}, user=account())
    assert empty.is_valid()
    assert empty.reasons == {}
    empty.require_reason()
    assert set(empty.errors) == {"reason_ar"}


def test_only_people_that_one_sees_can_be_assigned(regions):
    rabat, marrakech = regions
    own, foreign = PersonFactory(region=rabat), PersonFactory(region=marrakech)
    user = coordinator(rabat)
    assert AssignForm({"person": own.pk, "role": "trainer"}, user=user).is_valid()
    refused = AssignForm({"person": foreign.pk, "role": "trainer"}, user=user)
    assert set(refused.errors) == {"person"}
    assert str(foreign) not in str(refused["person"])
    assert set(AssignForm({"person": own.pk, "role": "x"}, user=user).errors) == {"role"}
