"""The report of `make accessibility`: counts, and screenshots to look at. Stands in accessibility/report/, not in git.

The looks are shared out between processes. Each keeps what it found in a part of its own; the process that
started them clears the folder before the first look and writes the page from all parts after the last.
"""

import html
import io
import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image

from tests.browser import Browser

FOLDER = Path(__file__).with_name("report")
STYLE = """body{font:17px/1.5 sans-serif;margin:24px;color:#1c2321}table{border-collapse:collapse}td,th{border:1px solid #c9d1ce;padding:4px 8px;
text-align:start;vertical-align:top}img{inline-size:240px;border:1px solid #c9d1ce;display:block}img.wide{inline-size:480px}
figure{margin:0 16px 16px 0;display:inline-block;vertical-align:top}h2{margin-block-start:48px}"""


@dataclass
class Report:
    """What the matrix found, page by page."""

    looked: Counter[str] = field(default_factory=Counter)
    pages: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    broken: list[str] = field(default_factory=list)

    def count(self, what: str, where: str, found: list[str]) -> None:
        """One look at one page."""
        self.looked[what] += 1
        self.broken += [f"{where}: {sentence}" for sentence in found]

    def show(self, browser: Browser, name: str, caption: str) -> None:
        """Keeps a picture of the whole page that is open."""
        FOLDER.mkdir(exist_ok=True)
        file = f"{name} {caption}".replace(" ", "-").replace(",", "").replace("/", "-") + ".jpg"
        with Image.open(io.BytesIO(browser.picture(whole=True))) as picture:
            picture.convert("RGB").save(FOLDER / file, quality=72)
        self.pages.setdefault(name, []).append((caption, file))

    def keep(self) -> None:
        """Puts what this process found beside what the others found."""
        FOLDER.mkdir(exist_ok=True)
        part = {"looked": self.looked, "pages": self.pages, "broken": self.broken}
        (FOLDER / f"part-{os.getpid()}.json").write_text(json.dumps(part), encoding="utf-8")

    @classmethod
    def whole(cls) -> "Report":
        """What all processes found, the pages in the order of their names. The parts are gone after it."""
        report = cls()
        for file in sorted(FOLDER.glob("part-*.json")):
            part = json.loads(file.read_text(encoding="utf-8"))
            report.looked.update(part["looked"])
            report.broken += part["broken"]
            for name, shots in part["pages"].items():
                report.pages.setdefault(name, []).extend(shots)
            file.unlink()
        report.pages = {name: sorted(shots) for name, shots in sorted(report.pages.items())}
        return report

    def write(self) -> None:
        """The page that shows it all."""
        counts = "".join(
            f"<tr><th scope=row>{html.escape(what)}</th><td>{number}</td></tr>" for what, number in sorted(self.looked.items())
        )
        faults = "".join(f"<li>{html.escape(sentence)}</li>" for sentence in self.broken) or "<li>None.</li>"
        pages = "".join(self._page(name, shots) for name, shots in self.pages.items())
        text = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Accessibility report</title><style>{STYLE}</style></head>
<body><h1>Accessibility report</h1><h2>Looks</h2><table><caption>Pages in each state, by kind of look</caption>{counts}</table>
<h2>Violations</h2><ul>{faults}</ul><h2>Pages</h2>{pages}</body></html>"""
        FOLDER.mkdir(exist_ok=True)
        (FOLDER / "index.html").write_text(text, encoding="utf-8")

    @staticmethod
    def _page(name: str, shots: list[tuple[str, str]]) -> str:
        told = "".join(
            f'<figure><a href="{file}"><img loading="lazy" alt="{html.escape(name)}, {html.escape(caption)}" src="{file}"'
            f"{' class=wide' if '1280' in caption else ''}></a><figcaption>{html.escape(caption)}</figcaption></figure>"
            for caption, file in shots
        )
        return f"<h3>{html.escape(name)}</h3>{told}"


@pytest.fixture(scope="session")
def report() -> Iterator[Report]:
    """One for each process; kept when the matrix has looked at something."""
    kept = Report()
    yield kept
    kept.keep()


def clear() -> None:
    """Nothing of an older run is left."""
    shutil.rmtree(FOLDER, ignore_errors=True)


def finish() -> None:
    """Writes the page when there is anything to tell."""
    if any(FOLDER.glob("part-*.json")):
        Report.whole().write()
