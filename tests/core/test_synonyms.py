import pytest

from campaign_site.core import synonyms
from campaign_site.core.letters import fold
from campaign_site.core.synonyms import Term


def terms(query: str) -> list[Term]:
    return synonyms.terms(fold(query).split())


def test_words_of_one_term_are_one_entry():
    first, second = terms("cyber harcèlement Rabat")
    assert first.typed == "cyber harcelement"
    assert first.group is not None
    assert second == Term("rabat", None)


@pytest.mark.parametrize("group", synonyms.GROUPS, ids=lambda group: group[0])
def test_every_spelling_is_known_by_its_meaning(group):
    known = {tuple(term.group for term in terms(spelling)) for spelling in group[:1]}
    (expected,) = known
    assert expected != (None,)
    for spelling in group:
        words = [word for word in fold(spelling).split() if word not in synonyms.STOP_WORDS]
        assert tuple(term.group for term in synonyms.terms(words)) == expected


def test_plurals_have_the_meaning_of_the_singular():
    assert terms("cyberviolences")[0].group == terms("cyberharcèlement")[0].group


@pytest.mark.parametrize(
    "typed", ["cyberha", "cyberviol", "cyber harc", "cybercon", "التنمر الإلكتر"]
)
def test_a_term_still_being_typed_is_recognised(typed):
    assert terms(typed)[-1].group is not None


@pytest.mark.parametrize(
    "typed", ["cyber", "cyberh", "sécurité", "التنمر", "journée", "harcèlement"]
)
def test_what_is_no_term_has_no_meaning(typed):
    assert [term.group for term in terms(typed)] == [None]


def test_only_the_last_word_may_be_unfinished():
    assert [term.group for term in terms("cyberviol Rabat")] == [None, None]


def test_spellings_begin_with_what_was_typed():
    (term,) = terms("CMPRI")
    assert synonyms.spellings(term) == ("cmpri", "cmrpi")
    assert synonyms.spellings(Term("rabat", None)) == ("rabat",)


def test_markers_are_at_most_two():
    (term,) = terms("cyberharcèlement")
    assert synonyms.markers(term) == (f"={term.group}=",)
    (unfinished,) = terms("cyberharc")
    assert synonyms.markers(unfinished) == ("cyberharc", f"={term.group}=")
    assert synonyms.markers(Term("rabat", None)) == ("rabat",)


def test_a_short_spelling_is_a_whole_word():
    (term,) = terms("SID")
    assert synonyms.markers(term) == ("sid", f"={term.group}=")
    assert synonyms.meanings(" sid 2022 ") == [f"={term.group}="]
    assert synonyms.meanings(" sidi kacem ") == []


def test_a_text_may_have_several_meanings():
    found = synonyms.meanings(" cmrpi lutte cyberviolences ")
    assert found == [f"={terms('cyberharcèlement')[0].group}=", f"={terms('CMRPI')[0].group}="]
