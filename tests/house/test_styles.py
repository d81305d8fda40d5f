"""The style sheets: nothing physical, enough contrast in every scheme and theme, nothing in use cut away, light enough."""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from app.core import assets
from app.languages.pictures import PICTURES

ROOT = Path(__file__).resolve().parents[2]
CSS = ROOT / "app/static/css"
SHEETS = sorted(CSS.glob("*.css"))
THEMES = [None, *(path.name for path in SHEETS if path.name.startswith("theme-"))]
Tokens = dict[str, str]

# Every pair of colours that a page sets text in: 7:1 (WCAG 1.4.6). Hints and dates stand on plain ground only.
TEXT = [
    *product(["ink"], ["paper", "quiet", "brand-tint", "success-tint", "care-tint", "danger-tint"]),
    *product(["ink-2"], ["paper", "quiet", "brand-tint"]),
    *product(["link", "link-hover"], ["paper", "quiet", "brand-tint", "success-tint", "care-tint"]),
    *product(["brand"], ["paper", "quiet", "brand-tint"]),
    *product(["on-brand"], ["brand", "button", "button-hover"]),
    *product(["success"], ["paper", "success-tint"]),
    *product(["care"], ["paper", "care-tint"]),
    *product(["danger"], ["paper", "danger-tint"]),
    ("on-band", "band"),
    ("focus-ink", "focus"),
]
# Edges of what can be pressed or filled, pictures, marks of charts: 3:1 (WCAG 1.4.11). `line` only divides.
SHAPES = [
    *product(["input-line", "brand", "danger"], ["paper", "quiet"]),
    *product(["brand"], ["brand-tint"]),
    *product(["success"], ["success-tint"]),
    *product(["care"], ["paper", "care-tint"]),
    *product(["button"], ["paper", "quiet", "brand-tint"]),
    *product(["chart-blue", "chart-orange", "chart-purple", "chart-grey"], ["paper"]),
    ("focus-ink", "focus"),
]


@pytest.fixture(scope="module", autouse=True)
def _built() -> None:
    assets.build(ROOT, {name: picture.icon for name, picture in PICTURES.items()})


def _declarations(sheet: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/|@font-face\s*\{[^}]*\}", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    inside = re.findall(r"[{;]\s*(-?[\w-]+)\s*:\s*([^;{}]+)(?=[;}])", text.replace(";", ";;"))
    return [(name, value.strip()) for name, value in inside]


def _colours(sheet: str) -> tuple[Tokens, Tokens]:
    light, dark = (CSS / sheet).read_text(encoding="utf-8").split("prefers-color-scheme: dark", 1)
    return dict(_hex(light)), dict(_hex(dark))


def _hex(text: str) -> list[tuple[str, str]]:
    return re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})\b", text)


def _scheme(theme: str | None, dark: bool) -> Tokens:
    base_light, base_dark = _colours("01-tokens.css")
    theme_light, theme_dark = _colours(theme) if theme else ({}, {})
    return base_light | (base_dark if dark else {}) | theme_light | (theme_dark if dark else {})


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_our_styles_turn_round_in_a_language_that_reads_right_to_left(sheet: Path) -> None:
    physical = []
    for name, value in _declarations(sheet):
        sides = re.split(r"\s+(?![^(]*\))", value)
        lopsided = name in {"margin", "padding", "inset"} and len(sides) == 4 and sides[1] != sides[3]
        named = re.search(r"(^|-)(left|right)($|-)", name) or (name in {"text-align", "float", "clear"} and value in {"left", "right"})
        if named or lopsided:
            physical.append(f"{name}: {value}")
    assert physical == []


@pytest.mark.parametrize("sheet", [s for s in SHEETS if s.name[0].isdigit() and s.name != "01-tokens.css"], ids=lambda path: path.name)
def test_every_colour_comes_from_the_tokens(sheet: Path) -> None:
    raw = [
        f"{name}: {value}" for name, value in _declarations(sheet) if re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", value, re.IGNORECASE)
    ]
    assert raw == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("theme", THEMES)
def test_text_and_shapes_stand_out_from_their_ground(theme: str | None, dark: bool) -> None:
    colours = _scheme(theme, dark)
    measured = [
        (front, back, _contrast(colours[front], colours[back]), least) for pairs, least in ((TEXT, 7), (SHAPES, 3)) for front, back in pairs
    ]
    assert [(front, back, round(found, 2)) for front, back, found, least in measured if found < least] == []


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme])
def test_a_theme_is_tokens_and_nothing_else(theme: str) -> None:
    base, _ = _colours("01-tokens.css")
    light, dark = _colours(theme)
    names = {name for name, _value in _declarations(CSS / theme)}
    assert all(name.startswith("--") for name in names)
    assert (light | dark).keys() <= base.keys()


def test_the_reduced_styles_keep_every_class_that_a_page_asks_for() -> None:
    listed = json.loads((assets.VENDOR / "classes.json").read_text(encoding="utf-8"))
    asked: set[str] = set()
    for source in [*(ROOT / "templates").rglob("*.html"), *(ROOT / "app").rglob("*.py")]:
        asked.update(re.findall(r"[A-Za-z_][\w-]*", source.read_text(encoding="utf-8")))
    assert sorted(asked & set(listed["known"]) - set(listed["kept"])) == []


def test_no_style_sheet_is_heavier_than_its_budget() -> None:
    assert assets.over_budget(ROOT) == []


@pytest.mark.parametrize("name", ["site.css", "site.rtl.css"])
def test_the_styles_fetch_our_own_fonts_and_nothing_else(name: str) -> None:
    css = (assets.VENDOR / assets.asset(name).removeprefix(assets.URL)).read_text(encoding="utf-8")
    wanted = {address.strip("\"'") for address in re.findall(r"url\(([^)]*)\)", css)}
    assert wanted
    assert all(address.startswith("fonts/") and (assets.VENDOR / address).is_file() for address in wanted)
    assert "@import" not in css
