"""What the past leaves behind: letters that went long ago, tasks that somebody did, and a few still to do."""

import datetime as dt

from sqlalchemy import select, update

from app.core import calendar, db
from app.journey.demo.scene import Scene
from app.notifications.models import Letter, LetterState
from app.proposals.models import Proposal, Stage
from app.support.models import Met
from app.tasks.actions import finish, raise_task
from app.tasks.models import Task, TaskKind


def post_letters(proposal: Proposal) -> None:
    """Every e-mail of the past went at its own time: none is left for the drain, whether there is a mail server or not."""
    past = update(Letter).where(Letter.kind == "proposal", Letter.thing_id == proposal.id, Letter.state == LetterState.WAITING)
    db.session.execute(past.values(state=LetterState.SENT, sent_at=Letter.created_at))


def finish_old_tasks(proposal: Proposal, scene: Scene, *, by: str) -> None:
    """What was due before the last working day is done; the rest is still open, some of it late."""
    db.session.flush()
    open_since = scene.diary.today - dt.timedelta(days=1)
    while not calendar.is_working_day(open_since):
        open_since -= dt.timedelta(days=1)
    old = select(Task).where(Task.about == "proposal", Task.thing_id == proposal.id, Task.due_on < open_since)
    for task in db.session.scalars(old.order_by(Task.due_on, Task.id)):
        scene.diary.turn_to(task.due_on, 11)
        finish(task, by=scene.staff[by], met=Met.MET)


def raise_new_tasks(scene: Scene) -> None:
    """Three things that wait for somebody now, beside the letters by phone."""
    scene.diary.turn_to(scene.diary.today - dt.timedelta(days=1), 10, 20)
    with db.transaction():
        raise_task(TaskKind.CALL_BACK, "help", 0, days=2, details="Vera\n01632 960555\nI cannot find the page with my answers again.")
        raise_task(TaskKind.PAPER_FORM, "help", 0, days=2, details="Mr Abbas\n4 Mill Row, Tarrow\nPlease send the form on paper, in Urdu.")
        asked = select(Proposal).where(Proposal.stage == Stage.MORE_INFO, Proposal.lang == "ur").order_by(Proposal.id)
        waiting = db.session.scalars(asked).first()
        if waiting:
            told = "Our question is in English. Find an Urdu interpreter for the phone call."
            raise_task(TaskKind.TRANSLATE, "proposal", waiting.id, days=3, person_id=waiting.person_id, details=told)
