"""The country's regions as an inline drawing: no tiles, no script, no other host.

Outlines: © OpenStreetMap contributors, ODbL (data/regions.geojson, replaceable by any
file of the same form). Points are put on a grid of whole numbers; as neighbours share
their border's points, no gap can open between them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import cos, radians
from pathlib import Path

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CREDIT = "© OpenStreetMap contributors, ODbL"
OUTLINES = Path(__file__).parent / "data" / "regions.geojson"
WIDTH = 600
# True to scale in the middle of the country; a degree of longitude is shorter than one of
# latitude by this factor.
SHORTENING = cos(radians(29))

Point = tuple[int, int]
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class MapRegion:
    """How one region appears; `name` is read out, `mark` printed, `level` (0 to 3) is its
    shade, `url` makes it a link."""

    code: str
    name: str
    url: str = ""
    mark: str = ""
    level: int = 0
    current: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """Drawn shape of a region and the place of its mark, in the drawing's units."""

    path: str
    mark_at: Point


@dataclass(frozen=True, slots=True)
class Frame:
    """Puts degrees on the drawing's grid; `height` follows from the width."""

    west: float
    north: float
    scale: float
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        x = (longitude - self.west) * SHORTENING * self.scale
        return round(x), round((self.north - latitude) * self.scale)


def draw_regions(regions: Iterable[MapRegion], title: str) -> SafeString:
    """The drawing as safe markup. Regions without an outline are left out.

    It is a group of named links, not one image: an image would hide them from readers.
    """
    frame, outlines = outlines_of(OUTLINES)
    known = [region for region in regions if region.code in outlines]
    shapes = format_html_join("", "{}", ((_shape(one, outlines[one.code].path),) for one in known))
    marks = format_html_join(
        "",
        '<text class="map-label" x="{}" y="{}">{}</text>',
        ((*outlines[one.code].mark_at, one.mark) for one in known if one.mark),
    )
    return format_html(
        '<svg viewBox="0 0 {} {}" role="group" aria-label="{}">{}'
        '<g aria-hidden="true">{}</g></svg>',
        WIDTH, frame.height, title, shapes, marks,
    )  # fmt: skip


def shade(count: int, most: int) -> int:
    """0 for nothing, else 1 to 3 by thirds of the largest count."""
    return 0 if count <= 0 else min(3, 1 + 3 * count // (most + 1))


@cache
def outlines_of(path: Path) -> tuple[Frame, dict[str, Outline]]:
    """The outlines of a file by region code; read once per process."""
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    frame = _frame([point for feature in features for ring in _rings(feature) for point in ring])
    return frame, {feature["id"]: _outline(feature, frame) for feature in features}


def _shape(region: MapRegion, path: str) -> SafeString:
    shade_class = "map-region-current" if region.current else f"map-region-{region.level}"
    drawn = format_html('<path class="map-region {}" d="{}"/>', shade_class, path)
    if not region.url:
        return format_html('<g role="img" aria-label="{}">{}</g>', region.name, drawn)
    current = SafeString(' aria-current="true"') if region.current else ""
    return format_html(
        '<a href="{}" aria-label="{}"{}>{}</a>', region.url, region.name, current, drawn
    )


def _frame(points: Sequence[tuple[float, float]]) -> Frame:
    longitudes, latitudes = [x for x, _y in points], [y for _x, y in points]
    west, north = min(longitudes), max(latitudes)
    scale = WIDTH / ((max(longitudes) - west) * SHORTENING)
    return Frame(west, north, scale, round((north - min(latitudes)) * scale))


def _rings(feature: dict) -> list[Ring]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [ring for polygon in polygons for ring in polygon]


def _outline(feature: dict, frame: Frame) -> Outline:
    rings = [_simple([frame.place(*point) for point in ring]) for ring in _rings(feature)]
    properties = feature["properties"]
    return Outline(
        path="".join(_path(ring) for ring in rings if len(ring) > 2),
        mark_at=frame.place(properties["label_lon"], properties["label_lat"]),
    )


def _simple(points: Sequence[Point]) -> list[Point]:
    """Without repeated points, the closing one, and points amid a straight line."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _straight(before: Point, middle: Point, after: Point) -> bool:
    (ax, ay), (bx, by), (cx, cy) = before, middle, after
    return (bx - ax) * (cy - by) == (by - ay) * (cx - bx)


def _path(ring: Sequence[Point]) -> str:
    """Relative steps: most are one or two digits."""
    x, y = ring[0]
    steps = [
        f"{after[0] - before[0]} {after[1] - before[1]}"
        for before, after in zip(ring, ring[1:], strict=False)
    ]
    return f"M{x} {y}l{' '.join(steps).replace(' -', '-')}z"
