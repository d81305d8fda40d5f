"""A woman without an e-mail address fills in the form on paper; the team types it in; she hears by post what was written."""

import base64
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests import samples
from tests.browser import Browser, Portal, browser, filled, portal, until
from tests.visitor import Seen

__all__ = ["browser", "filled"]

SCAN = ["Paper form, page 1", "Paper form, page 2"]
A4 = 297 - 12 - 14  # millimetres between the margins
MILLIMETRE = 96 / 25.4
WIDTH = 210 - 18 - 18
TALLEST = """return [...document.querySelectorAll('.paper__step')].map(s => [s.querySelector('h2').textContent, s.getBoundingClientRect().height])"""


@pytest.fixture
def own(tmp_path: Path, filled: Portal) -> Iterator[Portal]:
    """A copy of the filled portal for this test alone, with an address for the paper."""
    for name in ("facts.json", "secret"):
        shutil.copy(filled.folder / name, tmp_path)
    with closing(sqlite3.connect(filled.folder / "portal.sqlite")) as source, closing(sqlite3.connect(tmp_path / "portal.sqlite")) as copy:
        source.backup(copy)
    with portal(tmp_path, FREEPOST="Freepost WENBROOK IDEAS") as opened:
        yield opened


def pages_of(browser: Browser) -> int:
    """How many sheets of A4 the page prints to."""
    printed = base64.b64decode(browser.cdp("Page.printToPDF", preferCSSPageSize=True)["data"])
    assert re.findall(rb"/MediaBox \[0 0 (\d+)\S* (\d+)", printed)[0] == (b"594", b"841")
    return len(re.findall(rb"/Type\s*/Page[^s]", printed))


@pytest.mark.parametrize(("tag", "most"), [("en", 11), ("en-easy", 16), ("ar", 16), ("ar-easy", 18), ("pl-easy", 18)])
def test_the_form_prints_to_a_few_sheets_and_to_the_width_of_one(browser: Browser, filled: Portal, tag: str, most: int) -> None:
    browser.stand_before(filled)
    browser.open(f"/{tag}/paper")
    assert 5 < pages_of(browser) <= most


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_no_page_end_cuts_a_question(browser: Browser, filled: Portal, tag: str) -> None:
    browser.stand_before(filled)
    browser.cdp("Emulation.setEmulatedMedia", media="print")
    browser.cdp("Emulation.setDeviceMetricsOverride", width=int(WIDTH * MILLIMETRE), height=900, deviceScaleFactor=1, mobile=False)
    try:
        browser.open(f"/{tag}/paper")
        cut = [question for question, height in browser.run(TALLEST) if height > A4 * MILLIMETRE]
    finally:
        browser.cdp("Emulation.clearDeviceMetricsOverride")
        browser.cdp("Emulation.setEmulatedMedia", media="")
    assert cut == []


def test_an_idea_on_paper_gets_its_number_and_a_copy_by_post(browser: Browser, own: Portal, tmp_path: Path) -> None:
    browser.stand_before(own)
    browser.open("/en-easy/")
    browser.open("/en-easy/share")
    seen = browser.press("Print the paper form")
    assert seen.has("Freepost WENBROOK IDEAS")
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open("/en/queue")
    browser.press("Write down an idea", within="footer")
    browser.fill(how="paper", said_in="en", reads="easy")
    seen = browser.press("Start to write")
    assert seen.has("4. What is not good now?")
    browser.fill(problem="The letters are small. I cannot read them.", kept_where="Cabinet 3")
    assert browser.press("Save and stop", within="main").has("The letters are small. I cannot read them.")
    browser.press("The letters are small.")
    browser.fill(contact="letter", address="1 Mill Lane, Wenbrook", display_name="Rose", publish="no")
    assert browser.press("Send it for the person").faults() == ["Choose whether our team can read and discuss your idea"]
    browser.fill(team_read="yes")
    assert browser.press("Save, and attach the scan").h1 == "Scan of the paper form"
    scan = tmp_path / "from the copier.pdf"
    scan.write_bytes(samples.pdf(2))
    browser.one("#file").send_keys(str(scan))
    assert browser.press("Attach the scan").has("The scan is attached.")
    assert shown(browser) == SCAN, "The paper stands beside what is typed in."
    seen = browser.press("Send it for the person")
    assert seen.has("The paper is kept here: Cabinet 3")
    assert shown(browser) == SCAN
    reference = str(re.search(r"ideas/([A-Z]{2}\d{4})/read", browser.address).group(1))
    browser.open("/en/demo/letters")
    seen = browser.press(f"We wrote down your idea {reference[:2]} {reference[2:]}", within="main")
    assert seen.has("post: somebody prints it")
    assert seen.has("The letters are small. I cannot read them.")
    assert seen.has("Yes, the team can read it")
    she_sees_her_paper(browser, own, seen, reference)


def she_sees_her_paper(browser: Browser, own: Portal, letter: Seen, reference: str) -> None:
    """By the link in her letter; whoever has no link does not."""
    link = re.search(rf"/en-easy/my-idea/{reference}/open/[\w.-]+", letter.text)
    assert link
    copy = f"/en-easy/my-idea/{reference}/copy"
    browser.stand_before(own)
    browser.open(copy)
    assert browser.status == 404
    browser.open(link[0])
    browser.leave_by(browser.one("main form[method=post] button.nhsuk-button"))
    seen = browser.open(copy)
    assert seen.has("Pictures of your paper form")
    assert seen.has("The letters are small. I cannot read them.")
    assert shown(browser) == SCAN


def shown(browser: Browser) -> list[str]:
    """The words of each picture that really came."""
    pictures = "document.querySelectorAll('main figure img')"
    browser.run(f"{pictures}.forEach(p => p.loading = 'eager')")
    until(lambda: browser.run(f"return [...{pictures}].every(p => p.complete)"))
    return list(browser.run(f"return [...{pictures}].filter(p => p.naturalWidth > 0).map(p => p.alt)"))
