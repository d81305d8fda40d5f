"""From a page to a tagged PDF (PDF/UA-1, ISO 14289-1), in a program of its own: its memory goes with it.

The page comes on the standard input, the PDF goes to the standard output. Nothing is fetched but our own fonts.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import HTML
from weasyprint.pdf import tags
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from app.core.config import ROOT

FONTS = ROOT / "app" / "static" / "vendor" / "fonts"
STYLE = Path(__file__).with_name("pack.css")
FACES = {  # family and weight, by the beginning of the name of the file
    "atkinson-latin-400": ("Latin", 400),
    "atkinson-latin-700": ("Latin", 700),
    "atkinson-latin-ext-400": ("Latin more", 400),
    "atkinson-latin-ext-700": ("Latin more", 700),
    "atkinson-polish-400": ("Polish", 400),
    "atkinson-polish-700": ("Polish", 700),
    "atkinson-romanian-400": ("Romanian", 400),
    "atkinson-romanian-700": ("Romanian", 700),
    "noto-arabic-400": ("Arabic", 400),
    "noto-arabic-700": ("Arabic", 700),
    "nastaliq-urdu-400": ("Nastaliq", 400),
    "gurmukhi-panjabi-400": ("Gurmukhi", 400),
    "gurmukhi-panjabi-700": ("Gurmukhi", 700),
}


class OnlyOurFonts(URLFetcher):  # type: ignore[misc] # the library tells no types
    """Whatever a page names, nothing is read but the fonts of this portal."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """The font. Raises FatalURLFetchingError for anything else."""
        if not url.startswith(f"{FONTS.as_uri()}/") or ".." in url:
            raise FatalURLFetchingError("A pack names nothing but our fonts.")
        return super().fetch(url, headers)


def say_languages(build: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    """WeasyPrint tags what it draws but tells no language of a piece (70.0); with this each tag has the one that its element names."""

    def tagged(box: Any, *rest: Any) -> Iterator[Any]:
        lang = box.element.get("lang") if getattr(box, "element", None) is not None else None
        for element in build(box, *rest):
            if lang and "Lang" not in element and "S" in element:
                element["Lang"] = pydyf.String(lang)
            yield element

    return tagged


tags._build_box_tree = say_languages(tags._build_box_tree)  # noqa: SLF001 there is no other place where box and tag meet; tests hold it


def style() -> str:
    """The sheet of styles, with each font where it lies."""
    faces = [
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; src: url("{path.as_uri()}"); }}'
        for begin, (family, weight) in FACES.items()
        for path in FONTS.glob(f"{begin}.*.woff2")
    ]
    return "\n".join([*faces, STYLE.read_text(encoding="utf-8")])


def woven(page: str) -> bytes:
    """The PDF of a page, tagged, with its title and its languages."""
    whole = page.replace("</head>", f"<style>{style()}</style></head>", 1)
    fetcher = OnlyOurFonts(allowed_protocols=("file",))
    made: bytes = HTML(string=whole, url_fetcher=fetcher).write_pdf(pdf_variant="pdf/ua-1")
    return made


if __name__ == "__main__":
    sys.stdout.buffer.write(woven(sys.stdin.buffer.read().decode()))
