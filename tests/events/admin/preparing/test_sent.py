"""What forms of several steps send."""

from uuid import UUID, uuid4

import pytest

from events.admin.preparing.sent import numbers, sent_key


def test_ids_among_texts():
    assert numbers(["3", "12", "3"]) == {3, 12}


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "٣", " 3", "9" * 19, "0x1", "1e3", "²"])
def test_what_is_no_id_is_passed_over(text):
    assert numbers([text, "7"]) == {7}


def test_the_key_of_a_form():
    key = uuid4()
    assert sent_key({"key": str(key)}) == key
    assert sent_key({"key": key.hex}) == UUID(key.hex)


@pytest.mark.parametrize("data", [{}, {"key": ""}, {"key": "x"}, {"key": "1" * 40}])
def test_a_form_without_a_key_counts_by_itself(data):
    assert sent_key(data) is None
