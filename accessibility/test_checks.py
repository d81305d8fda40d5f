"""Each check finds what it is there to find: planted faults, on a page that has none."""

import pytest

from accessibility.key_pages import line
from accessibility.reviewed import broken, reviews
from accessibility.seeing import clipped, colourless, foreign_marks, left_over_english, moving, sticks_out
from accessibility.walking import walk
from tests.browser import Browser, Portal

PLANTED = {
    "sticks out": (sticks_out, "main p { inline-size: 900px; max-inline-size: none; }"),
    "clipped": (clipped, "main p { block-size: 4px; overflow: hidden; }"),
    "colourless": (colourless, ".nhsuk-button { border: 0 !important; }"),
    "moving": (moving, "main a { transition: color 1s; }"),
}


def _style(browser: Browser, css: str) -> None:
    browser.run("const s = new CSSStyleSheet(); s.replaceSync(arguments[0]); document.adoptedStyleSheets = [s]", css)


@pytest.fixture
def page(browser: Browser, filled: Portal) -> Browser:
    """The front page in English, which every check likes."""
    browser.prefer(forced_colors="active")
    line("front").open(browser, filled, "en")
    return browser


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, page: Browser) -> None:
    check, css = PLANTED[fault]
    assert check(page) == []
    _style(page, css)
    assert check(page) != []


def test_a_focus_that_nobody_sees_is_found(browser: Browser, filled: Portal) -> None:
    line("mishap 500").open(browser, filled, "en")
    usual = browser.run(
        """const s = getComputedStyle(document.querySelector("main a"));
        return ["color", "background-color", "text-decoration", "box-shadow", "outline"].map(n => `${n}: ${s.getPropertyValue(n)} !important`)"""
    )
    _style(browser, f"main a:focus {{ {'; '.join(usual)} }}")
    assert walk(browser).unseen == ["a 01632 960 123", "a Go to the front page", "a See all ideas"]


def test_a_control_that_something_covers_is_found(browser: Browser, filled: Portal) -> None:
    line("mishap 500").open(browser, filled, "en")
    _style(browser, "header { position: sticky; inset-block-start: 0; block-size: 600px; background: white; z-index: 9; }")
    assert walk(browser).covered != []


def test_a_control_that_ends_at_the_edge_of_the_window_is_not_taken_for_covered(browser: Browser, filled: Portal) -> None:
    line("mishap 500").open(browser, filled, "en")
    _style(browser, "main a:focus { position: fixed; inset: auto auto -1.6px 0; }")
    assert walk(browser).covered == []


def test_controls_out_of_order_are_found(browser: Browser, filled: Portal) -> None:
    line("sign in").open(browser, filled, "en")
    browser.run("document.querySelector('main button').tabIndex = 5")
    found = walk(browser)
    assert found.came != found.stops


def test_axe_finds_pale_words_and_a_field_without_a_name(browser: Browser, filled: Portal) -> None:
    line("sign in").open(browser, filled, "en")
    _style(browser, "main p { color: #6b6b6b; }")  # 5.3:1, too pale for us
    browser.run("document.querySelector('main label').remove()")
    found = {sentence.partition(":")[0] for sentence in broken(browser.axe()["violations"])}
    assert {"label", "color-contrast-enhanced"} <= found


def test_left_over_english_is_found(browser: Browser, stretched: Portal) -> None:
    line("sign in").open(browser, stretched, "qps")
    browser.run("document.querySelector('main p').textContent = 'Nobody translated this.'")
    assert left_over_english(browser) == ["Nobody translated this."]


def test_two_urdu_sentences_put_together_with_a_full_stop_of_english_are_found(browser: Browser, filled: Portal) -> None:
    line("sign in").open(browser, filled, "ur")
    assert foreign_marks(browser) == []
    browser.run("document.querySelector('main p').textContent = 'عام الفاظ. آسان الفاظ۔'")
    assert foreign_marks(browser) == ["عام الفاظ. آسان الفاظ۔"]


def test_everything_that_was_reviewed_has_a_reason() -> None:
    assert [review for review in reviews() if len(review.reason.split()) < 5] == []
