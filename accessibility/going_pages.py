"""The pages that tell how a try-out is going, and for whom; each form also with what cannot be kept."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send
from tests.browser import Browser


def lines() -> Iterator[Line]:
    """The list of those that need a look, the score, what lasts; then the map, the thoughts and the benefits."""
    here, empty = "/ideas/{paused}/try-out", "/ideas/{tried}/try-out"
    yield line("need a look", "improvement.need_a_look", "/try-outs/need-a-look")
    yield line("try-outs", "improvement.try_outs", "/try-outs")
    yield line("progress", "improvement.progress", f"{here}/progress")
    yield line("progress, standing still", "improvement.progress", f"{empty}/progress", wide=False)
    yield line("give a score", "improvement.give_score", f"{here}/progress/new")
    yield refused("give a score, nothing chosen", "improvement.give_score", f"{here}/progress/new", "member")
    yield line("what lasts", "improvement.lasting", f"{here}/what-lasts")
    yield line("what lasts, nobody looked", "improvement.lasting", f"{empty}/what-lasts", wide=False)
    yield line("what lasted before", "improvement.earlier_lasting", f"{here}/what-lasts/1", wide=False)
    yield line("ten questions", "improvement.ask_lasting", f"{here}/what-lasts/new", wide=False)
    yield refused("ten questions, none answered", "improvement.ask_lasting", f"{here}/what-lasts/new", "member")
    yield from _people(f"{here}/stakeholders", empty)
    yield from _thoughts(f"{here}/reflections", empty)
    yield from _benefits(f"{here}/benefits", empty)


def _people(here: str, empty: str) -> Iterator[Line]:
    yield line("stakeholders", "improvement.stakeholders", here)
    yield line("stakeholders, nobody yet", "improvement.stakeholders", f"{empty}/stakeholders", wide=False)
    yield line("add a stakeholder", "improvement.add_stakeholder", f"{here}/new", wide=False)
    yield refused("add a stakeholder, nothing said", "improvement.add_stakeholder", f"{here}/new", "member")
    yield line("change a stakeholder", "improvement.change_stakeholder", f"{here}/{{stakeholder}}/change", wide=False)
    yield refused("change a stakeholder, meanwhile", "improvement.change_stakeholder", f"{here}/{{stakeholder}}/change", "member", older)
    yield line("take a stakeholder away", "improvement.take_stakeholder_away", f"{here}/{{stakeholder}}/take-away", wide=False)


def _thoughts(here: str, empty: str) -> Iterator[Line]:
    yield line("reflections", "improvement.reflections", here)
    yield line("reflections, none yet", "improvement.reflections", f"{empty}/reflections", wide=False)
    yield line("reflect", "improvement.add_reflection", f"{here}/new", wide=False)
    yield refused("reflect, nothing said", "improvement.add_reflection", f"{here}/new", "member")
    yield line("change a reflection", "improvement.change_reflection", f"{here}/{{thought}}/change", wide=False)
    yield line("share a reflection", "improvement.share_reflection", f"{here}/{{thought}}/share", wide=False)
    yield line("take a reflection away", "improvement.take_reflection_away", f"{here}/{{thought}}/take-away", wide=False)


def _benefits(here: str, empty: str) -> Iterator[Line]:
    yield line("benefits", "improvement.benefits", here)
    yield line("benefits, none yet", "improvement.benefits", f"{empty}/benefits", wide=False)
    yield line("add a benefit", "improvement.add_benefit", f"{here}/new", wide=False)
    yield refused("add a benefit, nothing said", "improvement.add_benefit", f"{here}/new", "member")
    yield line("benefit", "improvement.benefit", f"{here}/{{benefit}}")
    yield line("benefit, not expected", "improvement.benefit", f"{here}/{{benefit_gone}}", wide=False)
    yield refused("benefit, nothing seen", "improvement.benefit", f"{here}/{{benefit}}", "member", send(on="", words=""))
    yield line("change a benefit", "improvement.change_benefit", f"{here}/{{benefit}}/change", wide=False)
    yield refused("change a benefit, meanwhile", "improvement.change_benefit", f"{here}/{{benefit}}/change", "member", older)
    yield line("give a benefit up", "improvement.give_benefit_up", f"{here}/{{benefit}}/give-up", wide=False)
    yield refused("give a benefit up, not said why", "improvement.give_benefit_up", f"{here}/{{benefit}}/give-up", "member")


def older(browser: Browser) -> None:
    """Changes the owner after somebody else has changed the rest."""
    browser.run("document.querySelector('[name=version]').value = '0'")
    browser.fill(owner="Sam")
    browser.leave_by(browser.one("main form[method=post] button.nhsuk-button"))
