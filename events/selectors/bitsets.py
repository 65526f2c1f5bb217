"""Sets of positions as whole numbers: bit n is set when position n is a member.

Intersections and counts of thousands of members take a microsecond, with nothing but
Python's integers.
"""

from collections.abc import Iterable
from itertools import compress

_AS_FLAGS = bytes.maketrans(b"01", b"\x00\x01")


def bitset(positions: Iterable[int], size: int) -> int:
    """The set of these positions, each below `size`."""
    octets = bytearray(size // 8 + 1)
    for position in positions:
        octets[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(octets, "little")


def full(size: int) -> int:
    """The set of all positions below `size`."""
    return (1 << size) - 1


def members(bits: int) -> list[int]:
    """The positions, lowest first."""
    flags = f"{bits:b}"[::-1].encode().translate(_AS_FLAGS)
    return list(compress(range(len(flags)), flags))
