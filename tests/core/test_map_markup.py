"""The map as a document: well-formed, named, light, and with nothing that runs."""

import json
import re
from xml.etree import ElementTree

import pytest

from campaign_site.core.map_drawing import (
    OUTLINES,
    WIDTH,
    MapRegion,
    _simple,
    draw_regions,
    outlines_of,
    shade,
)
from tests.country_names import rows

REGIONS = {row["code_iso"]: row for row in rows("regions")}
HOSTILE = [
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    "</svg><img src=x onerror=alert(1)>",
    "&lt;b&gt; & <i>",
    "]]><!--",
    "javascript:alert(1)",
]


def country(lang="fr", **more):
    return [MapRegion(code, row[f"name_{lang}"], **more) for code, row in REGIONS.items()]


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314  our own text, and the test is of it


def names_of(tree):
    return [one.get("aria-label") for one in tree.iter() if one.tag in ("a", "g")]


@pytest.mark.parametrize("lang", ["ar", "fr", "en"])
@pytest.mark.parametrize("url", ["", "/fr/regions/x/?a=1&b=2"])
def test_it_is_well_formed_and_names_every_region(lang, url):
    tree = parsed(draw_regions(country(lang, url=url, mark="12"), "Carte"))
    named = [name for name in names_of(tree) if name]
    assert named == [row[f"name_{lang}"] for row in REGIONS.values()]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["name", "mark", "url"])
def test_hostile_text_stays_text(text, place):
    facts = {"name": "Région", "mark": "1", "url": "/x/"} | {place: text}
    tree = parsed(draw_regions([MapRegion("MA-01", **facts)], text))
    assert {one.tag for one in tree.iter()} == {"svg", "a", "path", "g", "text"}
    attributes = {name for one in tree.iter() for name in one.attrib}
    assert not [name for name in attributes if name.startswith("on")]
    assert tree.get("aria-label") == text


def test_a_hostile_name_is_read_out_as_it_is():
    tree = parsed(draw_regions([MapRegion("MA-01", HOSTILE[0], url="/x/")], "t"))
    assert tree.find("a").get("aria-label") == HOSTILE[0]


def test_nothing_runs_and_nothing_is_styled_or_loaded_from_elsewhere():
    svg = draw_regions(country(url="/x/", mark="3"), "Carte")
    assert not re.search(r"<script|<style|style=|\son\w+=|https?:|<image|<use|data:", svg)


def test_marks_are_hidden_from_readers_who_hear_the_names():
    tree = parsed(draw_regions(country(mark="7"), "Carte"))
    (group,) = [one for one in tree.iter("g") if one.get("aria-hidden")]
    assert len(group.findall("text")) == 12
    assert not [one for one in tree.iter("text") if one not in list(group)]


def test_a_region_without_a_mark_has_no_empty_label():
    tree = parsed(draw_regions(country(), "Carte"))
    assert list(tree.iter("text")) == []


def test_the_order_of_the_regions_is_kept():
    backwards = list(reversed(country(url="/x/")))
    tree = parsed(draw_regions(backwards, "Carte"))
    assert [one.get("aria-label") for one in tree.iter("a")] == [one.name for one in backwards]


def test_a_region_drawn_alone_keeps_its_place_in_the_country():
    one = parsed(draw_regions([MapRegion("MA-07", "x")], "t"))
    all_of_them = parsed(draw_regions([MapRegion(code, code) for code in REGIONS], "t"))
    assert one.get("viewBox") == all_of_them.get("viewBox")
    paths = [shape.get("d") for shape in all_of_them.iter("path")]
    assert [shape.get("d") for shape in one.iter("path")] == [paths[6]]


def test_the_north_is_up_and_the_west_is_left():
    _frame, outlines = outlines_of(OUTLINES)
    at = {code: outline.mark_at for code, outline in outlines.items()}
    assert at["MA-01"][1] < at["MA-07"][1] < at["MA-12"][1]  # Tanger, Marrakech, Dakhla
    assert at["MA-12"][0] < at["MA-06"][0] < at["MA-02"][0]  # Dakhla, Casablanca, Oujda


def test_marks_stand_near_the_label_points_of_the_reference():
    """The two files come from different places; a region must not be labelled elsewhere."""
    frame, outlines = outlines_of(OUTLINES)
    for code, row in REGIONS.items():
        x, y = frame.place(float(row["lon"]), float(row["lat"]))
        mark_x, mark_y = outlines[code].mark_at
        assert abs(x - mark_x) + abs(y - mark_y) < 120, code


def test_a_mark_lies_inside_the_width_of_its_own_region():
    _frame, outlines = outlines_of(OUTLINES)
    data = json.loads(OUTLINES.read_text(encoding="utf-8"))
    for feature in data["features"]:
        points = _points(feature["geometry"]["coordinates"])
        longitude = feature["properties"]["label_lon"]
        latitude = feature["properties"]["label_lat"]
        assert min(x for x, _y in points) < longitude < max(x for x, _y in points)
        assert min(y for _x, y in points) < latitude < max(y for _x, y in points)
        assert 0 <= outlines[feature["id"]].mark_at[0] <= WIDTH


def _points(coordinates):
    if isinstance(coordinates[0], int | float):
        return [coordinates]
    return [point for part in coordinates for point in _points(part)]


@pytest.mark.parametrize(
    ("points", "kept"),
    [
        ([], []),
        ([(1, 1)], [(1, 1)]),
        ([(1, 1), (1, 1), (1, 1)], [(1, 1)]),
        ([(0, 0), (1, 0), (2, 0), (2, 2), (0, 0)], [(0, 0), (2, 0), (2, 2)]),
        ([(0, 0), (0, 0), (3, 0), (3, 3), (0, 3), (0, 0)], [(0, 0), (3, 0), (3, 3), (0, 3)]),
    ],
)
def test_points_that_draw_nothing_are_left_out(points, kept):
    assert _simple(points) == kept


@pytest.mark.parametrize("most", [1, 2, 3, 4, 9, 10, 100, 1234])
def test_shades_never_fall_and_use_their_three_steps(most):
    shades = [shade(count, most) for count in range(most + 1)]
    assert shades == sorted(shades)
    assert shades[0] == 0
    assert shades[-1] == (3 if most > 1 else 2)
    assert set(shades[1:]) <= {1, 2, 3}


@pytest.mark.parametrize(("count", "most"), [(-1, 5), (0, 0), (7, 3), (10**9, 1)])
def test_counts_that_make_no_sense_still_have_a_shade(count, most):
    assert shade(count, most) in (0, 1, 2, 3)
