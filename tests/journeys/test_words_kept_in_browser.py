"""In a real browser, with and without script: no button of a try-out or a huddle takes away what somebody has typed beside it."""

from urllib.request import Request, urlopen

import pytest
from selenium.webdriver.remote.webelement import WebElement

from accessibility.pages import LINES
from tests.browser import Browser, Portal, until
from tests.markup import parsed
from tests.visitor import Seen

TYPED = {"value": "4.5", "note": "Snow all week"}
BESIDE = "return [...document.querySelectorAll('main button[name=beside]')].map(b => b.value)"
HERE = "return [document.activeElement.id, document.activeElement.textContent.trim()]"
LETTERS = {"text", "email", "tel", "search"}


def button(browser: Browser, words: str) -> WebElement:
    """The button that reads so, reached by keyboard."""
    found = browser.control(words, within="main")
    browser.run("arguments[0].focus()", found)
    return found


@pytest.mark.parametrize("script", [True, False])
def test_each_button_beside_a_value_that_is_typed_leaves_it_in_its_box(browser: Browser, own: Portal, script: bool) -> None:
    if not script:
        browser.script_off()
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open(f"/en/measures/{own.facts['measure']}")
    browser.fill(**TYPED)
    pressed = 0
    while left := browser.run(BESIDE):
        browser.leave_by(browser.one(f'main button[name=beside][value="{left[0]}"]'))
        seen = browser.see()
        boxes = {box.get("name"): box.get("value") for box in seen.all("input")}
        assert (browser.status, boxes["value"], boxes["note"]) == (200, *TYPED.values())
        assert browser.run("return document.activeElement.tagName") == "H2"
        assert left[0] not in browser.run(BESIDE)
        pressed += 1
    assert pressed >= 3


def test_enter_in_a_box_saves_the_value_and_presses_no_button_beside_it(browser: Browser, own: Portal) -> None:
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open(f"/en/measures/{own.facts['measure']}")
    beside = browser.run(BESIDE)
    browser.fill(**TYPED)
    browser.run("window.before = true; document.querySelector('[name=note]').focus()")
    browser.key("Enter")
    until(browser.arrived)
    assert (browser.run(BESIDE), "Snow all week" in browser.see().words("table")) == (beside, True)


@pytest.mark.parametrize("script", [True, False])
def test_a_driver_that_was_moved_by_keyboard_has_the_focus_and_can_be_moved_on(browser: Browser, own: Portal, script: bool) -> None:
    if not script:
        browser.script_off()
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open(f"/en/ideas/{own.facts['paused']}/try-out/drivers")
    first = f"driver-{own.facts['driver']}"
    browser.leave_by(button(browser, "Move down: Medicines are ready in time"))
    place, words = browser.run(HERE)
    assert (place, words.startswith("Driver 2 of 2"), words.endswith("Medicines are ready in time")) == (first, True, True)
    browser.key("Tab")
    assert browser.run("return document.activeElement.textContent.trim()") == "Move up: Medicines are ready in time"
    browser.leave_by(browser.one(":focus"))
    assert browser.run(HERE)[1].startswith("Driver 1 of 2")


def loses(seen: Seen) -> list[str]:
    """The buttons of a page that are no part of the form in which somebody types."""
    forms = [form for form in seen.all("form") if form.get("method") == "post" and "sign-out" not in (form.get("action") or "")]
    typed = [form for form in forms if any(box.tag == "textarea" or box.get("type") in LETTERS for box in form.iter())]
    others = [form for form in forms if form not in typed] if typed else []
    return ["two forms to type in"] * (len(typed) > 1) + [
        " ".join("".join(b.itertext()).split()) for form in others for b in form.iter("button")
    ]


def test_no_page_of_a_try_out_or_a_huddle_has_a_button_outside_the_form_in_which_somebody_types(filled: Portal) -> None:
    facts = {name: fact for name, fact in filled.facts.items() if name != "cookies"}
    looked, found = 0, {}
    for line in LINES:
        if not line.endpoint.startswith(("improvement.", "huddle.")) or line.done is not None or line.status != 200:
            continue
        cookies = "; ".join(f"{name}={value}" for name, value in filled.facts["cookies"][line.who].items())
        address = f"{filled.address}/en{line.address.format(**facts)}"
        with urlopen(Request(address, headers={"Cookie": cookies})) as answer:
            text = answer.read().decode()
        seen = Seen(200, text, {}, address, parsed(text))
        looked += bool(seen.all("textarea"))
        if buttons := loses(seen):
            found[line.name] = buttons
    assert (found, looked > 30) == ({}, True)
