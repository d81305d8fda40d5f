"""The pages of a try-out."""

from collections.abc import Iterator

from accessibility import charting_pages, driving_pages, going_pages, measuring_pages, reviewing_pages, sharing_pages, splitting_pages
from accessibility.agreeing_pages import agreed
from accessibility.huddle_pages import refused
from accessibility.longest import LONG
from accessibility.states import Line, line, send, send_form, send_from
from tests.browser import Browser

SOME = "date,value\n2025-01-06,12.5\n2025-01-13,11\n2025-01-20,"
WRONG = "2025-01-06,12.5\n13/01/2025,11\n2025-01-20,5%\n9999-01-01,3"

SAVE = "main button:not([name])"  # of a plan, where other buttons add rows


def lines() -> Iterator[Line]:
    """The try-out, its aim, its measures; each with what cannot be kept."""
    yield line("try-out", "improvement.project", "/ideas/{paused}/try-out")
    yield line("try-out, nothing yet", "improvement.project", "/ideas/{tried}/try-out", wide=False)
    yield line("aim", "improvement.aim", "/ideas/{paused}/try-out/aim")
    yield refused("aim, no date", "improvement.aim", "/ideas/{tried}/try-out/aim", "member")
    yield line("add a measure", "improvement.add_measure", "/ideas/{paused}/measures/new")
    yield refused("add a measure, nothing said", "improvement.add_measure", "/ideas/{paused}/measures/new", "member")
    yield line("measure", "improvement.measure", "/measures/{measure}")
    yield line("measure, long words", "improvement.measure", "/measures/{measure_long}")
    yield line("measure, no value", "improvement.measure", "/measures/{measure_new}", wide=False)
    yield line("measure, no number", "improvement.measure", "/measures/{measure}", done=send(value="12,5 hours"), wide=False, status=422)
    yield line("change a measure", "improvement.change_measure", "/measures/{measure}/change", wide=False)
    yield line("leave a value out", "improvement.leave_out", "/measures/{measure}/leave-out?on=2026-02-02", wide=False)
    yield line("many values", "improvement.paste", "/measures/{measure_new}/paste", wide=False)
    yield line("many values, looked at", "improvement.paste", "/measures/{measure}/paste", done=send(rows=SOME))
    yield line("many values, wrong lines", "improvement.paste", "/measures/{measure}/paste", done=send(rows=WRONG), wide=False, status=422)
    yield from small_tests()
    yield from drivers()
    yield from agreed()
    yield from going_pages.lines()
    yield from splitting_pages.lines()
    yield from sharing_pages.lines()
    yield from driving_pages.lines()
    yield from measuring_pages.lines()
    yield from charting_pages.lines()
    yield from reviewing_pages.lines()


def drivers() -> Iterator[Line]:
    """The driver diagram, and what changes it."""
    where, ideas = "/ideas/{paused}/try-out/drivers", "/ideas/{paused}/try-out/change-ideas"
    yield line("drivers", "improvement.drivers", where)
    yield line("drivers, none yet", "improvement.drivers", "/ideas/{tried}/try-out/drivers", wide=False)
    yield line("add a driver", "improvement.add_driver", f"{where}/new", wide=False)
    yield refused("add a driver, nothing said", "improvement.add_driver", f"{where}/new", "member")
    yield line("add a change idea", "improvement.add_change_idea", f"{ideas}/new", wide=False)
    yield refused("add a change idea, no driver chosen", "improvement.add_change_idea", f"{ideas}/new", "member")
    yield line("change a driver", "improvement.change_driver", f"{where}/{{driver}}/change", wide=False)
    yield refused("change a driver, nothing said", "improvement.change_driver", f"{where}/{{driver}}/change", "member", send(words=""))
    yield line("take a driver away", "improvement.take_driver_away", f"{where}/{{driver}}/take-away", wide=False)
    yield line("change a change idea", "improvement.change_change_idea", f"{ideas}/{{change_idea}}/change", wide=False)
    yield refused(
        "change a change idea, nothing said", "improvement.change_change_idea", f"{ideas}/{{change_idea}}/change", "member", send(idea="")
    )
    yield line("take a change idea away", "improvement.take_change_idea_away", f"{ideas}/{{change_idea}}/take-away", wide=False)


def small_tests() -> Iterator[Line]:
    """One small test in each of its states, and its four steps."""
    new = "/ideas/{paused}/small-tests/new"
    yield line("plan a small test", "improvement.start_ramp", new)
    yield refused("plan a small test, nothing said", "improvement.start_ramp", new, "member", send_from(SAVE))
    yield refused("plan a small test, third question", "improvement.start_ramp", new, "member", third)
    yield line("small test, nothing expected", "improvement.cycle", "/small-tests/{test_planned}", wide=False)
    yield line("small test, planned", "improvement.cycle", "/small-tests/{test_ready}", wide=False)
    begins, early = "/small-tests/{test_to_begin}", send(began_on="2026-01-05")
    yield line("small test, to begin", "improvement.cycle", begins)
    yield line("small test, begun before its try-out", "improvement.cycle", begins, done=early, status=422, wide=False)
    yield line("small test, under way", "improvement.cycle", "/small-tests/{test_running}")
    yield line("small test, done", "improvement.cycle", "/small-tests/{test_done}", wide=False)
    yield line("small test, adapted", "improvement.cycle", "/small-tests/{test_adapted}")
    yield line("small test, abandoned", "improvement.cycle", "/small-tests/{test_abandoned}", wide=False)
    yield line("change a plan", "improvement.plan", "/small-tests/{test_ready}/plan", wide=False)
    yield refused("change a plan, days", "improvement.plan", "/small-tests/{test_ready}/plan", "member", send_from(SAVE, starts_on=""))
    yield line("next small test", "improvement.next_cycle", "/small-tests/{test_adapted}/next", wide=False)
    yield line("change what is expected", "improvement.predict", "/small-tests/{test_running}/predictions", wide=False)
    yield refused("expect nothing", "improvement.predict", "/small-tests/{test_running}/predictions", "member", send(prediction_2=""))
    yield line("do", "improvement.do", "/small-tests/{test_running}/do")
    yield refused("do, nothing said", "improvement.do", "/small-tests/{test_running}/do", "member")
    yield line("study", "improvement.study", "/small-tests/{test_done}/study")
    yield refused("study, no result", "improvement.study", "/small-tests/{test_done}/study", "member")
    yield line("act", "improvement.act", "/small-tests/{test_studied}/act")
    yield refused("act, nothing chosen", "improvement.act", "/small-tests/{test_studied}/act", "member")
    yield refused("act, adopted and nothing said", "improvement.act", "/small-tests/{test_studied}/act", "member", adopted)
    yield refused("act, for good and nothing said", "improvement.act", "/small-tests/{test_studied}/act", "member", for_good)


def third(browser: Browser) -> None:
    """Opens the questions that most tests do without, and expects something of none."""
    browser.one("main details summary").click()
    send_from(SAVE, prediction_3=LONG)(browser)


def adopted(browser: Browser) -> None:
    """Chooses to adopt and says nothing more."""
    browser.one("[name=act][value=adopt]").click()
    send_form(browser)


def for_good(browser: Browser) -> None:
    """Chooses to make it the usual way and says nothing more."""
    browser.one("[name=act][value=adopt]").click()
    browser.one("[name=onwards][value=implementation]").click()
    send_form(browser)
