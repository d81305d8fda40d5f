"""Fonts, each cut to the characters that its `@font-face` in 02-fonts.css is for.

The packages' own files hold every letter of a writing system that has any: the Arabic one is 49 KB a weight, and 20 without the
letters of languages that we do not speak to people in. The style sheet says which characters a file is for; this obeys it.
"""

import hashlib
import io
import json
import re
from importlib.metadata import version
from pathlib import Path

TOOLS = ("fonttools", "brotli")

_FACES = Path("app/static/css/02-fonts.css")
_FACE = re.compile(r'url\("fonts/(?P<short>[a-z]+)-(?P<part>[a-z-]+)-(?P<weight>\d+)\.woff2"\)[^}]*unicode-range: (?P<ranges>[^;]+);')
_PACKAGES = {
    "atkinson": "atkinson-hyperlegible-next",
    "noto": "noto-sans-arabic",
    "nastaliq": "noto-nastaliq-urdu",
    "gurmukhi": "noto-sans-gurmukhi",
    "name": "noto-sans-gurmukhi",
}
_FILES = {
    "polish": "latin-ext",
    "romanian": "latin-ext",
    "urdu": "arabic",
    "panjabi": "gurmukhi",
}  # any other part has its package's own name


def fonts(root: Path) -> dict[str, bytes]:
    """Each font of the style sheet by its name, `fonts/atkinson-latin-400.woff2`: a woff2 file."""
    made = {}
    for face in faces(root):
        package = _PACKAGES[face["short"]]
        source = (
            root
            / f"node_modules/@fontsource/{package}/files/{package}-{_FILES.get(face['part'], face['part'])}-{face['weight']}-normal.woff2"
        )
        made[f"fonts/{face['short']}-{face['part']}-{face['weight']}.woff2"] = _cut(source, characters(face["ranges"]))
    return made


def fonts_stamp(root: Path) -> str:
    """A fingerprint of everything that the fonts are made from: which characters, by which packages, cut by what."""
    digest = hashlib.sha256(json.dumps([faces(root), [version(name) for name in TOOLS]]).encode())
    for path in (Path(__file__), root / "package-lock.json"):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def faces(root: Path) -> list[dict[str, str]]:
    """What the style sheet says of each face: `short` for its family, `part` of the letters, `weight`, `ranges`."""
    return [face.groupdict() for face in _FACE.finditer((root / _FACES).read_text(encoding="utf-8"))]


def characters(ranges: str) -> list[int]:
    """The numbers of the characters of a unicode-range, `U+0020-007E, U+20AC`."""
    found: list[int] = []
    for each in ranges.split(","):
        first, _, last = each.strip().removeprefix("U+").partition("-")
        found.extend(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _cut(source: Path, wanted: list[int]) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(source, recalcTimestamp=False)
    cutter = Subsetter(Options(flavor="woff2"))
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
