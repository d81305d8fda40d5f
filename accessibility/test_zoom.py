"""Larger, wider apart, longer, the other way round, in the reader's own colours: nothing is lost."""

import pytest

from accessibility.key_pages import MOST_IMPORTANT, line
from accessibility.pages import LINES, Line
from accessibility.report import Report
from accessibility.seeing import clipped, colourless, foreign_marks, left_over_english, moving, sticks_out
from tests.browser import Browser, Portal

LONG_ONES = [e.name for e in LINES if "long words" in e.name or "long search" in e.name]
DIFFICULT = [(name, "en") for name in (*LONG_ONES, "queue", "letters that did not arrive", "screen", "decide")] + [
    ("front", "ar"),
    ("question where", "ar"),
]
EVERYWHERE = [pytest.param(e, r, id=f"{e.name}-{r}") for e in LINES for r in ("en", "en-easy", "ar") if r in e.readings]
PUBLIC_LINES = [e for e in LINES if "ar" in e.readings]
PSEUDO = [("front", "qps"), ("question where", "qps-easy"), ("check", "qps"), ("my idea, a question to me", "qps"), ("ideas", "qps")]
PSEUDO += [("front", "qrl"), ("question where", "qrl-easy"), ("check", "qrl"), ("my idea, a question to me", "qrl"), ("ideas", "qrl")]


@pytest.mark.parametrize(("name", "reading"), DIFFICULT)
def test_nobody_scrolls_sideways_at_400_per_cent_with_their_own_text_spacing(
    name: str, reading: str, browser: Browser, filled: Portal
) -> None:
    browser.zoomed_to_400()
    line(name).open(browser, filled, reading)
    assert sticks_out(browser) == []
    browser.spaced_text()
    assert sticks_out(browser) + clipped(browser) == []


@pytest.mark.matrix
@pytest.mark.parametrize(("line", "reading"), EVERYWHERE)
def test_every_page_stands_every_way_of_looking(line: Line, reading: str, browser: Browser, filled: Portal, report: Report) -> None:
    browser.zoomed_to_400()
    line.open(browser, filled, reading)
    found = sticks_out(browser) + moving(browser)
    browser.spaced_text()
    found += sticks_out(browser) + clipped(browser)
    browser.size(320, 640)
    browser.prefer(forced_colors="active")
    found += colourless(browser)
    if reading == "en":
        report.show(browser, line.name, "forced colours 320")
    report.count("400 per cent, text spacing, forced colours", f"{line.name}, {reading}", found)
    assert found == []


@pytest.mark.parametrize(("name", "reading"), MOST_IMPORTANT)
def test_in_forced_colours_every_control_keeps_its_edge(name: str, reading: str, browser: Browser, filled: Portal) -> None:
    browser.prefer(forced_colors="active")
    line(name).open(browser, filled, reading)
    assert browser.run("return matchMedia('(forced-colors: active)').matches")
    assert colourless(browser) == []


@pytest.mark.parametrize(("name", "reading"), MOST_IMPORTANT)
def test_nothing_moves(name: str, reading: str, browser: Browser, filled: Portal) -> None:
    browser.prefer(prefers_reduced_motion="reduce")
    line(name).open(browser, filled, reading)
    assert moving(browser) == []


@pytest.mark.parametrize(("name", "reading"), PSEUDO)
def test_longer_words_and_the_other_direction_fit(name: str, reading: str, browser: Browser, stretched: Portal) -> None:
    line(name).open(browser, stretched, reading)
    assert browser.run("return document.documentElement.dir") == ("rtl" if reading.startswith("qrl") else "ltr")
    assert sticks_out(browser) + clipped(browser) == []


@pytest.mark.matrix
@pytest.mark.parametrize("line", [pytest.param(e, id=e.name) for e in PUBLIC_LINES])
def test_no_english_is_left_over_and_longer_words_fit_everywhere(line: Line, browser: Browser, stretched: Portal, report: Report) -> None:
    found: list[str] = []
    for reading in ("qps", "qrl"):
        line.open(browser, stretched, reading)
        found += sticks_out(browser) + clipped(browser) + left_over_english(browser)
    report.count("60 per cent longer, right to left", line.name, found)
    assert found == []


@pytest.mark.parametrize(
    "name", ["front", "share an idea", "question contact", "check", "my idea, a question to me", "one idea", "mishap 500"]
)
def test_no_english_is_left_over(name: str, browser: Browser, stretched: Portal) -> None:
    line(name).open(browser, stretched, "qps")
    assert left_over_english(browser) == []


@pytest.mark.parametrize(
    "name", ["languages", "share an idea", "question, whose words", "one idea in Polish", "check, private details", "links", "sent"]
)
def test_no_mark_of_english_stands_behind_urdu_words(name: str, browser: Browser, filled: Portal) -> None:
    for reading in ("ur", "ur-easy"):
        line(name).open(browser, filled, reading)
        assert foreign_marks(browser) == []


@pytest.mark.matrix
@pytest.mark.parametrize("line", [pytest.param(e, id=e.name) for e in PUBLIC_LINES])
def test_no_mark_of_english_stands_behind_words_of_another_writing(line: Line, browser: Browser, filled: Portal, report: Report) -> None:
    found: list[str] = []
    for reading in ("ur", "ar", "pa"):
        line.open(browser, filled, reading)
        found += foreign_marks(browser)
    report.count("marks of another writing", line.name, found)
    assert found == []
