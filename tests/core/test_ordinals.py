import pytest

from campaign_site.core.ordinals import edition_ordinal, feminine_ordinal


@pytest.mark.parametrize(
    ("number", "arabic", "french", "english"),
    [
        (1, "النسخة الأولى", "1re édition", "1st edition"),
        (2, "النسخة الثانية", "2e édition", "2nd edition"),
        (3, "النسخة الثالثة", "3e édition", "3rd edition"),
        (4, "النسخة الرابعة", "4e édition", "4th edition"),
        (10, "النسخة العاشرة", "10e édition", "10th edition"),
        (11, "النسخة الحادية عشرة", "11e édition", "11th edition"),
        (12, "النسخة الثانية عشرة", "12e édition", "12th edition"),
        (19, "النسخة التاسعة عشرة", "19e édition", "19th edition"),
        (20, "النسخة العشرون", "20e édition", "20th edition"),
        (21, "النسخة 21", "21e édition", "21st edition"),
        (112, "النسخة 112", "112e édition", "112th edition"),
    ],
)
def test_edition_ordinal(number, arabic, french, english):
    assert edition_ordinal(number, "ar") == arabic
    assert edition_ordinal(number, "fr") == french
    assert edition_ordinal(number, "en") == english


def test_arabic_has_twenty_different_words():
    words = {feminine_ordinal(number, "ar") for number in range(1, 21)}
    assert len(words) == 20
    assert not any(word.isdigit() for word in words)


@pytest.mark.parametrize("number", [0, -1])
@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
def test_counting_starts_at_one(number, lang):
    with pytest.raises(ValueError, match="no ordinal"):
        edition_ordinal(number, lang)


def test_a_language_without_words_borrows_arabic():
    assert edition_ordinal(2, "zgh") == "النسخة الثانية"
