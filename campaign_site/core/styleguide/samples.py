"""What the style guide shows: texts of the 2022 edition and of sessions like it, per language."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import segno
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

LANGUAGES = ("ar", "fr")


@cache
def samples() -> tuple[dict[str, Any], ...]:
    """One set of texts and drawings per language shown; Arabic first."""
    return tuple(_sample(code) for code in LANGUAGES)


def _sample(code: str) -> dict[str, Any]:
    path = Path(__file__).with_name(f"{code}.json")
    sample = json.loads(path.read_text(encoding="utf-8"))
    for notice in sample["notices"]:
        notice["text"] = mark_safe(notice["text"])  # noqa: S308 - our own file
    return {
        **sample,
        "weeks": _weeks(sample),
        "columns": [region["label"] for region in sample["regions"]],
        "rows": _rows(sample),
        "map": _map(sample),
        "qr": _qr(),
        "crumb_items": [{"label": label, "url": "#"} for label in sample["crumbs"]],
        "tabs": [
            {"label": label, "url": "#", "icon": icon, "current": icon == "list"}
            for label, icon in zip(
                sample["views"], ("list", "grid", "calendar", "map"), strict=True
            )
        ],
        "pages": [
            {"number": 1, "url": "#"},
            {"number": 2, "current": True},
            {"gap": True},
            {"number": 9, "url": "#"},
        ],
    }


def _rows(sample: dict[str, Any]) -> list[dict[str, Any]]:
    events = [{"url": "#", "title": title, "place": ""} for title in sample["day_titles"]]
    return [
        {"time": "09:00", "cells": [events[:1], [], events]},
        {"time": "10:00", "cells": [[], events[1:], []]},
    ]


def _weeks(sample: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Two weeks of December 2026: a holiday at the weekend, no to two sessions on other days."""
    events = [{"url": "#", "title": title, "time": "10:00"} for title in sample["day_titles"]]
    days = [
        {
            "day": number,
            "label": f"{number} {sample['month_name']}",
            "iso": f"2026-12-{number:02d}",
            "url": "#",
            "today": number == 3,
            "blackout": sample["holiday"] if number in {5, 6} else "",
            "events": [] if number in {5, 6} else events[: number % 3],
            "more": 4 if number == 2 else 0,
        }
        for number in range(1, 14)
    ]
    before = {"day": 30, "label": "30", "iso": "2026-11-30", "outside": True, "events": []}
    return [[before, *days[:6]], days[6:]]


def _map(sample: dict[str, Any]) -> SafeString:
    first, second, third = (region["label"] for region in sample["regions"])
    return format_html(
        '<svg viewBox="0 0 120 100" role="group" aria-label="{}">'
        '<a href="#" aria-label="{}"><path class="map-region map-region-3" '
        'd="M60 5h45v30H60z"/></a>'
        '<a href="#" aria-label="{}"><path class="map-region map-region-1" '
        'd="M30 35h50v30H30z"/></a>'
        '<a href="#" aria-label="{}"><path class="map-region" d="M5 65h50v30H5z"/></a>'
        '<circle class="map-dot" cx="72" cy="20" r="3"/></svg>',
        sample["map_label"], first, second, third,
    )  # fmt: skip


def _qr() -> SafeString:
    code = segno.make("https://example.org/ar/events/launch/", error="m")
    return mark_safe(code.svg_inline(scale=4, border=2, svgclass=None, lineclass=None))  # noqa: S308
