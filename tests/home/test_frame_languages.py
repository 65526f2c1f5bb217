"""The frame of a page in each language: its own words, its own pages, numbers a phone opens."""

import re
from datetime import date

import pytest
from django.conf import settings

from campaign_site.core.content_version import content_version
from campaign_site.core.languages import CODES
from campaign_site.core.models import HelpNumber, SiteTexts
from campaign_site.home.selectors.snapshot import call_address, snapshot
from tests.factories import EditionFactory, InstitutionFactory, PartnerRoleFactory

from .conftest import TODAY, news_index, standard_page

ARABIC = re.compile(r"[\u0621-\u064a]")


@pytest.mark.parametrize(
    ("number", "opened"),
    [
        ("06 24 40 58 89", "212624405889"),
        ("0624-40.58.89", "212624405889"),
        ("+212 624 405 889", "212624405889"),
        ("+212 (0)624 405 889", "212624405889"),
        ("00212 624405889", "212624405889"),
        ("212624405889", "212624405889"),
        ("٠٦٢٤٤٠٥٨٨٩", "212624405889"),
        ("+33 6 12 34 56 78", "33612345678"),
        ("0033 612345678", "33612345678"),
        ("+1 202 555 0147", "12025550147"),
    ],
)
def test_whatsapp_opens_the_number_of_its_own_country(number, opened):
    assert call_address(number, is_whatsapp=True) == f"https://wa.me/{opened}"


@pytest.mark.parametrize(
    ("number", "opened"),
    [
        ("2511", "tel:2511"),
        (" +212 5 37 1 ", "tel:+2125371"),
        ("05 37 00", "tel:053700"),
        ("٢٥١١", "tel:2511"),
    ],
)
def test_a_telephone_dials_what_is_written(number, opened):
    assert call_address(number) == opened


@pytest.mark.django_db
class TestFrame:
    @pytest.fixture
    def frames(self, homes):
        texts = SiteTexts.objects.create(
            site_title_ar="الحملة", site_title_fr="Campagne", site_title_en="Campaign!",
            portal_url="https://portal.example/", portal_name_fr="Portail",
        )  # fmt: skip
        HelpNumber.objects.create(settings=texts, label_fr="Écoute", number="2511")
        for lang, home in homes.items():
            standard_page(home, f"about {lang}", slug=f"about-{lang}")
            news_index(home)
        edition = EditionFactory(title_ar="الدورة", title_fr="Édition", title_en="Edition")
        PartnerRoleFactory(
            event=None, edition=edition, institution=InstitutionFactory(slug="cmrpi"),
            wording_fr="en partenariat avec", wording_ar="بشراكة مع",
        )  # fmt: skip
        return {code: self.read(code).frame for code in CODES}

    @staticmethod
    def read(lang, day=TODAY):
        return snapshot(lang, version=content_version(), today=day)

    def test_the_site_has_its_name_in_each_language(self, frames):
        assert [frames[code]["site_name"] for code in ("ar", "fr", "en")] == [
            "الحملة", "Campagne", "Campaign!",
        ]  # fmt: skip

    def test_the_menu_speaks_the_language_of_the_page(self, frames):
        labels = {code: [one["label"] for one in frames[code]["main_menu"]] for code in CODES}
        own = [label for label in labels["ar"] if label != "News"]
        assert all(ARABIC.search(label) for label in own), own
        assert not any(ARABIC.search(label) for code in ("fr", "en") for label in labels[code])
        assert labels["fr"] != labels["en"]
        assert len({len(one) for one in labels.values()}) == 1

    def test_every_link_stays_in_its_language(self, frames):
        for code, frame in frames.items():
            links = [one["url"] for one in (*frame["main_menu"], *frame["footer_links"])]
            links += [frame[name] for name in ("home_url", "programme_url", "search_url")]
            links += [one["url"] for one in frame["feed_links"]]
            assert all(link.startswith(f"/{code}/") for link in links), links

    def test_the_footer_has_the_pages_of_the_language_alone(self, frames):
        for code, frame in frames.items():
            assert [one["label"] for one in frame["footer_links"]] == [f"about {code}"]

    def test_partners_stand_under_the_words_agreed_in_the_language(self, frames):
        words = {code: frames[code]["footer_partners"][0]["wording"] for code in ("ar", "fr")}
        assert words == {"ar": "بشراكة مع", "fr": "en partenariat avec"}

    def test_help_is_there_in_every_language_even_if_written_in_one(self, frames):
        for frame in frames.values():
            assert frame["help"]["portal_name"] == "Portail"
            assert frame["help"]["numbers"] == [
                {"label": "Écoute", "number": "2511", "href": "tel:2511"}
            ]

    def test_the_shared_picture_is_that_of_the_language_and_whole_in_address(self, frames):
        for code, frame in frames.items():
            assert frame["og_image"]["url"].startswith(settings.SITE_BASE_URL)
            assert f"share-{code}" in frame["og_image"]["url"]
            assert frame["og_image"]["alt"] == frame["site_name"]

    def test_the_calendar_of_the_edition_goes_when_there_is_none(self, frames):
        assert len(frames["fr"]["feed_links"]) == 2
        assert self.read("fr", date(2035, 1, 1)).frame["feed_links"]

    def test_another_day_is_another_frame_and_the_same_day_the_same(self, frames):
        assert self.read("fr") is self.read("fr")
        assert self.read("fr", date(2026, 12, 1)) is not self.read("fr")

    def test_a_change_is_seen_at_once(self, frames):
        texts = SiteTexts.objects.get()
        texts.site_title_fr = "Autre nom"
        texts.save()
        assert self.read("fr").frame["site_name"] == "Autre nom"
        assert self.read("ar").frame["site_name"] == "الحملة"
