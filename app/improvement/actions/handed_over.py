"""What still changes once the huddle has a try-out: its aim, with a reason that stands beside the evaluation."""

import datetime as dt

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.improvement import actions, queries
from app.improvement.models import Project
from app.people.models import Person
from app.proposals.models import Proposal, Stage


def is_handed_over(proposal: Proposal) -> bool:
    """Whether the huddle has it and decides what comes of it."""
    return proposal.stage is Stage.EVALUATION


def change_aim(proposal: Proposal, project: Project, words: str, by_on: dt.date | None, why: str = "", *, by: Person) -> None:
    """Another aim. Raises Refused without a reason where the huddle has it: what it reads there is no longer what was tested."""
    aims = queries.aims(project)
    same = bool(aims) and (aims[0].words.body, aims[0].by_on) == (words, by_on)
    if is_handed_over(proposal) and not same and not why:
        raise Refused(for_staff("Write why you change it. The huddle has it now"), field="why")
    actions.set_aim(project, words, by_on, by=by, why=why if is_handed_over(proposal) else "")
