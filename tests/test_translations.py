"""The interface is complete in every language: nothing untranslated, guessed or misquoted."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings

from campaign_site.core.languages import CODES
from tests.translatable import all_texts, texts_of_python, texts_of_template

ROOT = Path(settings.BASE_DIR)
FOLDERS = ("campaign_site", "partners", "events", "media", "templates")
SOURCE_LANGUAGE = "en"
TRANSLATED = [code for code in CODES if code != SOURCE_LANGUAGE]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|\{\w*\}|%[sd]")


@pytest.fixture(scope="module")
def source_texts():
    return all_texts(ROOT, FOLDERS)


def catalogue(language):
    return polib.pofile(str(ROOT / "locale" / language / "LC_MESSAGES" / "django.po"))


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_of_the_source_is_translated(language, source_texts):
    translated = {(e.msgctxt, e.msgid) for e in catalogue(language).translated_entries()}
    missing = [
        f"{where}: {text!r}" for text, where in source_texts.items() if text not in translated
    ]
    assert len(missing) == 0, f"{len(missing)} untranslated:\n" + "\n".join(missing[:40])


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_guessed(language):
    assert [entry.msgid for entry in catalogue(language).fuzzy_entries()] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_placeholders_are_those_of_the_source(language):
    wrong = [
        entry.msgid
        for entry in catalogue(language).translated_entries()
        if not entry.msgid_plural
        and sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_plural_forms_say_nothing_the_source_does_not(language):
    """A form may leave the number out ("one day", "two days"), never invent a placeholder."""
    wrong = [
        entry.msgid
        for entry in catalogue(language).translated_entries()
        if entry.msgid_plural
        for form in entry.msgstr_plural.values()
        if set(PLACEHOLDER.findall(form)) - set(PLACEHOLDER.findall(entry.msgid_plural))
    ]
    assert wrong == []


def test_arabic_has_its_six_plural_forms():
    forms = [e.msgstr_plural for e in catalogue("ar").translated_entries() if e.msgid_plural]
    assert {len(form) for form in forms} <= {6}


def test_texts_are_found_in_python():
    source = (
        '_("plain")\ngettext_lazy("two " "parts")\nngettext("one", "many", n)\n'
        'pgettext("verb", "Book")\n_(variable)\n_("%(a)s") % {"a": _("inner")}\nother("no")'
    )
    assert set(texts_of_python(source)) == {
        (None, "plain"),
        (None, "two parts"),
        (None, "one"),
        ("verb", "Book"),
        (None, "%(a)s"),
        (None, "inner"),
    }


def test_texts_are_found_in_templates():
    source = (
        '{% load i18n %}{% translate "It\'s here" %}<p title="{{ _("title") }}">don\'t</p>'
        "{% blocktranslate count n=x %}one {{ n }}{% plural %}many{% endblocktranslate %}"
        '{% translate "Book" context "verb" %}\n{% include "a.html" with label=_("label") %}'
        "{% blocktranslate trimmed %}\n  two\n  lines\n{% endblocktranslate %}"
    )
    assert set(texts_of_template(source)) == {
        (None, "It's here"),
        (None, "title"),
        (None, "one %(n)s"),
        ("verb", "Book"),
        (None, "label"),
        (None, "two lines"),
    }
