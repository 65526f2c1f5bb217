"""The data files of the demonstration are coherent and written with care."""

import re
from typing import Any

import pytest

from campaign_site.core.languages import CODES
from campaign_site.home.loading.demonstration.dates import SLOTS
from campaign_site.home.loading.demonstration.stage import FILES
from campaign_site.home.loading.kinds import KINDS
from campaign_site.home.loading.pages import FILES as PAGES
from campaign_site.home.loading.site_texts import TEXTS
from campaign_site.home.loading.tables import read_json, read_table
from events.enums import (
    Audience,
    EventStatus,
    PersonRole,
    PlaceAccess,
    RegistrationMode,
    RoleCode,
    SpokenLanguage,
    VenueKind,
)
from partners.enums import SchoolLevel

DATA = {place.rsplit("/", 1)[1].removesuffix(".json"): read_json(place) for place in FILES}
TOPICS = {topic["id"]: topic for topic in DATA["topics"]}
NATIONAL = {item["slug"]: item for item in DATA["national"]}
EDITION = DATA["edition"]
KIND_CODES = {row["code"] for row in read_table(KINDS)}
ARABIC = re.compile("[\u0600-\u06ff]")


def words_of(value: Any, language: str = "") -> list[tuple[str, str]]:
    """Every (language, text) inside, whatever the shape: by key, or as ``"fr:…"``."""
    if isinstance(value, dict):
        return [
            found
            for key, inner in value.items()
            for found in words_of(inner, key if key in CODES else language)
        ]
    if isinstance(value, list):
        return [found for inner in value for found in words_of(inner, language)]
    if not isinstance(value, str):
        return []
    prefix, colon, rest = value.partition(":")
    if colon and prefix in CODES:
        return [(prefix, rest)]
    return [(language, value)] if language else []


WORDS = words_of([list(DATA.values()), read_json(TEXTS)]) + [
    (code, text)
    for code, place in zip(CODES, PAGES, strict=True)
    for _, text in words_of({code: read_json(place)})
]


def prose(language: str) -> list[str]:
    """Texts of a language that are sentences, not codes or addresses."""
    return [text for code, text in WORDS if code == language and " " in text]


def test_there_is_much_to_read_in_each_language():
    assert all(len(prose(code)) > 100 for code in CODES)


def test_arabic_is_arabic_and_the_others_are_not():
    assert [text for text in prose("ar") if not ARABIC.search(text)] == []
    assert [text for code in ("fr", "en") for text in prose(code) if ARABIC.search(text)] == []


def test_arabic_has_its_own_punctuation():
    wrong = re.compile(r"[\u0600-\u06ff]\s*[,;?]")
    assert [text for text in prose("ar") if wrong.search(text)] == []


def test_french_and_english_have_curly_apostrophes():
    straight = re.compile(r"\w'\w")
    assert [text for code in ("fr", "en") for text in prose(code) if straight.search(text)] == []


def test_french_leaves_a_space_before_double_signs():
    tight = re.compile(r"\w[?!;](?:\s|$)")
    assert [text for text in prose("fr") if tight.search(text)] == []


def test_no_text_begins_or_ends_with_space():
    assert [text for _code, text in WORDS if text != text.strip()] == []


def test_paragraphs_close_what_they_open():
    for _code, text in WORDS:
        for tag in ("p", "ul", "ol", "li", "b"):
            assert text.count(f"<{tag}>") == text.count(f"</{tag}>"), text


def test_no_address_outside_reserved_names():
    addresses = re.findall(r"https?://([^/\"]+)", str(DATA))
    assert addresses
    assert {address.rsplit(".", 1)[-1] for address in addresses} == {"example"}


@pytest.mark.parametrize("topic", TOPICS.values(), ids=TOPICS)
def test_a_topic_uses_words_the_site_knows(topic):
    assert topic["kind"] in KIND_CODES
    assert topic["slot"] in SLOTS
    assert topic["place"] in {"school", "none", *DATA["venues"]}
    assert set(topic["audiences"]) <= set(Audience.values)
    assert set(topic.get("levels", [])) <= set(SchoolLevel.values)
    assert set(topic.get("languages", [])) <= set(SpokenLanguage.values)
    assert topic["registration"] in RegistrationMode.values
    assert set(topic["title"]) == set(topic["summary"]) == set(CODES)
    assert all(len(text) <= 120 for text in topic["title"].values())
    assert all(len(text) <= 300 for text in topic["summary"].values())
    if topic["place"] == "school":
        assert topic["levels"]
        assert topic["capacity"]


def test_topics_have_addresses_of_their_own():
    assert len(TOPICS) == len(DATA["topics"]) == 25
    assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in (*TOPICS, *NATIONAL))


@pytest.mark.parametrize("item", NATIONAL.values(), ids=NATIONAL)
def test_a_national_event_uses_words_the_site_knows(item):
    assert item["kind"] in KIND_CODES
    assert set(item["audiences"]) <= set(Audience.values)
    assert set(item["languages"]) <= set(SpokenLanguage.values)
    assert set(item.get("access", [])) <= set(PlaceAccess.values)
    assert item["registration"] in RegistrationMode.values
    assert set(item["title"]) == set(item["summary"])
    assert item.get("change", "scheduled") in EventStatus.values
    assert {role for role, *_who in item.get("people", [])} <= set(PersonRole.values)
    for institution, code, *wordings in item.get("roles", []):
        assert re.fullmatch(r"[a-z0-9-]+", institution)
        assert code in RoleCode.values
        assert wordings


def test_named_people_are_the_invented_ones():
    named = {
        who[0]
        for item in NATIONAL.values()
        for _role, *who in item.get("people", [])
        if who[0].startswith("@")
    }
    assert named == set(EDITION["people"])


def test_reasons_exist_for_every_change_in_every_language():
    assert set(DATA["reasons"]) == set(EventStatus.values) - {EventStatus.SCHEDULED}
    assert all(set(reason) == set(CODES) for many in DATA["reasons"].values() for reason in many)


def test_venues_are_of_a_known_kind():
    assert {venue["kind"] for venue in DATA["venues"].values()} <= set(VenueKind.values)
    assert all(set(CODES) <= set(venue) for venue in DATA["venues"].values())


def test_descriptions_have_a_heading_a_list_and_a_remark():
    for by_language in DATA["descriptions"].values():
        assert set(by_language) == set(CODES)
        assert {len(parts) for parts in by_language.values()} == {3}
