"""The end of try-outs in their states: reviews closed, changed and begun; one evaluation that the huddle has, whose decision waits."""

from sqlalchemy import select

from accessibility.longest import LONG, LONG_WORD
from app.core import db
from app.huddle.actions.judging import Judged, judge
from app.improvement.actions import evaluating, reviewing, start_project
from app.improvement.models import Act, GainsLess, Project, Voice
from app.people.models import Person, RoleName
from app.proposals.models import Proposal, Stage
from tests.make import again, staff

LONGEST = f"{LONG_WORD} {LONG}"[:600]


def fill(proposal: Proposal, project: Project, by: Person) -> None:
    """A closed review, changed once, the draft of the next one, and what the team thinks of the try-out."""
    told = reviewing.Written(
        seen=LONGEST,
        surprised=LONGEST[:300],
        less=GainsLess.YES,
        less_words=LONGEST[:300],
        next_step=LONGEST,
        voice=Voice.NAMED,
        voice_name=f"{LONG_WORD} {LONG_WORD}"[:120],
        may_name=True,
        voice_part="carer",
        easy="It goes well. We go on.",
        why_early=LONGEST[:300],
    )
    reviewing.close(proposal, project, 1, told, seen_saves=0, by=by)
    other = reviewing.Written(
        **told.__dict__ | {"seen": f"Bags are ready. {LONGEST}"[:600], "voice": Voice.NONE, "no_voice": LONGEST[:300]}
    )
    reviewing.close(proposal, project, 1, other, "We had read the chart wrongly.", seen_saves=1, by=by)
    reviewing.save(project, 2, reviewing.Written(seen="Bags are"), seen_saves=0, by=by)
    evaluating.save(proposal, project, evaluating.Thought(LONGEST, LONGEST, Act.ADAPT, LONGEST, LONGEST[:300]), seen_saves=0, by=by)


def judged(by: Person) -> dict[str, object]:
    """The reference of an idea whose evaluation the huddle has, with a decision that waits to be confirmed."""
    chair = staff(RoleName.CHAIR, "nadia@example.org", "Nadia")
    with db.transaction():
        known = select(Proposal).where(Proposal.stage == Stage.EVALUATION).order_by(Proposal.id)
        idea = db.session.scalars(known).first()
        assert idea is not None
        found = again(idea)
        found.stage = Stage.TESTING
        thought = evaluating.Thought(LONGEST, "Weekends.", Act.ABANDON, LONGEST, LONGEST[:300])
        evaluating.evaluate(found, start_project(found, by=by), thought, seen_saves=0, by=by)
        judge(found, Judged(Act.ABANDON, LONGEST, "It did not help."), by=chair)
        return {"judged": str(found.reference), "adapted": _adapted(by)}


def _adapted(by: Person) -> str:
    """The reference of an idea that is to be tested again and passes no gate yet."""
    idea = db.session.scalars(select(Proposal).where(Proposal.stage == Stage.ADAPTED).order_by(Proposal.id)).first()
    assert idea is not None
    start_project(again(idea), by=by)
    return str(idea.reference)
