"""A page of a PDF, drawn as a picture: nothing of the file that came goes on but what can be seen. Runs by itself as a program too."""

import json
import sys
from pathlib import Path

_SECONDS, _MEGABYTES = 20, 1200
_MARK = b"%PDF-"
_QUALITY = 95  # it is drawn once more, as every photo is


class NoPage(Exception):
    """The page cannot be drawn: the file is damaged, asks for a password, or has no page."""


def is_pdf(path: Path) -> bool:
    """Whether a file begins as a PDF does."""
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def draw_page(old: Path, number: int, drawn: Path, *, longest: int) -> int:
    """Draws one page, counted from 0, in a program of its own: a JPEG of `longest` pixels at its longer side. Gives how many pages there are.

    No script of it runs; what was filled in on a screen is drawn too. Raises NoPage.
    """
    from app.core.files.programs import own, run

    words = (str(old), str(number), str(drawn), str(longest))
    done = run(own(Path(__file__), *words), seconds=_SECONDS, megabytes=_MEGABYTES)
    if done is None or done.returncode != 0 or not done.stdout:
        raise NoPage
    return int(json.loads(done.stdout)["pages"])


def _main(old: str, number: str, drawn: str, longest: str) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(old)
    if pdf.get_formtype():
        pdf.init_forms()
    page = pdf[int(number)]
    picture = page.render(scale=int(longest) / max(page.get_size())).to_pil()
    picture.convert("RGB").save(drawn, "JPEG", quality=_QUALITY)
    sys.stdout.write(json.dumps({"pages": len(pdf)}))


if __name__ == "__main__":
    _main(*sys.argv[1:5])
