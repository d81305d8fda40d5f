"""The asset build, and the names of what it made.

`python -m app.core.assets` takes the NHS styles, fonts, pictures, familiar words and htmx from `node_modules` and writes them, with our own
style sheets, to `app/static/vendor/`: names that carry a hash of the content, compressed copies beside them, a manifest.
"""

import fcntl
import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import brotli
from markupsafe import Markup

from app.core.assets.fonts import TOOLS, fonts, fonts_stamp
from app.core.assets.pictures import FOLDER, drawings

CSS_BUDGET = 14 * 1024  # bytes, brotli: both sheets of one page together
URL = "/static/vendor/"

_ROOT = Path(__file__).resolve().parents[3]
_STATIC = Path("app/static")
VENDOR = _ROOT / _STATIC / "vendor"
_LICENCES = {
    "Atkinson Hyperlegible Next (font, cut to the letters of our pages)": "@fontsource/atkinson-hyperlegible-next/LICENSE",
    "Noto Sans Arabic (font, cut to the letters of our pages)": "@fontsource/noto-sans-arabic/LICENSE",
    "Noto Nastaliq Urdu (font, cut to the letters of our pages)": "@fontsource/noto-nastaliq-urdu/LICENSE",
    "Noto Sans Gurmukhi (font, cut to the letters of our pages)": "@fontsource/noto-sans-gurmukhi/LICENSE",
    "htmx (script)": "htmx.org/LICENSE",
    "Familiar words (the words checker; new Dale-Chall, 1995)": "dale-chall/license",
}


class AssetsMissing(RuntimeError):
    """The build has not been made, or lacks what was asked for. The message says what to do."""


class BuildBroken(RuntimeError):
    """The build could not be made; the message is what the tool said."""


# ---- names, for the pages ----


def asset(name: str) -> str:
    """The address of a built file, by its plain name: `site.css`, `fonts/atkinson-latin-400.woff2`."""
    return URL + _found(_manifest(), name)


def picture(name: str) -> Markup:
    """The inline drawing of a picture of the registry. It says nothing to a screen reader: its words stand beside it."""
    return Markup(_found(_pictures(), name))  # noqa: S704  our own build wrote it


def familiar_words() -> frozenset[str]:
    """The English words that most people know, in lower case."""
    return frozenset(_read("familiar.json"))


def _found(entries: Mapping[str, str], name: str) -> str:
    try:
        return entries[name]
    except KeyError:
        raise AssetsMissing(f"There is no built “{name}”. Run: make ready") from None


@lru_cache(maxsize=1)
def _manifest() -> dict[str, str]:
    return _read("manifest.json")


@lru_cache(maxsize=1)
def _pictures() -> dict[str, str]:
    return _read("pictures.json")


def _read(name: str) -> dict[str, str]:
    try:
        entries: dict[str, str] = json.loads((VENDOR / name).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AssetsMissing("The styles, fonts and pictures are not built yet. Run: make ready") from None
    return entries


# ---- the build ----


def build(root: Path, pictures: Mapping[str, str]) -> bool:
    """Make `app/static/vendor/` under `root` anew, unless nothing it is made from has changed. Whether it did.

    `pictures` names each picture's icon: `healthicons:home`, `openmoji:camera` or `drawn:bus`.
    """
    if not (root / "node_modules").is_dir():
        raise AssetsMissing("node_modules is missing. Run: make ready")
    vendor = root / _STATIC / "vendor"
    with _alone(root / _STATIC / "build"):
        classes = _classes_in_use(root)
        stamp = _stamp(root, pictures, classes)
        if _text(vendor / "stamp.txt") == stamp:
            return False
        fresh = Path(tempfile.mkdtemp(prefix="vendor-", dir=root / _STATIC))
        try:
            _fill(fresh, root, pictures, classes)
            (fresh / "stamp.txt").write_text(stamp, encoding="utf-8")
            _replace(vendor, fresh)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    _manifest.cache_clear()
    _pictures.cache_clear()
    return True


def _fill(fresh: Path, root: Path, pictures: Mapping[str, str], classes: list[str]) -> None:
    modules = root / "node_modules"
    manifest: dict[str, str] = {}
    for name, font in _fonts(fresh, root).items():
        _write(fresh, name, font, manifest)
    for name, css in _style_sheets(fresh, root, classes).items():
        _write(fresh, name, _with_hashed_fonts(css, manifest).encode(), manifest)
    htmx = (modules / "htmx.org/dist/htmx.min.js").read_text(encoding="utf-8")
    _write(fresh, "htmx.js", re.sub(r"\n?//# sourceMappingURL=\S+\s*$", "\n", htmx).encode(), manifest)
    for script in sorted((root / _STATIC / "js").glob("*.js")):
        _write(fresh, script.name, script.read_bytes(), manifest)
    _write(fresh, "mark.svg", (root / _STATIC / "mark.svg").read_bytes(), manifest)
    drawn = drawings(root, pictures)
    (fresh / "pictures.json").write_text(json.dumps(drawn, indent=0), encoding="utf-8")
    familiar = re.findall(r"""^  (['"])(.+)\1,?$""", (modules / "dale-chall/index.js").read_text(encoding="utf-8"), re.MULTILINE)
    (fresh / "familiar.json").write_text(json.dumps({word.lower(): "" for _quote, word in familiar}, indent=0), encoding="utf-8")
    (fresh / "LICENCES.txt").write_text(_licences(modules), encoding="utf-8")
    (fresh / "manifest.json").write_text(json.dumps(manifest, indent=2, sort_keys=True), encoding="utf-8")


def _fonts(fresh: Path, root: Path) -> dict[str, bytes]:
    """The fonts: those of the last build while nothing that they are made from has changed. Cutting them anew takes most of a build."""
    last = root / _STATIC / "vendor"
    stamp = fonts_stamp(root)
    (fresh / "fonts.txt").write_text(stamp, encoding="utf-8")
    if _text(last / "fonts.txt") != stamp:
        return fonts(root)
    named = json.loads((last / "manifest.json").read_text(encoding="utf-8"))
    return {name: (last / hashed).read_bytes() for name, hashed in named.items() if name.startswith("fonts/")}


def _style_sheets(fresh: Path, root: Path, classes: list[str]) -> dict[str, str]:
    """What build.mjs makes, by name. It also leaves classes.json, for the test that nothing in use was cut away."""
    node = shutil.which("node")
    if node is None:
        raise AssetsMissing("Node 20 or newer is missing. Run: make ready")
    raw = fresh / "raw"
    raw.mkdir()
    (raw / "job.json").write_text(json.dumps({"classes": classes}), encoding="utf-8")
    script = root / _STATIC / "build/build.mjs"
    done = subprocess.run(  # noqa: S603  fixed words and our own paths
        [node, script, root, raw / "job.json", raw], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BuildBroken(done.stderr)
    (raw / "classes.json").replace(fresh / "classes.json")
    sheets = {path.name: path.read_text(encoding="utf-8") for path in sorted(raw.glob("*.css"))}
    shutil.rmtree(raw)
    return sheets


def _with_hashed_fonts(css: str, manifest: Mapping[str, str]) -> str:
    return re.sub(r"fonts/[\w-]+\.woff2", lambda match: manifest[match.group()], css)


def _write(fresh: Path, name: str, content: bytes, manifest: dict[str, str]) -> None:
    """Write a file under its hashed name; compressed copies beside it where they are smaller (woff2 is compressed already)."""
    stem, suffix = name.rsplit(".", 1)
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{suffix}"
    target = fresh / hashed
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(content)
    packed = {".br": brotli.compress(content, quality=11), ".gz": gzip.compress(content, 9, mtime=0)}
    for ending, data in packed.items():
        if len(data) < len(content) * 0.95:
            (fresh / f"{hashed}{ending}").write_bytes(data)
    manifest[name] = hashed


def _replace(vendor: Path, fresh: Path) -> None:
    fresh.chmod(0o755)
    old = vendor.with_name(f"{fresh.name}-old")
    if vendor.exists():
        vendor.rename(old)
    fresh.rename(vendor)
    shutil.rmtree(old, ignore_errors=True)


# ---- what the build depends on ----


def _classes_in_use(root: Path) -> list[str]:
    """Every NHS class named in a template or in code. They are always written whole, never glued."""
    sources = [*(root / "templates").rglob("*.html"), *(root / "app").rglob("*.py")]
    found: set[str] = set()
    for source in sources:
        found.update(re.findall(r"nhsuk-[\w-]+", source.read_text(encoding="utf-8")))
    return sorted(found)


def _stamp(root: Path, pictures: Mapping[str, str], classes: list[str]) -> str:
    static = root / _STATIC
    files = [*sorted(Path(__file__).parent.glob("*.py")), root / "package-lock.json", static / "mark.svg"]
    for folder in (static / "build", static / "css", static / "js", root / FOLDER / "drawn"):
        files += sorted(path for path in folder.iterdir() if path.is_file())
    tools = [version(name) for name in TOOLS]  # package-lock.json says those of the styles
    digest = hashlib.sha256(json.dumps([sorted(pictures.items()), classes, tools]).encode())
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Two builds at once (tests in parallel) take turns."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


# ---- licences, sizes, the command ----


def _licences(modules: Path) -> str:
    parts = []
    for name, credit in {
        "healthicons": "Pictures: Health Icons, healthicons.org",
        "openmoji": "Pictures: OpenMoji, openmoji.org. Changed: only the outlines are kept, in one colour and heavier.",
    }.items():
        info = json.loads((modules / f"@iconify-json/{name}/info.json").read_text(encoding="utf-8"))
        parts.append(f"{credit}\nAuthor: {info['author']['name']}. Licence: {info['license']['title']}, {info['license']['url']}")
    parts.append("Other pictures, the line icons and the mark are our own.")
    parts.append("NHS.UK frontend (styles)\nCopyright NHS England. Licence: MIT, https://github.com/nhsuk/nhsuk-frontend")
    for title, source in _LICENCES.items():
        parts.append(f"{title}\n\n{(modules / source).read_text(encoding='utf-8').strip()}")
    return "\n\n----\n\n".join(parts) + "\n"


def sizes(root: Path = _ROOT) -> dict[str, int]:
    """Bytes of each built file as a browser fetches it: brotli where there is a copy, else as it is."""
    vendor = root / _STATIC / "vendor"
    manifest: dict[str, str] = json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))
    found = {}
    for name, hashed in sorted(manifest.items()):
        packed = vendor / f"{hashed}.br"
        found[name] = (packed if packed.exists() else vendor / hashed).stat().st_size
    return found


def over_budget(root: Path = _ROOT) -> list[str]:
    """The style sheets that weigh more than a first visit can bear."""
    return [name for name, size in sizes(root).items() if name.endswith(".css") and size > CSS_BUDGET]


def main() -> None:
    """Build, and say what each file weighs where it was built."""
    registry = json.loads((_ROOT / FOLDER / "registry.json").read_text(encoding="utf-8"))
    if not build(_ROOT, {name: entry["icon"] for name, entry in registry.items()}):
        return
    for name, size in sizes().items():
        print(f"{size:>7,}  {name}")  # noqa: T201  a command
    if heavy := over_budget():
        raise SystemExit(f"Over {CSS_BUDGET:,} bytes: {', '.join(heavy)}")
