import pytest
from django.utils import translation

from campaign_site.core.spreadsheets import sentences
from campaign_site.core.spreadsheets.problems import (
    Action,
    Problem,
    Severity,
    from_json,
    register_sentences,
    to_json,
)
from campaign_site.core.spreadsheets.problems import sentences as registered


def test_a_problem_survives_the_report() -> None:
    problem = Problem(
        "title_row", Severity.INFO, Action.SKIP, 1, "A", "=x", {"header_line": 3}, "title_row"
    )
    assert from_json(to_json(problem)) == problem
    bare = Problem("file_empty", Severity.ERROR, Action.REJECT_FILE)
    assert to_json(bare) == {"code": "file_empty", "severity": "error", "action": "reject_file"}
    assert from_json(to_json(bare)) == bare


def test_names_are_told_in_the_readers_language() -> None:
    register_sentences({"test_names": "%(place)s, %(word)s"})
    names = {"names": {"fr": "Salé", "ar": "سلا"}}
    problem = Problem(
        "test_names",
        Severity.INFO,
        Action.SKIP,
        params={"place": names, "word": {"say": "x-untranslated"}},
    )
    for lang, said in (("fr", "Salé"), ("ar", "سلا"), ("en", "Salé")):
        with translation.override(lang):
            assert problem.message == f"{said}, x-untranslated"


def test_a_code_says_one_thing() -> None:
    with pytest.raises(ValueError):
        register_sentences({"file_empty": "Something else"})
    register_sentences(sentences.SENTENCES)
    assert registered()["file_empty"] == sentences.SENTENCES["file_empty"]
