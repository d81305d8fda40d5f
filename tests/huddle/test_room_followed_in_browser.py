"""Somebody follows a huddle in a real browser: what is written is about the idea of now, and the idea of now is in sight."""

import re
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from tests.browser import Browser, Portal, browser, filled, until
from tests.journeys.conftest import own

__all__ = ["browser", "filled", "own"]

ABOUT = "const about = document.querySelector('#about'); return about.options[about.selectedIndex].textContent"
IN_SIGHT = "const place = document.querySelector('#now').getBoundingClientRect(); return place.top >= -1 && place.top < innerHeight"
WHOLE = "The huddle as a whole"


def room(portal: Portal) -> str:
    return f"/en/huddles/{portal.facts['room_talking']}/room"


def chair_presses(portal: Portal, button: str) -> None:
    """The chair, somewhere else, presses the button of this id."""
    cookies = "; ".join(f"{name}={value}" for name, value in portal.facts["cookies"]["chair"].items())
    with urlopen(Request(portal.address + room(portal), headers={"Cookie": cookies})) as answer:
        page = answer.read().decode()
        kept = "; ".join(value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie") or [])
    token, value = (
        re.search(pattern, page) for pattern in (r'name="csrf_token" value="([^"]*)"', rf'id="{button}" name="talk" value="([^"]*)"')
    )
    assert token, page
    assert value, page
    data = urlencode({"csrf_token": token[1], "talk": value[1]}).encode()
    with urlopen(Request(f"{portal.address}{room(portal)}/talk", data, {"Cookie": f"{cookies}; {kept}"})) as answer:
        assert answer.status == 200


def test_the_chair_goes_to_an_idea_of_the_list_and_stands_at_it_again(browser: Browser, own: Portal) -> None:
    browser.stand_before(own, own.facts["cookies"]["chair"])
    browser.open(room(own))
    browser.press("Talk about this one")
    assert (browser.address, browser.run(IN_SIGHT)) == (f"{room(own)}#now", True)


def test_an_empty_box_goes_along_with_the_huddle_and_one_that_is_written_in_does_not(browser: Browser, own: Portal) -> None:
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open(room(own))
    first = browser.run(ABOUT)
    chair_presses(own, "next")
    assert (first.startswith("Now: "), until(lambda: (told := browser.run(ABOUT)) != first and told)) == (True, WHOLE)
    browser.one("#words").send_keys("Half a sen")
    item = re.search(r"talk-(\d+)", browser.run("return document.querySelector('[id^=item-]').id.replace('item', 'talk')"))
    assert item
    chair_presses(own, item[0])
    until(lambda: f"Now: {browser.one('#now h2').text}" == first)
    assert (browser.run(ABOUT), browser.one("#words").get_attribute("value")) == (WHOLE, "Half a sen")
    page = browser.press("Keep it")
    assert page.faults() == ["The huddle has moved on while you wrote. Check what this is about, then keep it."]
    assert (browser.run(ABOUT), browser.press("Keep it").has("Kept.")) == (first, True)
