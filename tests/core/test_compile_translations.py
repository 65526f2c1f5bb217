"""Catalogues compiled without the gettext tools, read back by Python's own reader."""

import gettext
import os

import pytest
from django.core.management import call_command
from django.utils.translation import override, pgettext

from campaign_site.core.management.commands.compile_translations import compile_catalogue

CATALOGUE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

msgid "Programme"
msgstr "برنامج"

msgctxt "verb"
msgid "Book"
msgstr "Réserver"

msgid "%(count)s event"
msgid_plural "%(count)s events"
msgstr[0] "%(count)s événement"
msgstr[1] "%(count)s événements"

#, fuzzy
msgid "Guessed"
msgstr "Deviné"

msgid "Missing"
msgstr ""
"""


@pytest.fixture
def catalogue(tmp_path):
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    path = folder / "django.po"
    path.write_text(CATALOGUE)
    return path


def read(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def test_texts_contexts_and_plurals_come_through(catalogue):
    assert compile_catalogue(catalogue)
    texts = read(catalogue)
    assert texts.gettext("Programme") == "برنامج"
    assert texts.pgettext("verb", "Book") == "Réserver"
    assert texts.ngettext("%(count)s event", "%(count)s events", 2) == "%(count)s événements"


def test_guesses_and_gaps_show_the_source(catalogue):
    compile_catalogue(catalogue)
    assert read(catalogue).gettext("Guessed") == "Guessed"
    assert read(catalogue).gettext("Missing") == "Missing"


def test_only_what_changed_is_compiled_again(catalogue):
    assert compile_catalogue(catalogue)
    assert not compile_catalogue(catalogue)
    later = catalogue.with_suffix(".mo").stat().st_mtime_ns + 10**9
    os.utime(catalogue, ns=(later, later))
    assert compile_catalogue(catalogue)
    assert sorted(path.name for path in catalogue.parent.iterdir()) == ["django.mo", "django.po"]


def test_the_command_compiles_every_language(catalogue, settings, tmp_path, capsys):
    settings.LOCALE_PATHS = [tmp_path]
    call_command("compile_translations")
    call_command("compile_translations")
    assert capsys.readouterr().out.splitlines() == ["compiled fr/LC_MESSAGES/django.po"]


def test_the_process_that_compiled_a_catalogue_speaks_it(catalogue, settings, tmp_path):
    """The demonstration loads its data, calendars included, right after it compiled."""
    settings.LOCALE_PATHS = [tmp_path]
    with override("fr"):
        assert pgettext("verb", "Book") == "Book"
    call_command("compile_translations", verbosity=0)
    with override("fr"):
        assert pgettext("verb", "Book") == "Réserver"
