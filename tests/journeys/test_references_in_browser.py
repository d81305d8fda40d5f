"""The number of an idea stands on one line, wherever it is read and however narrow the window is."""

import pytest

from tests.browser import Browser, Portal, browser, filled

__all__ = ["browser", "filled"]

WIDTHS = (320, *range(280, 420, 12))
BROKEN = """
const told = [], shape = /[A-HJ-NP-Z]{2}[\\s\\u00a0][2-9]{4}/g;
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let seen = 0;
while (walk.nextNode()) {
  for (const hit of walk.currentNode.data.matchAll(shape)) {
    const range = document.createRange();
    range.setStart(walk.currentNode, hit.index);
    range.setEnd(walk.currentNode, hit.index + hit[0].length);
    const lines = new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top)));
    seen += 1;
    if (lines.size !== 1) told.push(`${innerWidth}: ${walk.currentNode.data.trim().slice(0, 80)}`);
  }
}
return [seen, told];
"""
PAGES = {
    "my idea": "/my-idea/{arabic}",
    "sent": "/my-idea/{arabic}/sent",
    "my copy": "/my-idea/{arabic}/copy",
    "messages": "/my-idea/{arabic}/messages",
    "messages, several": "/my-idea/{answered}/messages",
    "links": "/my-idea/{arabic}/links",
    "take it back": "/my-idea/{arabic}/take-back",
    "bring it back": "/my-idea/{taken_back}/bring-back",
    "open my idea": "/my-idea/{answered}/open/{token}",
    "one idea": "/ideas/{arabic}",
    "letters of the demo": "/demo/letters",
    "letter of the demo": "/demo/letters/{letter_ar}",
}


@pytest.mark.parametrize("reading", ["ar", "ar-easy"])
@pytest.mark.parametrize("page", PAGES)
def test_a_reference_is_never_broken_across_lines(browser: Browser, filled: Portal, page: str, reading: str) -> None:
    browser.stand_before(filled, filled.facts["cookies"]["proposer"])
    browser.open(f"/{reading}{PAGES[page].format(**filled.facts)}")
    broken: list[str] = []
    for width in WIDTHS:
        browser.size(width, 640)
        seen, told = browser.run(BROKEN)
        assert seen > 0
        broken += told
    assert broken == []
