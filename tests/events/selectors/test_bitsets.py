from events.selectors.bitsets import bitset, full, members


def test_members_are_what_was_put_in_lowest_first():
    assert members(bitset([5, 0, 12], 13)) == [0, 5, 12]


def test_empty():
    assert bitset([], 0) == 0
    assert members(0) == []


def test_full():
    assert members(full(3)) == [0, 1, 2]
    assert full(0) == 0


def test_sets_intersect():
    one, other = bitset(range(0, 5000, 2), 5000), bitset(range(0, 5000, 5), 5000)
    assert members(one & other) == list(range(0, 5000, 10))
    assert (one & other).bit_count() == 500
