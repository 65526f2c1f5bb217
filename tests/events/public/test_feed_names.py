from datetime import date

import pytest
from django.utils import translation

from campaign_site.core.models import SiteTexts
from events.public.feed_names import feed_name
from events.public.filters import ProgrammeFilters
from tests.factories import (
    EditionFactory,
    EventKindFactory,
    InstitutionFactory,
    ProvinceFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


def name(lang: str = "en", edition=None, **filters) -> str:
    with translation.override(lang):
        return feed_name(edition, ProgrammeFilters(**filters), lang)


@pytest.fixture
def edition():
    return EditionFactory(title_fr="Édition", title_ar="دورة", title_en="Edition")


@pytest.mark.parametrize(("lang", "expected"), [("ar", "دورة"), ("fr", "Édition")])
def test_an_edition_has_its_name_in_the_language(edition, lang, expected):
    assert name(lang, edition) == expected


def test_everything_has_the_name_of_the_site():
    assert name("en")
    SiteTexts.objects.update_or_create(
        pk=SiteTexts.load().pk, defaults={"site_title_fr": "Le site"}
    )
    assert name("fr") == "Le site"


def test_what_was_chosen_follows(edition):
    region = RegionFactory(name_en="Souss")
    province = ProvinceFactory(name_en="Tiznit")
    kind = EventKindFactory(name_en="Forum")
    who = InstitutionFactory(name_en="Ministry")
    found = name(
        "en",
        edition,
        region=(region.code,),
        province=(province.code_hcp,),
        kind=(kind.code,),
        institution=(who.slug,),
    )
    assert found == "Edition – Souss – Tiznit – Forum – Ministry"


def test_choices_days_and_words_follow_too(edition):
    found = name("en", edition, audience=("pupils",), level=("primary",), status=("cancelled",))
    assert found == "Edition – Pupils – Primary – Cancelled"
    assert name("en", edition, day=date(2026, 12, 1)) == "Edition – 1 December 2026"
    assert name("en", edition, q="debate").endswith("“debate”")
    assert name("en", edition, press=True) != name("en", edition, free=True) != name("en", edition)


def test_a_span_of_days(edition):
    found = name("fr", edition, from_date=date(2026, 12, 1), to_date=date(2026, 12, 20))
    assert found == "Édition – du 1er au 20 décembre 2026"


def test_a_name_that_is_missing_stands_in_another_language(edition):
    region = RegionFactory(name_en="", name_fr="Souss-Massa")
    assert name("en", edition, region=(region.code,)) == "Edition – Souss-Massa"
