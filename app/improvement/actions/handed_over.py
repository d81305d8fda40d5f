"""What still changes once the huddle has a try-out: its aim, with a reason that stands beside the evaluation."""

import datetime as dt
from dataclasses import dataclass

from app.core.errors import Refused
from app.core.i18n import for_staff
from app.improvement import actions, queries
from app.improvement.models import Project
from app.people.models import Person
from app.proposals.models import Proposal, Stage


def is_handed_over(proposal: Proposal) -> bool:
    """Whether the huddle has it and decides what comes of it."""
    return proposal.stage is Stage.EVALUATION


@dataclass(frozen=True)
class SaidAim:
    """An aim as somebody says it: its words, by when, the same in easy words, and whether what looks private in it may be read outside."""

    words: str
    by_on: dt.date | None
    easy: str = ""
    fine: bool = False


def change_aim(proposal: Proposal, project: Project, said: SaidAim, why: str = "", *, by: Person) -> None:
    """Another aim. Raises Refused without a reason where the huddle has it: what it reads there is no longer what was tested."""
    handed = is_handed_over(proposal)
    aims = queries.aims(project)
    same = bool(aims) and (aims[0].words.body, aims[0].by_on, aims[0].easy.body if aims[0].easy else "") == (
        said.words,
        said.by_on,
        said.easy,
    )
    if handed and not same and not why:
        raise Refused(for_staff("Write why you change it. The huddle has it now"), field="why")
    actions.set_aim(project, said.words, said.by_on, easy=said.easy, fine=said.fine, by=by, why=why if handed else "")
