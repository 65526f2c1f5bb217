import json
import re

from campaign_site.core.map_drawing import (
    OUTLINES,
    MapRegion,
    draw_regions,
    outlines_of,
    shade,
)

CODES = [f"MA-{number:02}" for number in range(1, 13)]


def drawing(**more: object) -> str:
    regions = [MapRegion(code, f"Région {code}", **more) for code in CODES]
    return draw_regions(regions, "Événements par région")


def test_all_regions_of_the_law_have_an_outline():
    _frame, outlines = outlines_of(OUTLINES)
    assert list(outlines) == CODES


def test_the_file_names_its_source_and_licence():
    data = json.loads(OUTLINES.read_text(encoding="utf-8"))
    assert data["license"] == "ODbL-1.0"
    assert data["attribution"] == "© OpenStreetMap contributors"


def test_it_is_light():
    svg = drawing(url="/fr/programme/?region=MA-01", mark="1 234")
    assert len(svg.encode()) < 16_000


def test_each_region_is_a_named_link():
    svg = drawing(url="/x/?a=1&b=2", mark="7")
    assert svg.count('<a href="/x/?a=1&amp;b=2" aria-label="Région MA-') == 12
    assert svg.count('<text class="map-label"') == 12
    assert 'role="group" aria-label="Événements par région"' in svg


def test_without_an_address_a_region_is_a_named_shape():
    svg = drawing()
    assert "<a " not in svg
    assert svg.count('role="img"') == 12


def test_names_are_escaped():
    svg = draw_regions([MapRegion("MA-01", '"><script>', url='"><script>')], "<t>")
    assert "<script>" not in svg
    assert "<t>" not in svg


def test_codes_without_an_outline_are_left_out():
    assert "<path" not in draw_regions([MapRegion("MA-99", "Nowhere")], "t")


def test_the_current_region_and_shades():
    svg = draw_regions(
        [MapRegion("MA-01", "a", url="/", level=2), MapRegion("MA-02", "b", url="/", current=True)],
        "t",
    )
    assert 'class="map-region map-region-2"' in svg
    assert 'class="map-region map-region-current"' in svg
    assert svg.count('aria-current="true"') == 1


def test_shades_are_thirds_of_the_largest_count():
    assert [shade(count, 9) for count in (0, 1, 3, 4, 6, 7, 9)] == [0, 1, 1, 2, 2, 3, 3]
    assert shade(0, 0) == 0
    assert shade(1, 1) == 2


def test_paths_stay_inside_the_frame_and_close():
    frame, outlines = outlines_of(OUTLINES)
    for outline in outlines.values():
        for ring in outline.path.split("z")[:-1]:
            start, steps = re.fullmatch(r"M(\d+ \d+)l(.*)", ring).groups()
            x, y = map(int, start.split())
            numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
            for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
                x, y = x + dx, y + dy
                assert 0 <= x <= 600
                assert 0 <= y <= frame.height
