"""The style sheets: logical properties, layers, sizes, contrast computed from the tokens."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from campaign_site.core.styleguide import colour_tokens

STATIC = Path(settings.BASE_DIR) / "campaign_site" / "static" / "site"
SHEETS = sorted((STATIC / "css").glob("*.css"))
SIDES = r"(?:left|right|top|bottom)"
ONE_SIDED = re.compile(
    rf"(?:^|[\s;{{])(?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-{SIDES}[\w-]*"
    rf"|{SIDES}|border-(?:top|bottom)-(?:left|right)-radius|float|clear"
    rf"|(?:min-|max-)?(?:width|height))\s*:",
)
ONE_SIDED_VALUE = re.compile(rf"text-align\s*:\s*(?:left|right)|transform-origin\s*:[^;]*{SIDES}")

TEXT = 4.5
SHAPE = 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "sunken", TEXT),
    ("ink", "accent-tint", TEXT),
    ("ink-muted", "paper", TEXT),
    ("ink-muted", "surface", TEXT),
    ("ink-muted", "sunken", TEXT),
    ("link", "paper", TEXT),
    ("link", "surface", TEXT),
    ("link", "sunken", TEXT),
    ("on-brand", "brand", TEXT),
    ("on-brand", "brand-deep", TEXT),
    ("on-brand-muted", "brand", TEXT),
    ("on-brand-muted", "brand-deep", TEXT),
    ("on-accent", "accent", TEXT),
    ("bad", "paper", TEXT),
    ("bad", "surface", TEXT),
    *[(tone, f"{tone}-tint", TEXT) for tone in ("ok", "warn", "bad", "info")],
    *[("ink", f"{tone}-tint", TEXT) for tone in ("ok", "warn", "bad", "info")],
    ("line-strong", "paper", SHAPE),
    ("line-strong", "surface", SHAPE),
    ("focus", "paper", SHAPE),
    ("focus", "surface", SHAPE),
    ("focus", "sunken", SHAPE),
    ("accent", "brand", SHAPE),
    ("accent", "brand-deep", SHAPE),
]


def without_comments(path: Path) -> str:
    return re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)


def palette(theme: str) -> dict[str, str]:
    text = without_comments(STATIC / "css" / "tokens.css")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    read = {name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", part))
            for name, part in (("light", light), ("dark", dark))}  # fmt: skip
    return read["light"] if theme == "light" else {**read["light"], **read["dark"]}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it, 0 (black) to 1 (white)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_pair_of_colours_can_be_read(theme: str, front: str, back: str, least: float) -> None:
    colours = palette(theme)
    assert contrast(colours[front], colours[back]) >= least


def test_dark_theme_answers_every_colour() -> None:
    text = without_comments(STATIC / "css" / "tokens.css")
    light, dark = text.split("@media (prefers-color-scheme: dark)")
    names = [re.findall(r"--([\w-]+): #[0-9a-f]{6};", part) for part in (light, dark)]
    assert names[0] == names[1]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_knows_no_left_and_right(sheet: Path) -> None:
    # Media queries on the window's width and height are no properties of a box.
    text = re.sub(r"@(?:media|container|supports)[^{]*", "", without_comments(sheet))
    assert ONE_SIDED.findall(text) == []
    assert ONE_SIDED_VALUE.findall(text) == []


@pytest.mark.parametrize(
    "rule",
    ["a{margin-left: 1px}", "a{left:0}", "a { width: 3px }", "a{float: inline-start}"],
)
def test_one_sided_rule_would_be_found(rule: str) -> None:
    assert ONE_SIDED.search(rule)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_keeps_to_its_layers_and_size(sheet: Path) -> None:
    text = without_comments(sheet)
    assert len(sheet.read_text(encoding="utf-8").splitlines()) < 250
    assert "@import" not in text
    # What is hidden must stay hidden; on paper and in a folded month nothing may win it back.
    for sentence in re.findall(r"[^;{]*!important", text):
        assert sentence.strip() == "display: none !important"
    assert "letter-spacing" not in text
    assert "http" not in text.replace('a[href^="http"]', "")
    assert text.count("{") == text.count("}")
    assert re.match(r"\s*@layer \w+", text)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_uses_only_known_properties(sheet: Path) -> None:
    defined = {
        name
        for path in SHEETS
        for name in re.findall(r"--([\w-]+)\s*:", path.read_text(encoding="utf-8"))
    }
    # Set by whoever uses the layout, always with a value to fall back on.
    used = re.findall(r"var\(--([\w-]+)(,)?", sheet.read_text(encoding="utf-8"))
    assert {name for name, fallback in used if not fallback} <= defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_colours_are_tokens(sheet: Path) -> None:
    if sheet.name == "tokens.css":
        return
    text = re.sub(r"@media print \{.*", "", without_comments(sheet), flags=re.DOTALL)
    # White stands for paper: logos and QR codes need it in both themes.
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", text)) <= {"#fff"}


def test_fonts_exist_and_carry_their_licence() -> None:
    text = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    named = set(re.findall(r"\.\./fonts/([\w.-]+)", text))
    present = {path.name for path in (STATIC / "fonts").glob("*.woff2")}
    assert named == present
    assert (STATIC / "fonts" / "OFL.txt").read_text(encoding="utf-8").startswith("Copyright")
    assert sum((STATIC / "fonts" / name).stat().st_size for name in named) < 60_000


def test_arabic_is_large_and_loose() -> None:
    text = (STATIC / "css" / "tokens.css").read_text(encoding="utf-8")
    arabic = text.split(":root:lang(ar)")[1].split("}")[0]
    size = float(re.search(r"--text: ([\d.]+)rem", arabic)[1])
    leading = float(re.search(r"--leading: ([\d.]+)", arabic)[1])
    assert size * 16 >= 17
    assert leading >= 1.7


def test_style_guide_shows_every_colour() -> None:
    guide = (STATIC / "css" / "styleguide.css").read_text(encoding="utf-8")
    shown = re.findall(r"\.swatch-([\w-]+) \{ background: var\(--\1\); \}", guide)
    assert sorted(shown) == sorted(colour_tokens())
