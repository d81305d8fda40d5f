"""The end of a try-out: what the team thinks of it goes to the huddle; what was adapted is tested again."""

from dataclasses import asdict, dataclass
from typing import cast

from sqlalchemy import CursorResult, update
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import notices
from app.improvement.actions import PROJECT
from app.improvement.actions.early import is_evaluation_early, why_lacks
from app.improvement.actions.gates import begin_testing
from app.improvement.models import Act, Project, TriedOut
from app.improvement.permissions import test_again as may_test_again
from app.improvement.queries import evaluating as queries
from app.people.models import Person
from app.people.queries import names
from app.proposals.actions import go_on
from app.proposals.actions.moving import check_possible
from app.proposals.models import Proposal, Stage


@dataclass(frozen=True)
class Thought:
    """What the team thinks of a try-out. `because`: why it recommends what it does; `why_early`: why long before the plan ends."""

    meaning: str = ""
    did_not_work: str = ""
    recommended: Act | None = None
    because: str = ""
    why_early: str = ""


def save(proposal: Proposal, project: Project, thought: Thought, *, seen_saves: int, by: Person) -> TriedOut:
    """Keeps what was written. Once the huddle has it nothing may be missing, and what it said before is kept in the history.

    Raises Refused where somebody else saved other words since the page was opened.
    """
    evaluation = _of_this_round(proposal, project)
    before = thought_of(evaluation)
    if before == thought:
        return evaluation
    if evaluation.sent_at is not None:
        _check_whole(thought, early=bool(before.why_early))
    same = (TriedOut.id == evaluation.id, TriedOut.saves == seen_saves)
    values = asdict(thought) | {"saves": seen_saves + 1, "written_by": by.id, "written_at": calendar.now()}
    done = cast("CursorResult[object]", db.session.execute(update(TriedOut).where(*same).values(**values)))
    db.session.refresh(evaluation)
    if done.rowcount != 1:
        who = names([evaluation.written_by]).get(evaluation.written_by or 0, "")
        told = for_staff("%(name)s saved this in another window. Read what stands there, put yours with it and save again.")
        raise Refused(told % {"name": who}, field="meaning")
    if evaluation.sent_at is not None:
        record(PROJECT, project.id, "change_evaluation", by=by.id, facts={"before": _told(before), "after": _told(thought)})
    return evaluation


def evaluate(proposal: Proposal, project: Project, thought: Thought, *, seen_saves: int, by: Person) -> TriedOut:
    """The huddle has it from now on and decides; whoever brought the idea hears that. Sent twice is once."""
    known = queries.evaluation(project)
    if known is not None and known.sent_at is not None and proposal.stage is Stage.EVALUATION and thought_of(known) == thought:
        return known
    if proposal.stage is not Stage.TESTING:
        raise NotAllowed(for_staff("Only a try-out that is being tested goes to the huddle. Nothing was changed."))
    check_possible(proposal, "evaluate")
    _check_whole(thought, early=is_evaluation_early(project))
    evaluation = save(proposal, project, thought, seen_saves=seen_saves, by=by)
    evaluation.sent_at, evaluation.sent_by = calendar.now(), by.id
    record(PROJECT, project.id, "send_evaluation", by=by.id, facts={"round": evaluation.round})
    go_on(proposal, "evaluate", by=by, role=notices.role_of(by))
    return evaluation


def test_again(proposal: Proposal, project: Project, *, by: Person) -> None:
    """What was adapted is tested again, once every gate is passed as it stands now.

    Raises NotAllowed for whoever only reads it, where it was not adapted, or with the names of the gates that are not passed.
    """
    if not may_test_again(by, proposal):
        raise NotAllowed(for_staff("This idea was not adapted, or others work on it. Nothing was changed."))
    begin_testing(proposal, project, by=by)


def lacking(thought: Thought, *, early: bool) -> dict[str, str]:
    """What is missing before the huddle can have it: sentences by field, in their order. `early`: the plan has long to go."""
    missing = {
        "meaning": (thought.meaning, for_staff("Write what you think it means")),
        "did_not_work": (thought.did_not_work, for_staff("Write what did not work. It helps those who come after you")),
        "recommended": (thought.recommended, for_staff("Choose what you recommend")),
        "because": (thought.because, for_staff("Write why you recommend it")),
        "why_early": (thought.why_early or not early, why_lacks()),
    }
    return {field: sentence for field, (given, sentence) in missing.items() if not given}


def thought_of(evaluation: TriedOut) -> Thought:
    """What stands."""
    return Thought(evaluation.meaning, evaluation.did_not_work, evaluation.recommended, evaluation.because, evaluation.why_early)


def _check_whole(thought: Thought, *, early: bool) -> None:
    for field, sentence in lacking(thought, early=early).items():
        raise Refused(sentence, field=field)


def _told(thought: Thought) -> dict[str, str]:
    return {name: str(value or "") for name, value in asdict(thought).items()}


def _of_this_round(proposal: Proposal, project: Project) -> TriedOut:
    """The row of this round; what is tested again after it was sent has a new one."""
    known = queries.evaluation(project)
    if known is not None and (known.sent_at is None or proposal.stage is Stage.EVALUATION):
        return known
    evaluation = TriedOut(project_id=project.id, round=known.round + 1 if known else 1)
    try:
        with db.session.begin_nested():
            db.session.add(evaluation)
    except IntegrityError:  # somebody else began it at the same moment
        found = queries.evaluation(project)
        assert found is not None
        return found
    return evaluation
