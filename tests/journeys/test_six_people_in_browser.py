"""Six people whom other systems turn away bring an idea, each in their own way, in a real browser."""

import re
from pathlib import Path

from selenium.webdriver.common.by import By

from tests import samples
from tests.browser import Browser, Portal
from tests.keyboard import by_keys, enter, types
from tests.visitor import Seen

URDU = "ہسپتال کے خط میری امی پڑھ نہیں سکتیں۔"


def on(browser: Browser) -> Seen:
    """Presses the main button of the page, whatever its language."""
    browser.leave_by(browser.one("main form[method=post] button.nhsuk-button"))
    return browser.see()


def answered(browser: Browser, address: str, **answers: str | list[str]) -> Seen:
    """One question by its address: answers it and goes on."""
    browser.open(address)
    browser.fill(**answers)
    return on(browser)


def words_shown(browser: Browser) -> str:
    """The three words on the page."""
    return str(browser.one(".did bdi").text)


def reference_of(browser: Browser) -> str:
    found = re.search(r"my-idea/([A-Z]{2}\d{4})", browser.address)
    assert found, browser.address
    return found.group(1)


def test_somebody_with_a_learning_disability_on_a_borrowed_phone(browser: Browser, own: Portal) -> None:
    """Easy words, a break, three words to come back, nothing left on the phone, the same words after sending."""
    browser.stand_before(own)
    browser.open("/en-easy/share")
    browser.press("Start")
    browser.fill(answer_medium="text")
    assert on(browser).h1 == "Is someone helping you today?"
    browser.fill(assisted_by="self")
    assert on(browser).h1 == "What is not good now?"
    assert browser.run("return document.querySelectorAll('main svg, main .pic').length") > 0
    browser.fill(problem="The doctor talks too fast.")
    assert on(browser).h1 == "Where does this happen?"
    browser.press("Save and stop")
    browser.fill(name="Ann")
    browser.press("Show me 3 words")
    words = words_shown(browser)
    browser.press("Remove my idea from this phone or computer")
    assert not [name for name in browser.cookies() if name == "draft"]

    browser.stand_before(own)
    browser.open("/en-easy/share/words")
    browser.fill(words=words, who="Ann")
    assert on(browser).h1 == "Where does this happen?", "The question at which they stopped."
    answered(browser, "/en-easy/share/contact", contact="phone", phone="01632 960 777")
    answered(browser, "/en-easy/share/your-choice", team_read="yes")
    assert answered(browser, "/en-easy/share/website", publish="no").has("The doctor talks too fast.")
    browser.press("Send my idea")
    reference = reference_of(browser)

    browser.stand_before(own)
    browser.open("/en-easy/share/words")
    browser.fill(words=words, who="Ann")
    on(browser)
    assert browser.address == f"/en-easy/my-idea/{reference}"


def test_a_carer_at_midnight_who_reads_urdu(browser: Browser, own: Portal) -> None:
    """Every page, the error and the letter are in Urdu; what she wrote stays as she wrote it."""
    browser.stand_before(own)
    browser.open("/ur/share/not-good")
    browser.fill(problem=URDU)
    on(browser)
    seen = answered(browser, "/ur/share/contact", contact="email", email="noor", safe_to_leave_message="yes")
    assert [fault for fault in seen.faults() if "name@example.com" in fault and "email" not in fault] == seen.faults() != []
    browser.fill(email="noor@example.org")
    on(browser)
    answered(browser, "/ur/share/name", display_name="نور")
    answered(browser, "/ur/share/your-choice", team_read="yes")
    seen = answered(browser, "/ur/share/website", publish="unnamed")
    assert seen.has(URDU)
    browser.leave_by(browser.one("main form[method=post] button.nhsuk-button:not(.nhsuk-button--secondary)"))
    reference = reference_of(browser)
    assert browser.run("return [document.documentElement.lang, document.documentElement.dir]") == ["ur", "rtl"]
    browser.open("/en/demo/letters")
    browser.leave_by(browser.one("main li a"))
    seen = browser.see()
    assert [part.get("lang") for part in seen.tree.iter() if part.get("lang") == "ur"], "The newest letter is in Urdu."
    assert seen.has(f"{reference[:2]} {reference[2:]}")


def test_a_deaf_man_whose_first_language_is_bsl(browser: Browser, own: Portal, tmp_path: Path) -> None:
    """Without script: he books a signer by message, never by a voice call, and his idea is a signed video and no word."""
    browser.stand_before(own)
    browser.open("/en/languages")
    browser.press("Ask for a BSL interpreter")
    browser.script_off()
    browser.open(browser.address)
    assert browser.one("main [name=kind]:checked").get_attribute("value") == "bsl"
    browser.fill(mode="video", way="sms", reach="07700 900 444")
    assert on(browser).has("A person gets in touch with you within 2 working days.")
    film = tmp_path / "signed.mp4"
    film.write_bytes(samples.film())
    browser.open("/en/share/not-good/add/video")
    browser.one("#file").send_keys(str(film))
    browser.press("Use this video")
    assert browser.see().has("Video 1")
    answered(browser, "/en/share/contact", contact="sms", mobile="07700 900 444")
    answered(browser, "/en/share/your-choice", team_read="yes")
    assert answered(browser, "/en/share/website", publish="no").has("Video 1")
    assert browser.press("Send my idea").h1 == "Thank you. We have your idea."


def test_a_blind_nurse(browser: Browser, own: Portal) -> None:
    """By keyboard alone, hearing what has the focus: the quick way, an error on the way, and sent."""
    browser.stand_before(own)
    browser.size(1280, 800)
    browser.open("/en/")
    by_keys(browser, "Share an idea")
    assert enter(browser).h1 == "Share an idea to improve health and care"
    by_keys(browser, "The quick way")
    assert enter(browser).h1 == "What is not working as well as it could?"
    by_keys(browser, "What is not working")
    types(browser, "My screen reader cannot read the rota.")
    by_keys(browser, "Next")
    enter(browser)
    by_keys(browser, "Please phone me")
    browser.key(" ")
    by_keys(browser, "Next")
    enter(browser)
    assert browser.run("return document.activeElement.className") == "nhsuk-error-summary", "What is wrong is heard first."
    by_keys(browser, "Check your phone number")
    browser.key("Enter")
    types(browser, "01632 960 777")
    by_keys(browser, "Next")
    enter(browser)
    by_keys(browser, "Yes, the team can read and discuss it")
    browser.key(" ")
    by_keys(browser, "Next")
    assert enter(browser).h1 == "Check your answers"
    by_keys(browser, "Send my idea")
    assert enter(browser).h1 == "Thank you. We have your idea."


def test_a_woman_with_no_email_address_who_fills_in_paper(browser: Browser, own: Portal) -> None:
    """She gets a form to fill in by hand; the team types it in, and her copy and the answer go by post."""
    browser.stand_before(own)
    browser.open("/en/paper")
    assert browser.run("return document.querySelectorAll('main input, main textarea').length") == 0
    browser.stand_before(own, own.facts["cookies"]["member"])
    browser.open("/en/write-down")
    browser.fill(how="paper")
    on(browser)
    browser.fill(problem="The bus to the clinic stops at five.", contact=["letter"], address="1 Mill Lane, Wenbrook")
    browser.fill(display_name="Rose", team_read="yes", publish="no", kept_where="Cabinet 3")
    assert browser.press("Send it").has("Sent. The person gets a copy in the way they chose.")
    browser.open("/en/tasks")
    letters = [link.get_attribute("href") for link in browser.driver.find_elements(By.CSS_SELECTOR, "main li a[href*='/letters/']")]
    told = [browser.open(letter) for letter in letters]
    assert [seen for seen in told if seen.has("1 Mill Lane, Wenbrook") and seen.has("The bus to the clinic stops at five.")], (
        "One posts it."
    )


def test_an_advocate_who_helps_three_people_in_one_afternoon(browser: Browser, own: Portal) -> None:
    """Three ideas on one computer, each behind its own words; then each person has theirs alone, and the advocate none."""
    browser.stand_before(own)
    browser.open("/en/share")
    brought = {}
    for name, said in {"Ann": "The lift is broken.", "Ben": "The door is heavy.", "Cem": "The sign is small."}.items():
        answered(browser, "/en/share/helper", assisted_by="on_behalf")
        answered(browser, "/en/share/not-good", problem=said)
        browser.open("/en/share/stop")
        browser.fill(name=name)
        browser.press("Show me 3 words")
        brought[name] = (words_shown(browser), said)
        browser.press("Start another idea for somebody else")
        on(browser)
        assert browser.address == "/en/share/how"
        assert "draft" not in browser.cookies()
    for name, (words, said) in brought.items():
        browser.stand_before(own)
        browser.open("/en/share/words")
        browser.fill(words=words, who=name)
        on(browser)
        seen = browser.open("/en/share/check")
        assert [other for _words, other in brought.values() if seen.has(other)] == [said]
