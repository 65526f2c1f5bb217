"""Institutions in filters: by the present name, by a former one, by none."""

import pytest

from campaign_site.core.former_addresses import record_former_slug
from events.public.filters import BadFilter, ProgrammeFilters
from events.selectors.institutions import with_present_names
from tests.factories import InstitutionFactory, RegionFactory

pytestmark = pytest.mark.django_db


def renamed(old: str, new: str):
    institution = InstitutionFactory(slug=old)
    institution.slug = new
    institution.save()
    return institution


def named(*names: str) -> tuple[str, ...]:
    return with_present_names(ProgrammeFilters(institution=names, q="x")).institution


def test_a_former_name_becomes_the_present_one():
    InstitutionFactory(slug="other")
    renamed("old", "new")
    assert named("new", "other") == ("new", "other")
    assert named("old", "other") == ("new", "other")
    assert named("new", "old") == ("new",)
    filters = with_present_names(ProgrammeFilters(institution=("old",), q="x", press=True))
    assert filters == ProgrammeFilters(institution=("new",), q="x", press=True)


def test_a_name_that_was_given_again_is_its_present_bearers():
    renamed("old", "new")
    InstitutionFactory(slug="old")
    assert named("old") == ("old",)


@pytest.mark.parametrize("name", ["nobody", "gone", "nador"])
def test_a_name_that_no_institution_has_or_had_is_refused(name):
    renamed("gone", "gone-too").delete()
    region = RegionFactory()
    record_former_slug(kind="core.region", object_id=region.pk, old="nador", new=region.slug)
    InstitutionFactory(slug="known")
    with pytest.raises(BadFilter) as refused:
        named("known", name)
    assert (refused.value.field, refused.value.value) == ("institution", name)


def test_queries(django_assert_num_queries):
    renamed("old", "new"), renamed("before", "after"), InstitutionFactory(slug="same")
    with django_assert_num_queries(0):
        with_present_names(ProgrammeFilters(q="x"))
    for names in (("new",), ("new", "after", "same")):
        with django_assert_num_queries(1):
            named(*names)
    for names in (("old",), ("old", "before", "same")):
        with django_assert_num_queries(2):
            named(*names)
