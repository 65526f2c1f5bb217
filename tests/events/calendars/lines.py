"""A reader of iCalendar that shares nothing with the library that writes it.

Just enough of RFC 5545 to look at bytes: physical lines, unfolding, names, parameters
and values, escapes.
"""

import re
from typing import NamedTuple


class Line(NamedTuple):
    name: str
    parameters: dict[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value of a TEXT property (3.3.11)."""
        return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], self.value)


def physical_lines(data: bytes) -> list[bytes]:
    """Lines as they are sent; refuses what RFC 5545 refuses (3.1)."""
    assert data.endswith(b"\r\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = data.split(b"\r\n")[:-1]
    for line in lines:
        assert line, "an empty line"
        assert len(line) <= 75, line
        assert b"\n" not in line
        assert b"\r" not in line
        # No fold cuts a character.
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f]", line.decode())
    return lines


def content_lines(data: bytes) -> list[Line]:
    unfolded: list[bytes] = []
    for line in physical_lines(data):
        if line[:1] in (b" ", b"\t"):
            unfolded[-1] += line[1:]
        else:
            unfolded.append(line)
    return [_line(text.decode()) for text in unfolded]


def _line(text: str) -> Line:
    head, value = re.match(r'((?:[^:"]|"[^"]*")*):(.*)', text, re.DOTALL).groups()
    name, *pairs = re.findall(r'(?:[^;"]|"[^"]*")+', head)
    return Line(
        name, {key: given.strip('"') for key, given in (p.split("=", 1) for p in pairs)}, value
    )


def components(data: bytes, name: str) -> list[list[Line]]:
    """The lines inside each component of this name."""
    found, inside = [], None
    for line in content_lines(data):
        if (line.name, line.value) == ("BEGIN", name):
            inside = []
        elif (line.name, line.value) == ("END", name):
            found.append(inside)
            inside = None
        elif inside is not None:
            inside.append(line)
    return found


def events(data: bytes) -> list[dict[str, Line]]:
    """Properties of each VEVENT by name; a name that stands twice is refused."""
    found = []
    for lines in components(data, "VEVENT"):
        names = [line.name for line in lines]
        repeated = {name for name in names if names.count(name) > 1} - {"CATEGORIES"}
        assert not repeated
        found.append({line.name: line for line in lines})
    return found


def calendar(data: bytes) -> dict[str, Line]:
    """Properties of the VCALENDAR itself."""
    lines = content_lines(data)
    assert (lines[0].name, lines[0].value) == ("BEGIN", "VCALENDAR")
    assert (lines[-1].name, lines[-1].value) == ("END", "VCALENDAR")
    own = []
    for line in lines[1:]:
        if line.name in ("BEGIN", "END"):
            break
        own.append(line)
    names = [line.name for line in own]
    assert len(names) == len(set(names))
    return {line.name: line for line in own}
