"""What a page of the list is, and what is done to bring it into a state."""

from collections.abc import Callable
from dataclasses import dataclass

from accessibility.filling import LONG, LONG_WORD
from tests.browser import Browser, Portal, until

Doing = Callable[[Browser], object]
PUBLIC = tuple(f"{tag}{easy}" for tag in ("en", "pl", "ro", "ur", "ar", "pa") for easy in ("", "-easy"))
EASY = PUBLIC[1::2]
HEARD = ("en", "en-easy", "ur", "ar")  # readings in which an idea was read aloud; nobody can in Arabic
EVERY_TIME = ("en", "en-easy", "ar")
STAFF = ("en", "en-easy")
ADMINISTRATOR = ("en",)


@dataclass(frozen=True)
class Line:
    """One page as one person meets it in one state. `live`: htmx brings it about by itself, so without script there is no such state."""

    name: str
    endpoint: str
    address: str
    who: str = "guest"
    done: Doing | None = None
    readings: tuple[str, ...] = PUBLIC
    wide: bool = False
    status: int = 200
    live: bool = False

    def open(self, browser: Browser, portal: Portal, reading: str) -> None:
        """Brings the browser, as this person, to the page in this state."""
        browser.stand_before(portal, portal.facts["cookies"][self.who])
        path = self.address.format(**{name: fact for name, fact in portal.facts.items() if name != "cookies"})
        browser.open(f"/{reading}{path}", inspect=self.done is None)
        if self.done is not None:
            self.done(browser)
            browser.see()
        assert browser.status == self.status, f"{self.name} in {reading}: {browser.status}, {browser.address}"


def line(
    name: str,
    endpoint: str,
    address: str,
    who: str = "member",
    *,
    done: Doing | None = None,
    wide: bool = True,
    status: int = 200,
    live: bool = False,
) -> Line:
    return Line(name, endpoint, address, who, done, STAFF, wide, status, live)


# ---- what is done to reach a state ----


def send(**answers: str | list[str]) -> Doing:
    """Fills in the page's form and sends it."""

    def act(browser: Browser) -> None:
        browser.fill(**answers)
        send_form(browser)

    return act


def send_from(button: str, **answers: str) -> Doing:
    """Fills in one of several forms and presses its button."""

    def act(browser: Browser) -> None:
        browser.fill(**answers)
        browser.leave_by(browser.one(button))

    return act


def check_words(box: str) -> Doing:
    """Has the words of one box looked at: long ones, of the trade, in brackets, in passive voice."""

    def act(browser: Browser) -> None:
        browser.fill(**{box: f"Your proposal was discussed by stakeholders (see the minutes). {LONG} {LONG_WORD}"})
        browser.leave_by(browser.one(f"main button[name=look][value={box}]"))

    return act


def show_words(browser: Browser) -> None:
    """Asks for three words."""
    browser.leave_by(browser.one("#show-words button"))


def send_form(browser: Browser) -> None:
    """Presses the first button of the form in the middle of the page."""
    browser.leave_by(browser.one("main form[method=post] button.nhsuk-button"))


def in_other_words(browser: Browser) -> None:
    """Begins to write, then takes the words along into the other edition."""
    browser.fill(reach="01632 960 777")
    browser.leave_by(browser.one("header button[formaction]"))


def show_all(browser: Browser) -> None:
    """Chooses everything, which shows what a choice hides."""
    for box in browser.run("return [...document.querySelectorAll('main input[type=checkbox]:not(:checked)')]"):
        box.click()


def show_backgrounds(browser: Browser) -> None:
    """Chooses a disability and an ethnic group, which shows what they open."""
    for box in browser.run("return [...document.querySelectorAll('#disability, #ethnic_group')]"):
        box.click()


def older_in_other_words(browser: Browser) -> None:
    """Says how old one is, then takes the answer along into the other edition."""
    browser.one("[name=age][value='65_79']").click()
    browser.leave_by(browser.one("header button[formaction]"))


def send_forged(browser: Browser) -> None:
    """Sends an answer that no page of ours offers."""
    browser.run("const box = document.querySelector('[name=sex]'); box.value = 'x'; box.checked = true")
    send_form(browser)


def look_for(words: str) -> Doing:
    """Asks the list of ideas, which htmx refreshes in its place."""

    def act(browser: Browser) -> None:
        browser.fill(q=words)
        old = browser.one("#found > *")
        browser.one("form.filter button").click()
        until(lambda: browser.gone(old) and "q=" in browser.address)

    return act


def other_view(browser: Browser) -> None:
    """Changes the view of the queue, which htmx refreshes in its place."""
    old = browser.one("#rows nav")
    browser.one('a[href$="view=overdue"]').click()
    until(lambda: browser.gone(old) and "view=overdue" in browser.address)


def forged(browser: Browser) -> None:
    """Sends a form whose token is wrong: an old page, a forgetful browser."""
    browser.fill(reach="01632 960 777", words="I typed a whole sentence here that must not be lost.")
    browser.run("document.querySelector('main form input[name=csrf_token]').value = 'old'")
    send_form(browser)


def too_often(address: str) -> Doing:
    """Sends a form to a door that raises a mishap, with words in it."""

    def act(browser: Browser) -> None:
        browser.fill(reach="01632 960 777", words="I typed a whole sentence here that must not be lost.")
        browser.run("document.querySelector('main form').action = arguments[0]", address)
        send_form(browser)

    return act


# ---- the list ----


def send_down(browser: Browser) -> None:
    """Sends what somebody of the team wrote, while things are missing."""
    browser.leave_by(browser.one("main button[value=send]"))


def letter_first(browser: Browser) -> None:
    """Asks to see the letter before the decision is recorded."""
    browser.fill(
        route="just_do_it", reason=LONG, next_step="The eye clinic changes its letters.", contact_name="Priya", contact_how=LONG_WORD
    )
    browser.press("Show me the letter first", within="main", inspect=False)
