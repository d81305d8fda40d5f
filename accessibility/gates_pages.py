"""The pages before testing, and those by which work comes to rest."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send, send_from
from tests.browser import Browser

OPEN, READY, EMPTY = "/ideas/{paused}/try-out", "/ideas/{ready}/try-out", "/ideas/{tried}/try-out"


def lines() -> Iterator[Line]:
    """Every gate, the pages where they are mended, and the way to rest and to stop; each with what cannot be kept."""
    yield line("gates", "improvement.gates", f"{OPEN}/gates")
    yield line("gates, all passed", "improvement.gates", f"{READY}/gates", wide=False)
    yield line("try-out, ready to begin", "improvement.project", READY, wide=False)
    yield line("not measured yet", "improvement.not_yet", f"{OPEN}/gates/not-yet/process", wide=False)
    yield refused("not measured yet, too long", "improvement.not_yet", f"{OPEN}/gates/not-yet/process", "member", send(reason="x" * 2001))
    yield line("sponsor", "improvement.sponsor", f"{OPEN}/gates/sponsor", wide=False)
    yield refused("sponsor, no name", "improvement.sponsor", f"{OPEN}/gates/sponsor", "member", send(name=""))
    yield line("impact check", "improvement.impact", f"{OPEN}/impact")
    yield refused("impact check, nothing said", "improvement.impact", f"{EMPTY}/impact", "member", finish)
    yield line("how far an assessment is", "improvement.follow", f"{OPEN}/impact/equality", wide=False)
    yield refused("how far an assessment is, nothing said", "improvement.follow", f"{OPEN}/impact/engagement", "member")
    yield line("research", "improvement.research", f"{OPEN}/research")
    yield refused("research, no reason", "improvement.research", f"{OPEN}/research", "member", send(why=""))
    yield line("what R&D said", "improvement.ruling", f"{OPEN}/research/answer", wide=False)
    yield refused("what R&D said, nothing", "improvement.ruling", f"{OPEN}/research/answer", "member")
    yield line("ask for a sign-off", "improvement.ask_for_sign_off", f"{OPEN}/gates/sign-offs/new", wide=False)
    yield refused(
        "ask for a sign-off, somebody else", "improvement.ask_for_sign_off", f"{OPEN}/gates/sign-offs/new", "member", somebody_else
    )
    yield line("sign-off", "improvement.sign_off", "/sign-offs/{sign_off_answered}", wide=False)
    yield refused("sign-off, no answer", "improvement.sign_off", "/sign-offs/{sign_off}", "member")
    yield line("pause", "improvement.pause", f"{EMPTY}/pause")
    yield refused("pause, no reason", "improvement.pause", f"{EMPTY}/pause", "member", send_from("main form#pause > button", reason=""))
    yield line("stop", "improvement.stop", f"{EMPTY}/stop", wide=False)
    yield refused("stop, no reason", "improvement.stop", f"{EMPTY}/stop", "member", send_from("main form#stop > button", reason=""))
    yield line("stop for safety", "improvement.stop_for_safety", f"{EMPTY}/stop-for-safety")
    yield refused("stop for safety, no reason", "improvement.stop_for_safety", f"{EMPTY}/stop-for-safety", "member")
    again = "/ideas/{stopped}/try-out/take-up-again"
    yield line("try-out, stopped", "improvement.project", "/ideas/{stopped}/try-out", wide=False)
    yield line("take up again", "improvement.take_up_again", again, wide=False)
    yield line("small test, stopped", "improvement.cycle", "/small-tests/{stopped_test}", wide=False)
    yield line("impact check, to be done again", "improvement.impact", "/ideas/{taken_up}/try-out/impact", wide=False)
    yield refused("take up again, no reason", "improvement.take_up_again", again, "member", send(reason=""))


def finish(browser: Browser) -> None:
    """Says that the check is finished."""
    browser.leave_by(browser.one("main button[name=finish]"))


def somebody_else(browser: Browser) -> None:
    """Chooses another body and does not say which."""
    browser.one("[name=body][value=other]").click()
    browser.leave_by(browser.one("main form#ask > button"))
