"""Text search without an engine: fold a text once, then look for beginnings of words.

    index = search_text(event.title_fr, event.title_ar)
    terms = search_terms("ورشات cyber harcèlement")
    match(index, terms)

All terms must be found (AND), each in one of its spellings (OR). The terms also serve
a database: `Q(search_text__contains=spelling)`.
"""

from collections.abc import Sequence

from . import synonyms
from .letters import fold
from .stems import STOP_WORDS, main_form, other_forms

__all__ = [
    "LONGEST_QUERY",
    "expand",
    "fold",
    "match",
    "matching",
    "search_terms",
    "search_text",
    "tokens",
]

LONGEST_QUERY = 200
MOST_TERMS = 12

Terms = tuple[tuple[str, ...], ...]


def tokens(query: str) -> list[str]:
    """The folded words of a query, cut at 200 characters and 12 words.

    Words too common to say anything are left out, unless there is nothing else: then
    they may be the beginning of a longer word.
    """
    words = fold(query[:LONGEST_QUERY]).split()[:MOST_TERMS]
    return [word for word in words if word not in STOP_WORDS] or words


def expand(query: str) -> Terms:
    """For each term of the query, the beginnings of words that answer it."""
    return tuple(map(synonyms.spellings, synonyms.terms(tokens(query))))


def search_terms(query: str) -> Terms:
    """The same as needles for `search_text`: each begins with the space before a word."""
    return tuple(
        tuple(f" {marker}" for marker in synonyms.markers(term))
        for term in synonyms.terms(tokens(query))
    )


def search_text(*parts: str | None) -> str:
    """The words of the parts as they are looked for, each between spaces.

    First every word in order, so that terms of several words are found, then the other
    forms of Arabic words, then a marker for each meaning that has several spellings. A
    stored text is rebuilt when `synonyms` change.
    """
    words = [word for part in parts if part for word in fold(part).split()]
    kept = [word for word in words if word not in STOP_WORDS]
    others = dict.fromkeys(form for word in kept for form in other_forms(word))
    text = f" {' '.join([*map(main_form, kept), *others])} "
    return f"{text}{''.join(f'{meaning} ' for meaning in synonyms.meanings(text))}"


def match(text: str, terms: Terms) -> bool:
    """Whether a `search_text` answers all the terms; no terms are answered by all."""
    for term in terms:
        for needle in term:
            if needle in text:
                break
        else:
            return False
    return True


def matching(texts: Sequence[bytes], terms: Terms) -> list[int]:
    """The positions of the texts that answer all the terms; made for thousands of texts.

    They are `search_text` in UTF-8: Arabic and French together take half as much again
    as characters.
    """
    found = list(range(len(texts)))
    for term in terms:
        needles = [needle.encode() for needle in term]
        if len(needles) == 1:
            needle = needles[0]
            found = [at for at in found if needle in texts[at]]
        else:
            found = [at for at in found if any(needle in texts[at] for needle in needles)]
    return found
