"""Rules that hold for every template of ours."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

from campaign_site.core.styleguide import sprite_symbols

ROOT = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
COMPONENTS = sorted((ROOT / "components").glob("*.html"))
SCRIPTS = sorted((Path(settings.BASE_DIR) / "campaign_site/static/site/js").glob("*.js"))
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*ld\+json)|javascript:"
)
SIDES = re.compile(r"\b(?:left|right)\b")


def ids(path: Path) -> str:
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


@pytest.mark.parametrize("path", TEMPLATES, ids=ids)
def test_compiles_and_keeps_to_the_content_policy(path: Path) -> None:
    get_template(str(path.relative_to(ROOT)))
    source = path.read_text(encoding="utf-8")
    markup = re.sub(r"\{% comment %\}.*?\{% endcomment %\}|\{%.*?%\}", "", source, flags=re.DOTALL)
    # Mails and documents are not pages: their own rules apply.
    if path.relative_to(ROOT).parts[0] not in {"mails", "emails", "documents", "wagtailadmin"}:
        assert INLINE.findall(markup) == []


@pytest.mark.parametrize("path", COMPONENTS, ids=ids)
def test_component_says_at_its_head_what_it_is(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    head = re.match(r"\{% comment %\}\n(.+?)\{% endcomment %\}", source, re.DOTALL)
    assert head
    first = head[1].splitlines()[0]
    assert first[0].isupper()
    assert not first.startswith("-")
    assert not SIDES.search(source[head.end() :])


def test_icons_named_in_templates_exist() -> None:
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(
            r"""\{% icon "([\w-]+)"|icon(?:_end)?="([\w-]+)\"""", path.read_text(encoding="utf-8")
        )
        for name in name
        if name
    }
    assert named
    assert named <= set(sprite_symbols())


def test_icons_of_notices_exist() -> None:
    assert {"info", "good", "warning", "bad", "phone"} <= set(sprite_symbols())


def test_sprite_has_each_name_once() -> None:
    assert len(sprite_symbols()) == len(set(sprite_symbols()))


@pytest.mark.parametrize("path", SCRIPTS, ids=ids)
def test_script_is_small_and_asks_nobody_else(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 80
    assert source.startswith("/* ")
    assert "http" not in re.sub(r"/\*.*?\*/|//.*", "", source, flags=re.DOTALL)
    assert "innerHTML" not in source
