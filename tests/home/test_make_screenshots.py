"""The pictures of the README: which they are, and how little they weigh."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from PIL import Image

from campaign_site.home.management.commands.make_screenshots import (
    MOST_BYTES,
    SHOWN_EVENT,
    compressed,
    pictures,
)
from tests.factories import EventFactory

PICTURES = settings.BASE_DIR / "docs" / "pictures"


def test_every_picture_of_the_readme_is_made(db):
    event = EventFactory(slug=SHOWN_EVENT)
    made = {picture.name: picture for picture in pictures()}
    readme = (settings.BASE_DIR / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"docs/pictures/([\w-]+)\.png", readme))
    assert named
    assert named <= set(made)
    assert made["event-ar-360"].path == f"/ar/events/{SHOWN_EVENT}/"
    assert made["cms-event-fr-1280"].path.endswith(f"/{event.pk}/")
    assert {picture.name for picture in made.values() if picture.login} == {
        "cms-event-fr-1280",
        "cms-home-ar-1280",
        "cms-board-fr-1280",
        "cms-problems-ar-1280",
    }


def test_the_pictures_are_there_and_light():
    files = sorted(PICTURES.glob("*.png"))
    assert len(files) == 8
    assert [file.name for file in files if file.stat().st_size >= MOST_BYTES] == []


def test_a_picture_keeps_its_size_and_loses_weight():
    stream = BytesIO()
    Image.radial_gradient("L").resize((400, 300)).convert("RGB").save(stream, "PNG")
    small = compressed(stream.getvalue())
    assert len(small) < len(stream.getvalue())
    assert Image.open(BytesIO(small)).size == (400, 300)


def test_without_a_browser_it_says_so(monkeypatch):
    monkeypatch.delenv("CHROMIUM_PATH", raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CommandError, match="No Chromium"):
        call_command("make_screenshots")
