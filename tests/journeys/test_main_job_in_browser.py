"""The main job by a real browser, with JavaScript and without: an idea goes in, an answer comes back."""

import re

import pytest

from tests.browser import Browser, Portal, until


def open_letter(browser: Browser, words: str) -> None:
    """Finds the newest letter with these words in its subject in the mailbox of the demo, and opens its link."""
    browser.open("/en/demo/letters")
    browser.press(words, within="main")
    browser.press("Open the link of this letter")


def bring_an_idea(browser: Browser, portal: Portal) -> str:
    """From the front page to the sent page, with a break, a lost device and a change of language; gives the reference."""
    browser.stand_before(portal)
    browser.open("/en/")
    browser.press("Share an idea", within="main")
    assert browser.press("Start").h1 == "How would you like to tell us?"
    browser.fill(answer_medium="text")
    assert browser.press("Next", within="main").h1 == "Are you filling this in for yourself?"
    browser.fill(assisted_by="self")
    assert browser.press("Next", within="main").h1 == "What is not working as well as it could?"
    browser.fill(problem="I can not read the letters from the ear clinic.")
    assert browser.press("Next", within="main").h1 == "Where does this happen?"
    browser.fill(settings=["hospital", "gp"], place_name="Ear clinic")
    assert browser.press("Save and stop").h1 == "Your answers are saved"
    browser.fill(email="ann@example.org")
    assert browser.press("Send me the link").has("We sent a link to ann@example.org.")
    assert browser.press("Forget my idea on this phone or computer").h1
    browser.stand_before(portal)
    open_letter(browser, "Your link to go on with your idea")
    seen = browser.press("Open my idea")
    assert seen.h1 == "Who would this help?", "The question after the one where they stopped."
    seen = browser.open("/en/share/check")
    assert seen.has("I can not read the letters from the ear clinic.")
    browser.open("/en/share/change")
    browser.fill(change_idea="Write big.")
    browser.press("العربية", within="footer")
    assert browser.address == "/ar/share/change"
    assert browser.one("#change_idea").get_attribute("value") == "Write big."
    browser.open("/en/share/contact")
    browser.fill(contact="email", email="ann", safe_to_leave_message="yes")
    assert browser.press("Next", within="main").faults() == ["Check your email address. It looks like name@example.com"]
    browser.fill(email="ann@example.org")
    assert browser.press("Next", within="main").h1 == "What is your name?"
    browser.fill(display_name="Ann")
    browser.press("Next", within="main")
    browser.press("Skip this question")
    browser.fill(team_read="yes")
    browser.press("Next", within="main")
    browser.fill(publish="unnamed")
    assert browser.press("Next", within="main").h1 == "Check your answers"
    assert browser.press("Send my idea").h1 == "Thank you. We have your idea."
    return str(re.search(r"my-idea/([A-Z]{2}\d{4})/sent", browser.address).group(1))


def answer_it(browser: Browser, portal: Portal, reference: str) -> None:
    """The chair signs in by a letter, screens the idea, puts it before a huddle and records the decision."""
    browser.stand_before(portal)
    browser.open("/en/sign-in")
    browser.fill(email="nadia@example.org")
    assert browser.press("Send me a link").h1 == "Look in your email"
    cookies = browser.cookies()
    open_letter(browser, "Your link to sign in")
    browser.stand_before(portal, cookies)
    browser.open(browser.address)
    assert browser.press("Sign in", within="main").h1 == "Ideas waiting for an answer"
    browser.open(f"/en/ideas/{reference}/read")
    assert browser.press("I read this one").has("I can not read the letters from the ear clinic.")
    browser.press("Screen it")
    browser.fill(title="Letters from the ear clinic", topic="letters_and_information", place="Ear clinic", fit="yes")
    assert browser.press("Save", within="main").has("Saved.")
    assert browser.press("Put it before this huddle").has("The idea is on the list. We told whoever brought it.")
    browser.press("Letters from the ear clinic")
    browser.press("Record the decision")
    browser.fill(
        route="just_do_it", next_step="The ear clinic changes its letters in May.", contact_name="Priya", contact_how="01632 960 124"
    )
    assert browser.press("Record the decision").faults() == ["Write the reason in plain words"]
    browser.fill(reason="Other people told us the same.")
    assert browser.press("Show me the letter first").has("You can talk to Priya: 01632 960 124")
    assert browser.press("Record the decision").has("It stands when somebody who was not there confirms it.")
    browser.stand_before(portal, portal.facts["cookies"]["member"])
    browser.open(f"/en/ideas/{reference}/confirm")
    browser.fill(answer="yes")
    assert browser.press("Send my answer").has("The letter is on its way.")


def read_the_answer(browser: Browser, portal: Portal) -> None:
    """Another device, the link of the letter: the answer, and the choice to take the words back."""
    browser.stand_before(portal)
    open_letter(browser, "Our answer to your idea")
    seen = browser.press("Open my idea")
    assert seen.has("We will do what you said")
    assert seen.has("The ear clinic changes its letters in May.")
    assert seen.has("You sent your idea")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_idea_goes_in_and_an_answer_comes_back(script: bool, browser: Browser, own: Portal) -> None:
    if not script:
        browser.script_off()
    reference = bring_an_idea(browser, own)
    answer_it(browser, own, reference)
    read_the_answer(browser, own)
    browser.stand_before(own)
    browser.open("/pl/ideas?q=ear")
    seen = browser.press("Letters from the ear clinic")
    assert {quote.get("lang") for quote in seen.all("blockquote")} == {"en"}


def test_a_search_refreshes_in_its_place_and_tells_it(browser: Browser, own: Portal) -> None:
    browser.stand_before(own)
    before = browser.open("/en/ideas").words("main")
    browser.run("window.same = document.getElementById('count')")
    field = browser.one("#q")
    field.send_keys("ward 7")
    shown = browser.one("#found > *")
    browser.key("Enter")
    until(lambda: browser.gone(shown))
    assert browser.run("return window.same"), "The page itself was not left."
    assert until(lambda: browser.one("#count").text == "1 idea, newest first")
    assert browser.run("return window.same.isConnected && window.same.role === 'status'"), "A live region speaks only while it stays."
    assert browser.run("return document.activeElement.id") == "q"
    assert "q=ward+7" in until(lambda: browser.address if "?" in browser.address else "")
    browser.see()
    browser.driver.back()
    until(lambda: browser.address == "/en/ideas" and browser.run("return document.readyState") == "complete")
    assert until(lambda: browser.see().words("main") == before)
    browser.driver.forward()
    assert until(lambda: browser.see().words("main").count("Letters of ward") == 1)
