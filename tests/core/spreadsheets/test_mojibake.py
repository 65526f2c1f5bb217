import pytest

from campaign_site.core.spreadsheets.mojibake import is_garbled, repaired


@pytest.mark.parametrize("text", ["Salé", "Fès-Meknès", "L’été œuvre", "CÔTE D’AZUR"])
def test_misread_french_is_repaired(text: str) -> None:
    garbled = text.encode().decode("cp1252")
    assert is_garbled(garbled)
    assert repaired(garbled) == text


def test_misread_arabic_is_repaired_whatever_the_program_did_with_undefined_bytes() -> None:
    assert repaired("Ù…Ø¯Ø±Ø³Ø©") == "مدرسة"
    assert repaired("Ù\x81Ø§Ø³") == "فاس"


@pytest.mark.parametrize(
    "text", ["Salé", "مدرسة", "CITÉ\u00a0HASSAN", "«École»", "AÏN CHOCK", "Ø 12 mm", "plain", ""]
)
def test_good_text_is_left_alone(text: str) -> None:
    assert not is_garbled(text)
    assert repaired(text) == text
