import random

import pytest

from campaign_site.core import folding
from campaign_site.core.folding import expand, match, matching, search_terms, search_text, tokens


def finds(query: str, *texts: str | None) -> bool:
    return match(search_text(*texts), search_terms(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        # Arabic: article, plural, diacritics, hamza, ta marbuta, tatweel, digits.
        ("ورشة", "الورشات الجهوية"),
        ("الورشات", "ورشة تكوينية"),
        ("ورش", "الورشات"),
        ("ورشات", "وورشات أخرى"),
        ("مدرسية", "الفضاءات المدرسية"),
        ("المدرسين", "تدريب حوالي خمسين مُدرسا"),
        ("بلغوا", "بلّغوا لوقف العنف الإلكتروني"),
        ("بلّغوا", "بلغوا لوقف العنف"),
        ("الكتروني", "العنف الإلكتروني"),
        ("إلكترونية", "الجرائم الإلكترونية"),
        ("الإلكتروني", "عنف إلكتروني"),
        ("سلا", "إعدادية بسلا"),
        ("الرباط", "تنطلق بالرباط"),
        ("تلاميذ", "لفائدة التلاميذ وللتلميذات"),
        ("تلميذات", "لفائدة التلاميذ وللتلميذات"),
        ("مـدرسه", "مدرسة"),
        ("٢٠٢٢", "دجنبر 2022"),
        ("2022", "دجنبر ٢٠٢٢"),
        ("اسفي", "مراكش-آسفي"),
        ("وادي نون", "كلميم-واد نون"),
        ("واد نون", "كلميم وادي نون"),
        ("الشرقية", "جهة الشرق"),
        ("والدين", "لقاء مع الوالدين"),
        # French and English: case, accents, plural, elision, hyphens, beginnings.
        ("atelier", "Ateliers de sensibilisation"),
        ("ateliers", "Atelier de simulation"),
        ("securite", "La sécurité numérique"),
        ("SÉCURITÉ", "la securite"),
        ("l'atelier d'été", "Atelier d’été"),
        ("rabat salé", "Région Rabat-Salé-Kénitra"),
        ("sensib", "Atelier de sensibilisation"),
        ("régional", "des ateliers régionaux"),
        ("ateliers régionaux", "atelier régional"),
        ("activity", "School activities"),
        ("atelier de sensibilisation à Salé", "Atelier sensibilisation Salé"),
        ("cœur", "Au coeur du collège"),
        ("EMC-Youth", "منتدى الشباب (EMC-Youth)"),
    ],
)
def test_word_forms(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("cyberharcèlement", "lutte contre le cyber harcèlement"),
        ("cyber harcèlement", "lutte contre le cyberharcèlement"),
        ("cyber-harcèlement", "les cyberviolences au Maroc"),
        ("cyberviolence", "le cybeharcèlement"),
        ("cyberharcèlement", "cyberhahrcèlement"),
        ("cyberharcélement", "cyberharcèlement"),
        ("cyberharc", "le cyber harcèlement"),
        ("التنمر الإلكتروني", "العنف السيبراني"),
        ("العنف الالكتروني", "الوقاية من التحرش السيبراني"),
        ("التنمر الإلكتروني", "للوقاية من التنمر والعنف الإلكتروني"),
        ("CMRPI", "lancée par le CMPRI"),
        ("CMPRI", "lancée par le CMRPI"),
        ("Cybercronfiance", "Espace Maroc Cyberconfiance"),
        ("للتبيلغ", "أهمية التبليغ"),
        ("الشاب", "العنف ضد الأطفال والشباب"),
        ("SID", "Safer Internet Day Morocco 2022"),
        ("safer internet day", "journée mondiale d’Internet plus sûr"),
    ],
)
def test_synonyms_and_misspellings(query, text):
    assert finds(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("marrakech", "Atelier à Rabat"),
        ("atelier marrakech", "Atelier à Rabat"),
        ("lier", "Atelier"),
        ("ورشة", "مائدة مستديرة"),
        ("safer internet day", "Atelier à Sidi Kacem"),
        ("cyberharcèlement", "harcèlement scolaire"),
        ("=0=", "Atelier"),
    ],
)
def test_what_is_not_there_is_not_found(query, text):
    assert not finds(query, text)


def test_all_terms_must_be_found():
    index = search_text("Atelier à Salé", "ورشة بسلا")
    assert match(index, search_terms("atelier سلا"))
    assert not match(index, search_terms("atelier فاس"))


def test_typing_sid_still_finds_sidi():
    assert finds("sid", "Atelier à Sidi Kacem")


def test_parts_may_be_missing():
    assert search_text(None, "", "Salé") == " sale "
    assert match(search_text(None), ())
    assert not match(search_text(), search_terms("salé"))


@pytest.mark.parametrize("query", ["", "   ", "!?", "\0", "\ud800", "\u200f"])
def test_an_empty_query_is_answered_by_everything(query):
    assert search_terms(query) == ()
    assert finds(query, "Salé")


def test_common_words_alone_may_begin_longer_ones():
    assert tokens("la") == ["la"]
    assert finds("la", "Laâyoune")
    assert tokens("atelier à la mer") == ["atelier", "mer"]


def test_a_query_is_cut():
    assert len(tokens("a b " * 10_000)) <= folding.MOST_TERMS
    assert tokens("é" * 20_000) == ["e" * folding.LONGEST_QUERY]
    assert len(search_terms(" ".join(f"mot{n}" for n in range(100)))) == folding.MOST_TERMS


def test_expand_lists_spellings_per_term():
    assert expand("CMPRI Rabat") == (("cmpri", "cmrpi"), ("rabat",))
    assert expand("") == ()


def test_needles_begin_a_word():
    assert search_terms("ateliers Rabat") == ((" atelier",), (" rabat",))


def test_matching_gives_positions_in_order():
    said = ("Atelier Salé", "Forum", "Ateliers à Rabat", "ورشة بالرباط")
    texts = [search_text(text).encode() for text in said]
    assert matching(texts, search_terms("atelier")) == [0, 2]
    assert matching(texts, search_terms("cyberharc")) == []
    assert matching(texts, search_terms("الرباط")) == [3]
    assert matching(texts, ()) == [0, 1, 2, 3]
    assert matching([], search_terms("atelier")) == []


def test_matching_knows_all_spellings():
    said = ("le cyber harcèlement", "Cyberharceleur", "x")
    texts = [search_text(text).encode() for text in said]
    assert matching(texts, search_terms("cyberharc")) == [0, 1]


SENTENCES = [
    "Atelier de sensibilisation et de simulation de cyberharcèlement",
    "Signalez pour arrêter le cyberharcèlement à l’encontre des enfants et des jeunes",
    "بلّغوا لوقف العنف الإلكتروني ضد الأطفال والشباب",
    "ورشة تكوينية للمهنيين والمجتمع المدني حول التبليغ",
    "المشروع النموذجي لإحداث فرق موارد مخصصة للتعامل مع حالات التنمر الإلكتروني",
    "أن وادي نون وفضاءات لفائدة الوالدين بجهة كلميم-واد نون",
    "Round tables with the Ministry’s activities for families and young people",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_any_run_of_words_of_a_text_finds_the_text(sentence):
    randomness = random.Random(sentence)
    words = sentence.split()
    index = search_text("avant", sentence, "après")
    for _ in range(60):
        start = randomness.randrange(len(words))
        run = words[start : start + randomness.randint(1, 4)]
        query = " ".join(run)
        # Common words alone are looked for as beginnings and may find nothing.
        if set(tokens(query)) & folding.STOP_WORDS:
            continue
        assert match(index, search_terms(query)), query


def test_hostile_input_is_harmless():
    for text in ("\0" * 20_000, "\ud800\udc00" * 10_000, "\ufdfa" * 5_000, "ال" * 10_000):
        terms = search_terms(text)
        assert len(terms) <= folding.MOST_TERMS
        assert match(search_text(text), terms) in (True, False)
