import re

import segno

from events.public.qr_code import qr_drawing


def modules_of(svg: str) -> set[tuple[int, int]]:
    dark = set()
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", svg):
        dark |= {(int(x) + step, int(y)) for step in range(int(width))}
    return dark


def test_the_drawing_has_the_modules_of_the_code():
    address = "https://campaign.example/ar/events/launch/"
    matrix = segno.make(address, error="m", micro=False).matrix
    expected = {
        (x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module
    }
    assert modules_of(qr_drawing(address)) == expected


def test_it_is_light_and_has_no_style():
    svg = qr_drawing("https://campaign.example/ar/events/a-rather-long-name-of-an-event/")
    assert len(svg) < 9_000
    assert "style" not in svg


def test_addresses_are_drawn_once():
    assert qr_drawing("https://a.example/") is qr_drawing("https://a.example/")
