import pytest

from campaign_site.core.digits import to_western


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("٠١٢٣٤٥٦٧٨٩", "0123456789"),
        ("۰۱۲۳۴۵۶۷۸۹", "0123456789"),
        ("０６", "06"),
        ("06 ٦١ 23", "06 61 23"),
        ("القسم ٣", "القسم 3"),
        ("plain 42", "plain 42"),
        ("", ""),
        ("\ud800\0٣", "\ud800\0" + "3"),
    ],
)
def test_to_western(text, expected):
    assert to_western(text) == expected
