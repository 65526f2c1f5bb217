"""Institutions and schools in the admin: who meets which screen, and what a list holds."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaign_site.core.permissions.roles import (
    EDITORS,
    NATIONAL,
    OBSERVERS,
    PARTNERS,
    PRESS,
    coordination_name,
)
from partners.models import Institution, School
from tests.factories import InstitutionFactory, SchoolFactory, UserFactory
from tests.roles import account, browser, two_regions

pytestmark = pytest.mark.django_db

OWN = coordination_name("MA-04")
YES, NO = 200, 302


@pytest.fixture
def regions():
    return two_regions()


@pytest.fixture
def schools(regions):
    return [
        SchoolFactory(region=region, gresa_code=code, name_fr=f"Lycée {region.code}")
        for region, code in zip(regions, ("00004D", "00007G"), strict=True)
    ]


def url(model, name, *args):
    return reverse(model.snippet_viewset.get_url_name(name), args=args)


def listed(name, model, query=""):
    response = browser(account(name)).get(url(model, "list") + query)
    assert response.status_code == 200
    return {row.pk for row in response.context["object_list"]}


@pytest.mark.parametrize(
    ("name", "screens"),
    [
        (NATIONAL, (YES, YES, YES, YES)),
        (OWN, (YES, YES, YES, NO)),
        (EDITORS, (NO, NO, NO, NO)),
        (PARTNERS, (NO, NO, NO, NO)),
        (PRESS, (NO, NO, NO, NO)),
        (OBSERVERS, (YES, NO, NO, NO)),
    ],
)
def test_screens_of_schools(schools, name, screens):
    """The list, a new one, one of one's own region, one of another region."""
    own, other = schools
    addresses = (
        url(School, "list"),
        url(School, "add"),
        url(School, "edit", own.pk),
        url(School, "edit", other.pk),
    )
    client = browser(account(name))
    assert tuple(client.get(address).status_code for address in addresses) == screens


@pytest.mark.parametrize(
    ("name", "screens"),
    [
        (NATIONAL, (YES, YES, YES)),
        (OWN, (YES, YES, NO)),
        (EDITORS, (YES, NO, NO)),
        (PARTNERS, (YES, NO, NO)),
        (PRESS, (YES, NO, NO)),
        (OBSERVERS, (YES, NO, NO)),
    ],
)
def test_screens_of_institutions(regions, name, screens):
    """The list, a new one, a national one."""
    one = InstitutionFactory(region=None)
    addresses = url(Institution, "list"), url(Institution, "add"), url(Institution, "edit", one.pk)
    client = browser(account(name))
    assert tuple(client.get(address).status_code for address in addresses) == screens


def test_who_is_not_logged_in_is_led_to_the_login(client, schools):
    for address in (url(School, "list"), url(School, "edit", schools[0].pk)):
        response = client.get(address)
        assert response.status_code == 302
        assert "/admin/login/" in response.headers["Location"]


def test_who_has_no_role_is_not_let_in(schools):
    assert browser(UserFactory()).get(url(School, "list")).status_code == 302


def test_a_list_holds_what_one_may_see(schools):
    own, other = (school.pk for school in schools)
    assert listed(OWN, School) == {own}
    assert listed(NATIONAL, School) == listed(OBSERVERS, School) == {own, other}


def test_a_search_does_not_look_over_the_fence(schools):
    assert listed(OWN, School, "?q=Lycée") == {schools[0].pk}
    assert listed(OWN, School, "?q=00007G") == set()


def test_an_export_holds_the_rows_of_the_list(schools):
    response = browser(account(OWN)).get(url(School, "list") + "?export=csv")
    text = b"".join(response).decode("utf-8-sig")
    codes = [row[0] for row in csv.reader(io.StringIO(text), delimiter=";")][1:]
    assert codes == [schools[0].gresa_code]


def test_a_school_of_another_region_is_not_deleted_by_its_address(schools):
    own, other = schools
    client = browser(account(OWN))
    assert client.post(url(School, "delete", other.pk)).status_code == 302
    assert School.objects.filter(pk=other.pk).exists()
    client.post(url(School, "delete", own.pk))
    assert not School.objects.filter(pk=own.pk).exists()


def test_an_institution_is_deleted_by_the_national_team_alone(regions):
    one = InstitutionFactory(region=regions[0])
    browser(account(OWN)).post(url(Institution, "delete", one.pk))
    assert Institution.objects.filter(pk=one.pk).exists()
    browser(account(NATIONAL)).post(url(Institution, "delete", one.pk))
    assert not Institution.objects.filter(pk=one.pk).exists()


@pytest.mark.parametrize(
    ("model", "factory"), [(Institution, InstitutionFactory), (School, SchoolFactory)]
)
def test_a_list_asks_as_much_for_one_as_for_three(regions, model, factory):
    client = browser(account(NATIONAL))
    factory(region=regions[0])
    queries_of(client, model)  # what a session asks at first
    one = queries_of(client, model)
    for region in regions:
        factory(region=region)
    assert queries_of(client, model) == one


def queries_of(client, model):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url(model, "list")).status_code == 200
    return len(queries)
