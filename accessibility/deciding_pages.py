"""The pages that follow a decision: to confirm it, to answer it, to correct it, to say whether it was done."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import PUBLIC, Line, line, send


def decided() -> Iterator[Line]:
    """What somebody confirms, answers, corrects, or says about what was decided."""
    yield Line("how we decide", "hub.how_we_decide", "/how-we-decide", readings=PUBLIC, wide=True)
    yield line("decide, too few had a say", "huddle.decide", "/ideas/{put_off}/decision", who="chair")
    yield line("confirm", "huddle.confirm", "/ideas/{provisional}/confirm")
    yield refused("confirm, not said", "huddle.confirm", "/ideas/{provisional}/confirm", "member")
    yield line("read an idea, decided for now", "journey.read_idea", "/ideas/{provisional}/read", wide=False)
    yield line("pass on", "huddle.pass_on", "/ideas/{screening}/pass-on", wide=False)
    yield refused("pass on, nothing said", "huddle.pass_on", "/ideas/{screening}/pass-on", "member")
    yield line("correct a decision", "huddle.correct_decision", "/ideas/{answered}/correct-decision", who="chair")
    yield refused("correct a decision, not said why", "huddle.correct_decision", "/ideas/{answered}/correct-decision")
    asked = "/ideas/{together_asked}/asked/{asked_place}"
    yield Line("asked to try it", "huddle.asked", asked, "lead", wide=True)
    yield Line("asked to try it, not said", "huddle.asked", asked, "lead", send(), status=422)
    yield line("read an idea, organisations are asked", "journey.read_idea", "/ideas/{together_asked}/read", who="chair", wide=False)
    yield Line("my organisation, asked", "journey.my_organisation", "/my-organisation", "lead")
    yield line("say if it was done", "huddle.say_if_done", "/ideas/{answered_arabic}/done", wide=False)
    yield refused("say if it was done, not said", "huddle.say_if_done", "/ideas/{answered_arabic}/done", "member")
    yield Line("my idea, organisations are asked", "journey.my_idea", "/my-idea/{together_asked}", who="proposer", wide=True)
