"""Light word forms for search: enough for ورشة to find الورشات, and atelier ateliers.

A stem is always a beginning of the word's main form, so that a search for beginnings
needs no second index. All words here are already folded (`letters.fold`).
"""

from functools import lru_cache

# The words of a language repeat; so many are remembered.
_REMEMBERED = 16_384

_ARTICLE = "ال"
_COMPOUND_PREFIXES = ("وبال", "وكال", "وفال", "ولل", "وال", "بال", "كال", "فال", "لل")
_CLITICS = "وبلفك"
_ARABIC_SUFFIXES = ("ات", "ون", "ين", "ه")
_SHORTEST = 3

# Words too common to say anything, and what French elision leaves («d’», «l’»).
_COMMON = """
    a au aux c d dans de des du en et j l la le les m n ou par pour qu s sur t un une
    and at by for from in of on or the to
    في من علي الي عن مع او
"""
STOP_WORDS = frozenset(_COMMON.split())


def is_arabic(word: str) -> bool:
    """Whether the word is in Arabic script (its first letter decides)."""
    return "\u0600" <= word[:1] <= "\u06ff"


@lru_cache(_REMEMBERED)
def main_form(word: str) -> str:
    """The word without the Arabic article and what is joined to it (وال، بال، لل)."""
    return _without_article(word) if is_arabic(word) else word


@lru_cache(_REMEMBERED)
def other_forms(word: str) -> tuple[str, ...]:
    """Further beginnings by which an Arabic word must be found.

    A particle joined to it cannot be told from a first letter (ورشة, وسلا): the word is
    kept both with and without.
    """
    if not is_arabic(word):
        return ()
    main = main_form(word)
    forms = [word] if word.startswith(_COMPOUND_PREFIXES) else []
    # What is searched without article may itself look joined: والدين in الوالدين.
    forms.append(_without_article(main))
    if word[0] in _CLITICS and len(word) > _SHORTEST:
        forms.append(_without_article(word[1:]))
    return tuple(form for form in dict.fromkeys(forms) if form != main)


def stem(word: str) -> str:
    """The beginning that the inflected forms of a word share; a beginning of `main_form`."""
    return _arabic_stem(main_form(word)) if is_arabic(word) else _latin_stem(word)


def _without_article(word: str) -> str:
    for prefix in _COMPOUND_PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            word = word[len(prefix) :]
            break
    # Again after the article: إلكتروني begins like one, and must meet الإلكتروني.
    while word.startswith(_ARTICLE) and len(word) - len(_ARTICLE) >= _SHORTEST:
        word = word[len(_ARTICLE) :]
    return word


def _arabic_stem(word: str) -> str:
    for suffix in _ARABIC_SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


def _latin_stem(word: str) -> str:
    # régional, régionaux; activity, activities; atelier, ateliers.
    for suffix, shortest in (("aux", 4), ("ies", 4), ("al", 5), ("y", 5), ("s", 3), ("x", 3)):
        if word.endswith(suffix) and len(word) - len(suffix) >= shortest:
            kept = 1 if suffix in ("aux", "al") else 0
            return word[: len(word) - len(suffix) + kept]
    return word
