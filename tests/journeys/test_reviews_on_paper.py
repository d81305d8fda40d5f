"""A review of a try-out prints to one sheet, also with the longest words."""

import pytest

from tests.browser import Browser, Portal, browser, filled
from tests.journeys.test_paper_in_browser import pages_of

__all__ = ["browser", "filled"]


@pytest.mark.parametrize("tag", ["en", "en-easy"])
def test_a_closed_review_is_one_page_of_paper(browser: Browser, filled: Portal, tag: str) -> None:
    browser.stand_before(filled, filled.facts["cookies"]["member"])
    browser.open(f"/{tag}/ideas/{filled.facts['paused']}/try-out/reviews/1")
    assert browser.see().has("What we saw")
    assert pages_of(browser) == 1
