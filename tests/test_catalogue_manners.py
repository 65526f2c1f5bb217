"""The catalogues as texts: shape kept, script and punctuation of the language, one plural rule."""

import gettext as reader
import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from campaign_site.core.plurals import plural_form

LOCALE = Path(settings.BASE_DIR) / "locale"
TRANSLATED = ("ar", "fr")
ARABIC = re.compile(r"[\u0621-\u064a]")
HTML = re.compile(r"</?[a-z][^>]*>")
# What a translation carries over as it is: placeholders, marks of names and formats.
CARRIED = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}|<[^>]+>|https?://\S+")


def catalogue(lang):
    return polib.pofile(str(LOCALE / lang / "LC_MESSAGES" / "django.po"))


def pairs(lang):
    """Each source text with each text that stands for it."""
    for entry in catalogue(lang):
        if entry.obsolete:
            continue
        if entry.msgid_plural:
            for form in entry.msgstr_plural.values():
                yield entry.msgid_plural, form
        elif entry.msgstr:
            yield entry.msgid, entry.msgstr


def odd(lang, is_odd):
    return [(source, text) for source, text in pairs(lang) if is_odd(source, text)]


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_translation_begins_and_ends_like_its_source(lang):
    def differs(source, text):
        return (source[:1].isspace(), source[-1:].isspace()) != (
            text[:1].isspace(), text[-1:].isspace(),
        )  # fmt: skip

    assert odd(lang, differs) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_markup_of_the_source_is_kept(lang):
    def differs(source, text):
        return sorted(HTML.findall(source)) != sorted(HTML.findall(text))

    assert odd(lang, differs) == []


def test_arabic_texts_are_in_arabic():
    """A text of nothing but names and placeholders has nothing to translate."""

    def is_left_over(source, text):
        words = re.findall(r"[a-z]{4,}", CARRIED.sub("", source))
        return len(words) > 1 and not ARABIC.search(text)

    assert odd("ar", is_left_over) == []


def test_french_texts_are_not_in_arabic():
    assert odd("fr", lambda source, text: ARABIC.search(text) and not ARABIC.search(source)) == []


def test_no_sentence_was_left_in_english():
    """Short words may be the same in two languages; sentences of six words are not."""

    def is_left_over(source, text):
        return source == text and len(CARRIED.sub("", source).split()) >= 6

    for lang in TRANSLATED:
        assert odd(lang, is_left_over) == []


def test_arabic_uses_its_own_question_mark_and_comma():
    def is_foreign(_source, text):
        bare = CARRIED.sub("", text)
        return re.search(r"[\u0621-\u064a]\s*[?,;](\s|$)", bare)

    assert odd("ar", is_foreign) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_direction_controls_and_no_foreign_digits(lang):
    pattern = re.compile(r"[\u202a-\u202e\u0660-\u0669\u06f0-\u06f9]")
    assert odd(lang, lambda _source, text: pattern.search(text)) == []


@pytest.mark.parametrize("lang", TRANSLATED)
def test_no_text_stands_twice(lang):
    seen = [(entry.msgctxt, entry.msgid) for entry in catalogue(lang) if not entry.obsolete]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("lang", TRANSLATED)
def test_a_catalogue_says_what_it_is(lang):
    facts = catalogue(lang).metadata
    assert facts["Language"] == lang
    assert facts["Content-Type"] == "text/plain; charset=UTF-8"


FORMS = ("zero", "one", "two", "few", "many", "other")


def test_the_plural_rule_of_the_arabic_catalogue_is_that_of_our_own_phrases():
    rule = catalogue("ar").metadata["Plural-Forms"]
    assert rule.startswith("nplurals=6")
    number_of = reader.c2py(rule.split("plural=")[1].rstrip("; \n"))
    for number in range(1000):
        assert FORMS[number_of(number)] == plural_form(number, "ar"), number


def test_the_plural_rule_of_the_french_catalogue_counts_nought_as_one():
    rule = catalogue("fr").metadata["Plural-Forms"]
    number_of = reader.c2py(rule.split("plural=")[1].rstrip("; \n"))
    for number in range(200):
        assert (number_of(number) == 0) is (plural_form(number, "fr") == "one"), number


@pytest.mark.parametrize("lang", TRANSLATED)
def test_every_plural_has_all_forms_filled(lang):
    count = int(re.search(r"nplurals=(\d)", catalogue(lang).metadata["Plural-Forms"])[1])
    short = [
        entry.msgid
        for entry in catalogue(lang)
        if entry.msgid_plural
        and not entry.obsolete
        and (len(entry.msgstr_plural) != count or not all(entry.msgstr_plural.values()))
    ]
    assert short == []


@pytest.mark.parametrize("number_form", [3, 4, 5])
def test_arabic_forms_for_many_name_the_number(number_form):
    """«يوم», «يومان» need no digit; from three on a reader wants to see how many."""
    silent = [
        entry.msgid_plural
        for entry in catalogue("ar")
        if entry.msgid_plural
        and not entry.obsolete
        and re.search(r"%\((count|n|number|counter)\)", entry.msgid_plural)
        and not re.search(r"%\((count|n|number|counter)\)", entry.msgstr_plural[number_form])
    ]
    assert silent == []
