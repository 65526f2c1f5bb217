"""What a page costs as the first one of a process, and as the first after a change.

Nothing is kept then: neither the frame of the page nor the index of the programme nor what
Wagtail and Django remember of sites and content types.
"""

from datetime import date, time

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Site

from campaign_site.core.content_version import touch_content
from campaign_site.core.models import CampaignImage, HelpNumber, SiteTexts
from campaign_site.home.selectors.kept import forget_everything
from events.selectors.event_page import COVER
from events.selectors.programmes import forget_indexes
from tests.factories import (
    EditionFactory,
    EventPersonFactory,
    InstitutionFactory,
    PartnerRoleFactory,
    RegionFactory,
    VenueFactory,
    publish,
    published_event,
)

from .conftest import news_index, news_page, standard_page

pytestmark = pytest.mark.django_db

# Path and the most queries of the first page.
PAGES = {
    "/fr/programme/": 7,
    "/fr/programme/?view=days": 7,
    "/fr/programme/?view=month": 8,
    "/fr/programme/?view=map": 6,
    "/fr/programme/?q=atelier": 7,
    "/fr/editions/now/programme/": 7,
    "/fr/events/whole/": 8,
    "/fr/": 9,
    "/fr/regions/here/": 9,
    "/fr/editions/now/": 9,
    "/fr/partners/": 4,
    "/fr/news/": 6,
    "/fr/news/news-1/": 4,
    "/fr/about/": 5,
}


def new_process() -> None:
    forget_everything()
    forget_indexes()
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    for name in caches:
        caches[name].clear()


@pytest.fixture
def country(homes):
    """A site with everything; the function adds so many of each thing."""
    edition = EditionFactory(slug="now")
    region = RegionFactory(slug="here")
    texts = SiteTexts.objects.create(site_title_fr="Campagne")
    index = news_index(homes["fr"])
    about = standard_page(homes["fr"], "About")
    cover = CampaignImage.objects.create(title="Cover", file=get_test_image_file())
    cover.get_rendition(COVER)
    logo = CampaignImage.objects.create(title="Logo", file=get_test_image_file())
    whole = published_event(
        edition=edition, region=region, slug="whole", title_fr="Atelier", cover=cover,
        venue=VenueFactory(), start_date=date(2026, 12, 3), start_time=time(9),
    )  # fmt: skip

    def add(first: int, last: int) -> None:
        for number in range(first, last + 1):
            institution = InstitutionFactory(region=region, logo=logo)
            PartnerRoleFactory(event=None, edition=edition, institution=institution)
            PartnerRoleFactory(event=whole, institution=institution)
            EventPersonFactory(event=whole)
            HelpNumber.objects.create(settings=texts, label_fr="x", number="2511")
            published_event(edition=edition, region=region, parent=whole, title_fr="Atelier")
            news_page(index, number)
            standard_page(about, f"Below {number}", slug=f"below-{number}")
            standard_page(homes["ar"], f"Page {number}", slug=f"page-{number}")
        publish(whole)

    return add


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_the_first_page_of_a_process(client, country, django_assert_num_queries, path, most):
    country(1, 1)
    client.get(path)  # draws pictures once and for all
    for state in ("one of each", "three of each"):
        new_process()
        with django_assert_num_queries(most, info=state):
            assert client.get(f"{path}{'&' if '?' in path else '?'}x=1").status_code == 200
        if state == "one of each":
            country(2, 3)


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_the_first_page_after_a_change(client, country, django_assert_max_num_queries, path, most):
    country(1, 3)
    client.get(path)
    touch_content()
    with django_assert_max_num_queries(most):
        assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_the_next_visitor_costs_one_query(client, country, django_assert_num_queries, path):
    country(1, 1)
    client.get(path)
    with django_assert_num_queries(1):
        assert client.get(path).status_code == 200
