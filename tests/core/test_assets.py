"""The asset build: hashed names, compressed copies, pictures in one colour, nothing done twice."""

import gzip
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import brotli  # type: ignore[import-untyped]  # ships no types
import pytest

from app.core import assets

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = ROOT / "app/languages/pictures/registry.json"
PICTURES: dict[str, str] = {name: entry["icon"] for name, entry in json.loads(REGISTRY.read_text(encoding="utf-8")).items()}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("house")
    for folder in ("app/static/build", "app/static/css", "app/static/js", "app/static/vendor", "app/languages/pictures", "templates"):
        shutil.copytree(ROOT / folder, root / folder)
    for file in ("app/static/mark.svg", "package-lock.json"):
        shutil.copy(ROOT / file, root / file)
    (root / "node_modules").symlink_to(ROOT / "node_modules")
    assets.build(root, PICTURES)  # what this machine runs with was built by the same code; it is made anew where it is older
    return root


@pytest.fixture
def vendor(house: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = house / "app/static/vendor"
    monkeypatch.setattr(assets, "VENDOR", folder)
    _forget()
    yield folder
    _forget()


def _forget() -> None:
    assets._manifest.cache_clear()
    assets._pictures.cache_clear()


def test_every_file_has_a_name_that_changes_with_its_content(vendor: Path) -> None:
    manifest = json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))
    assert {"site.css", "site.rtl.css", "theme-nhs-blue.css", "htmx.js", "mark.svg", "fonts/noto-arabic-400.woff2"} <= manifest.keys()
    for name, hashed in manifest.items():
        stem, suffix = name.rsplit(".", 1)
        assert hashed.startswith(f"{stem}.")
        assert hashed.endswith(f".{suffix}")
        assert (vendor / hashed).is_file()


def test_compressed_copies_say_the_same(vendor: Path) -> None:
    for name in ("site.css", "htmx.js"):
        file = vendor / assets.asset(name).removeprefix(assets.URL)
        plain = file.read_bytes()
        assert brotli.decompress(file.with_name(f"{file.name}.br").read_bytes()) == plain
        assert gzip.decompress(file.with_name(f"{file.name}.gz").read_bytes()) == plain


def test_a_picture_is_drawn_in_the_colour_of_its_words_and_silent(vendor: Path) -> None:
    assert (vendor / "pictures.json").is_file()
    for name in PICTURES:
        drawing = ET.fromstring(assets.picture(name))
        assert drawing.get("aria-hidden") == "true"
        assert drawing.get("focusable") == "false"
        assert len(list(drawing.iter())) > 1, name
        colours = {part.get(key) for part in drawing.iter() for key in ("fill", "stroke")}
        assert colours <= {None, "none", "currentColor", "currentcolor"}, name


def test_nothing_is_built_again_while_nothing_has_changed(house: Path, vendor: Path) -> None:
    before = vendor.stat().st_ino
    assets.build(house, PICTURES)
    assert vendor.stat().st_ino == before


def test_a_changed_style_sheet_is_built_again_and_leaves_nothing_behind(house: Path, vendor: Path) -> None:
    before = assets.asset("site.css")
    (house / "app/static/css/99-more.css").write_text(".x-more { color: var(--ink); }\n", encoding="utf-8")
    assets.build(house, PICTURES)
    assert assets.asset("site.css") != before
    assert sorted(path.name for path in (house / "app/static").iterdir()) == ["build", "css", "js", "mark.svg", "vendor"]
    assert vendor.is_dir()


def test_fonts_are_cut_anew_only_when_their_characters_change(tmp_path: Path) -> None:
    for name in ("app/static/css", "app/static/vendor/fonts", "fresh"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(ROOT / "package-lock.json", tmp_path / "package-lock.json")
    sheet, fresh, vendor = tmp_path / "app/static/css/02-fonts.css", tmp_path / "fresh", tmp_path / "app/static/vendor"
    sheet.write_text('src: url("fonts/atkinson-latin-400.woff2"); unicode-range: U+0041-0042;', encoding="utf-8")
    cut = assets._fonts(fresh, tmp_path)
    (vendor / "manifest.json").write_text('{"fonts/atkinson-latin-400.woff2": "fonts/kept.woff2", "site.css": "x"}', encoding="utf-8")
    (vendor / "fonts/kept.woff2").write_bytes(b"kept")
    shutil.copy(fresh / "fonts.txt", vendor / "fonts.txt")
    assert (list(cut), assets._fonts(fresh, tmp_path)) == (["fonts/atkinson-latin-400.woff2"], {"fonts/atkinson-latin-400.woff2": b"kept"})
    sheet.write_text(sheet.read_text(encoding="utf-8").replace("0042", "0043"), encoding="utf-8")
    (other,) = assets._fonts(fresh, tmp_path).values()
    assert other not in (b"kept", *cut.values())


def test_a_broken_style_sheet_leaves_the_last_good_build(house: Path, vendor: Path) -> None:
    before = (vendor / "manifest.json").read_text(encoding="utf-8")
    bad = house / "app/static/css/98-bad.css"
    bad.write_text(".x { color: ", encoding="utf-8")
    try:
        with pytest.raises(assets.BuildBroken):
            assets.build(house, PICTURES)
    finally:
        bad.unlink()
    assert (vendor / "manifest.json").read_text(encoding="utf-8") == before


def test_whoever_forgot_to_build_is_told_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "VENDOR", tmp_path)
    _forget()
    with pytest.raises(assets.AssetsMissing, match="make ready"):
        assets.asset("site.css")
    with pytest.raises(assets.AssetsMissing, match="make ready"):
        assets.build(tmp_path, {})
    _forget()


def test_a_name_that_was_never_built_is_refused(vendor: Path) -> None:
    assert vendor.is_dir()
    with pytest.raises(assets.AssetsMissing, match="nothing-like-it"):
        assets.asset("nothing-like-it.css")


def test_the_licences_of_pictures_and_fonts_are_beside_them(vendor: Path) -> None:
    said = (vendor / "LICENCES.txt").read_text(encoding="utf-8")
    for words in ("Health Icons", "MIT", "OpenMoji", "CC BY-SA 4.0", "SIL OPEN FONT LICENSE", "Noto Sans Arabic"):
        assert words in said


def test_a_first_english_page_that_shows_a_polish_idea_leaves_room_for_its_words(vendor: Path, house: Path) -> None:
    sizes = assets.sizes(house)
    needed = ["site.css", "mark.svg", *(f"fonts/atkinson-{part}-{weight}.woff2" for part in ("latin", "polish") for weight in (400, 700))]
    assert sum(sizes[name] for name in needed) <= 38 * 1024  # of 45 KB in all; our longest English page is 5 KB
