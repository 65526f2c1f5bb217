"""Spellings and terms that mean the same to somebody who searches.

Each line is one meaning: the terms in use in French, Arabic and English, and the
misspellings found in the press, which search must forgive and publishing must not.
A language's own terms are not translated here: texts exist in every language already.
"""

from collections.abc import Sequence
from typing import NamedTuple

from .letters import fold
from .stems import STOP_WORDS, main_form, stem

GROUPS: tuple[tuple[str, ...], ...] = (
    (
        "cyberharcèlement",
        "cyber harcèlement",
        "cyberviolence",
        "cyber violence",
        "harcèlement en ligne",
        "cyberintimidation",
        "cyberbullying",
        "cyber bullying",
        "online bullying",
        "cybeharcèlement",
        "cyberhahrcèlement",
        "التنمر الإلكتروني",
        "العنف الإلكتروني",
        "التحرش الإلكتروني",
        "التنمر السيبراني",
        "العنف السيبراني",
        "التحرش السيبراني",
        "التنمر الرقمي",
        "العنف الرقمي",
    ),
    ("CMRPI", "CMPRI"),
    ("cyberconfiance", "cyber confiance", "cybercronfiance", "الثقة السيبرانية"),
    (
        "Safer Internet Day",
        "SID",
        "Internet plus sûr",
        "الإنترنت الآمن",
        "إنترنت أكثر أمانا",
    ),
    ("التبليغ", "التبيلغ"),
    ("التحسيس", "التوعية"),
    ("الشباب", "الشاب"),
    ("الشرق", "الشرقية"),
    ("واد نون", "وادي نون"),
)

# A term still being typed is recognised from this many letters on.
_RECOGNISED_FROM = 7
# A shorter spelling is a whole word: SID is not the beginning of Sidi Kacem.
_BEGINNING_FROM = 5
# Stands for a meaning in an indexed text; no folded text holds this sign.
_MEANING = "={}="


class Term(NamedTuple):
    """One term of a query: how it is looked for, and the meaning it has (or none)."""

    typed: str
    group: int | None


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if word not in STOP_WORDS]


def _searched(words: Sequence[str]) -> str:
    """How a term is looked for: whole words, then the beginning of the last."""
    return " ".join([*map(main_form, words[:-1]), stem(words[-1])])


def _key(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(stem, words))


_SPELLINGS = tuple(
    tuple(dict.fromkeys(_searched(_words(term)) for term in group)) for group in GROUPS
)
_NEEDLES = tuple(
    tuple(f" {word}" if len(word) >= _BEGINNING_FROM else f" {word} " for word in group)
    for group in _SPELLINGS
)
_BY_KEY = {_key(_words(term)): number for number, group in enumerate(GROUPS) for term in group}
_LONGEST = max(map(len, _BY_KEY))


def terms(words: Sequence[str]) -> list[Term]:
    """The terms of a query, where several words that form one («cyber harcèlement») are one.

    `words` are folded and free of stop words.
    """
    found: list[Term] = []
    at = 0
    while at < len(words):
        length, group = _term_at(words, at)
        found.append(Term(_searched(words[at : at + length]), group))
        at += length
    return found


def spellings(term: Term) -> tuple[str, ...]:
    """The beginnings that answer a term, what was typed first."""
    others = () if term.group is None else _SPELLINGS[term.group]
    return tuple(dict.fromkeys((term.typed, *others)))


def markers(term: Term) -> tuple[str, ...]:
    """The same in a text that carries its `meanings`: at most two instead of twenty."""
    if term.group is None:
        return (term.typed,)
    meaning = _MEANING.format(term.group)
    covered = f" {term.typed}" in _NEEDLES[term.group]
    return (meaning,) if covered else (term.typed, meaning)


def meanings(text: str) -> list[str]:
    """The markers of the meanings named in an indexed text (words between spaces)."""
    return [
        _MEANING.format(number)
        for number, needles in enumerate(_NEEDLES)
        if any(needle in text for needle in needles)
    ]


def _term_at(words: Sequence[str], at: int) -> tuple[int, int | None]:
    """The longest known term that begins here: its number of words and its meaning."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        key = _key(words[at : at + length])
        if key in _BY_KEY:
            return length, _BY_KEY[key]
        if at + length == len(words):
            group = _still_typed(key)
            if group is not None:
                return length, group
    return 1, None


def _still_typed(key: tuple[str, ...]) -> int | None:
    if sum(map(len, key)) < _RECOGNISED_FROM:
        return None
    for known, group in _BY_KEY.items():
        same_length = len(known) == len(key)
        if same_length and known[:-1] == key[:-1] and known[-1].startswith(key[-1]):
            return group
    return None
