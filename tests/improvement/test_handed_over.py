"""Once the huddle has a try-out its aim changes only with a reason, no test begins, and its page says so first."""

from app.core import db
from app.improvement.actions import evaluating
from app.improvement.actions.evaluating import Thought
from app.improvement.models import Act
from app.improvement.queries import project_of
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import before_testing, page_of
from tests.improvement.test_cycles import start
from tests.improvement.trying import sent
from tests.visitor import Visitor

LATER = "2 hours, not 5"
WHY = "The counter was wrong."


def handed() -> Proposal:
    idea, sam = before_testing(stage=Stage.TESTING), make.staff()
    with db.transaction():
        found = make.again(idea)
        project = project_of(found)
        assert project is not None
        thought = Thought("It helps.", "The phone.", Act.ADOPT, "Every week is better.", "The ward closes.")
        evaluating.evaluate(found, project, thought, seen_saves=0, by=sam)
    assert keys.now(idea).stage is Stage.EVALUATION
    return idea


def test_the_page_of_a_try_out_says_first_that_the_huddle_has_it(sam: Visitor) -> None:
    idea = handed()
    page = sam.open(page_of(idea, "").rstrip("/"))
    assert page.has("The huddle has it since")
    assert page.text.index("The huddle has it since") < page.text.index("What to do next")
    assert sam.open(page_of(before_testing(stage=Stage.TESTING), "").rstrip("/")).has("The huddle has it since") is False


def test_another_aim_needs_a_reason_that_stands_beside_the_evaluation(sam: Visitor) -> None:
    idea = handed()
    page = sam.send(page_of(idea, "aim"), words=LATER)
    assert (page.status, page.faults()) == (422, ["Write why you change it. The huddle has it now"])
    assert sam.open(page_of(idea, "evaluation")).has("Changed after it was handed to the huddle") is False
    sam.send(page_of(idea, "aim"), words=LATER, why=WHY)
    page = sam.open(page_of(idea, "evaluation"))
    assert [page.has(said) for said in (LATER, "Changed after it was handed to the huddle, by Sam on", WHY)] == [True] * 3


def test_a_yes_to_what_looks_private_stays_when_the_reason_is_still_asked_for(sam: Visitor) -> None:
    idea, words = handed(), "Fewer calls to 07700 900123"
    ticked = [str(box.get("value")) for box in sam.send(page_of(idea, "aim"), words=words).all("input") if box.get("name") == "fine"]
    page = sam.send(page_of(idea, "aim"), words=words, fine=ticked)
    assert page.faults() == ["Write why you change it. The huddle has it now"]
    assert [box.get("checked") is not None for box in page.all("input") if box.get("name") == "fine"] == [True]


def test_the_same_aim_needs_no_reason_and_before_the_hand_over_nobody_is_asked(sam: Visitor) -> None:
    idea = handed()
    assert sam.send(page_of(idea, "aim")).status == 200
    earlier = before_testing(stage=Stage.TESTING)
    assert sam.open(page_of(earlier, "aim")).has("Why do you change it now?") is False
    sam.send(page_of(earlier, "aim"), words=LATER)
    assert sam.open(page_of(earlier, "evaluation")).has("Changed after it was handed to the huddle") is False


def test_a_small_test_is_planned_and_does_not_begin(sam: Visitor) -> None:
    idea = handed()
    address = start(sam, str(idea.reference))
    page = sam.open(address)
    assert (page.has("The huddle has it now. When it says adapt, test again."), page.has("Begin the small test")) == (True, False)
    assert (sent(sam, f"{address}/begin"), sam.open(address).has("Begun on")) == (409, False)
