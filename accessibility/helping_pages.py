"""The pages on which somebody who helps several people finds the next idea, and the team the next weeks."""

from collections.abc import Iterator

from accessibility.states import Line, line, send_form, too_often
from tests.browser import Browser


def untick(browser: Browser) -> None:
    """Takes every tick away and sends what is left."""
    browser.run("document.querySelectorAll('main input[type=checkbox]').forEach(box => { box.checked = false; })")
    send_form(browser)


def helping() -> Iterator[Line]:
    """Going on or beginning anew; what was sent for somebody else; weeks to be planned; a refusal that keeps words."""
    yield Line("another idea, no way back yet", "proposals.another", "/share/another", who="stumbler", wide=True)
    yield Line("another idea, very long words", "proposals.another", "/share/another", who="wordy")
    yield Line("come back, with an idea begun here", "proposals.come_back", "/share/words", who="drafter")
    yield Line("question where, with a helper", "proposals.question", "/share/where", who="helped")
    yield Line("sent, for somebody else", "journey.sent", "/my-idea/{helped}/sent", who="proposer", wide=True)
    yield Line("copy, of whoever helped", "journey.copy", "/my-idea/{taken_over}/copy", who="helper")
    yield line("plan the next weeks", "huddle.plan_weeks", "/huddles/plan-weeks")
    yield line("plan the next weeks, no day", "huddle.plan_weeks", "/huddles/plan-weeks", done=untick, wide=False, status=422)
    yield Line("not possible, words kept", "mishap", "/help", done=too_often("/en/mishap/409"), readings=("en",), status=409)
