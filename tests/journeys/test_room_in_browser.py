"""The room in a real browser: what others do comes by itself and takes nothing away from whoever is writing; without script, by a reload."""

import re
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.browser import Browser, Portal, browser, filled, until

__all__ = ["browser", "filled"]

WRITING = "const at = document.activeElement; return [at.id, at.value, at.selectionStart, at.selectionEnd]"


def room(portal: Portal) -> str:
    return f"/en/huddles/{portal.facts['room_talking']}/room"


def as_chair(portal: Portal, **told: str) -> None:
    """The chair writes in a browser of their own."""
    cookies = "; ".join(f"{name}={value}" for name, value in portal.facts["cookies"]["chair"].items())
    with urlopen(Request(portal.address + room(portal), headers={"Cookie": cookies})) as answer:
        text = answer.read().decode()
        kept = "; ".join(value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie") or [])
    form = text[text.index('id="write"') :]
    hidden = {name: found[1] for name in ("csrf_token", "mark", "drawn") if (found := re.search(rf'name="{name}" value="([^"]*)"', form))}
    data = urlencode({"about": "now", "kind": "note"} | hidden | told).encode()
    with urlopen(Request(portal.address + room(portal), data, {"Cookie": f"{cookies}; {kept}"})) as answer:
        assert told["words"] in answer.read().decode()


def test_a_note_of_somebody_else_comes_by_itself_and_leaves_ones_own_words_and_the_caret_where_they_are(
    browser: Browser, own: Portal
) -> None:
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open(room(own))
    box = browser.one("#words")
    box.send_keys("Half a sen")
    browser.run("arguments[0].setSelectionRange(4, 6)", box)
    as_chair(own, words="Two wards want it.")
    until(lambda: "Two wards want it." in browser.one("#about-it").text)
    assert browser.run(WRITING) == ["words", "Half a sen", 4, 6]
    assert browser.one("#news").text == "A new note by Nadia."
    browser.see()
    assert browser.press("Keep it").has("Half a sen")


def test_the_chair_says_who_is_here_by_keyboard_and_stays_at_the_button(browser: Browser, own: Portal) -> None:
    browser.stand_before(own, own.facts["cookies"]["chair"])
    browser.open(room(own))
    browser.one("#words").send_keys("Not finis")
    button = browser.control("Here", within="#here")
    number = button.get_attribute("id")
    browser.run("arguments[0].focus()", button)
    browser.key("Enter")
    until(lambda: browser.gone(button))
    now = until(lambda: browser.run("return document.activeElement.id === arguments[0] && document.activeElement.textContent", number))
    assert (now.startswith("Not here"), browser.one("#news").text) == (True, "2 people are here.")
    assert browser.one("#words").get_attribute("value") == "Not finis"
    assert browser.see().address == room(own)


def test_without_script_all_of_it_works_by_reloading(browser: Browser, own: Portal) -> None:
    browser.script_off()
    browser.stand_before(own, own.facts["cookies"]["chair"])
    browser.open(room(own), inspect=False)
    browser.script_on()
    browser.one("#words").send_keys("Not finis")
    browser.one("#pause").click()
    until(lambda: browser.one("#pause").text == "Go on with it")
    assert browser.one("#words").get_attribute("value") == "Not finis"
    as_chair(own, words="Two wards want it.")
    browser.press("Show what is new")
    assert browser.see().has("Two wards want it.")
