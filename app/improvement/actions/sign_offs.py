"""Asking somebody to sign something off, and their answer."""

import datetime as dt
from collections.abc import Sequence

from app.core import db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.actions import PROJECT
from app.improvement.actions.asking import check_day
from app.improvement.models import Body, Project, Reply, SignOff
from app.improvement.queries import sign_offs as queries
from app.people.models import Person

MOST_SIGN_OFFS = 40


def ask_for_sign_off(project: Project, body: Body, name: str, asked_on: dt.date, about: str, *, by: Person) -> SignOff:
    """Somebody was asked to sign something off. The same sent twice is one."""
    check_day(asked_on, "asked_on")
    stand: Sequence[queries.Asked] = queries.sign_offs(project)
    said = (body, name, asked_on, about)
    if same := next((one.row for one in stand if (one.row.body, one.row.name, one.row.asked_on, one.row.about) == said), None):
        return same
    if any(one.waits and one.latest and (one.row.body, one.row.name.casefold()) == (body, name.casefold()) for one in stand):
        raise Refused(for_staff("They were asked and have not answered. Write their answer first"), field="body")
    if len(stand) >= MOST_SIGN_OFFS:
        raise NotAllowed(for_staff("There are 40 sign-offs. Nothing was changed."))
    row = SignOff(project_id=project.id, body=body, name=name, asked_on=asked_on, about=about, written_by=by.id)
    db.session.add(row)
    db.session.flush()
    record(PROJECT, project.id, "ask_for_sign_off", by=by.id, facts={"sign_off": row.id})
    return row


def answer_sign_off(row: SignOff, reply: Reply, on: dt.date, evidence: str, *, by: Person) -> None:
    """What they said, when. What was written before is kept in the history."""
    check_day(on, "answered_on", after=row.asked_on)
    before = (row.reply, row.answered_on, row.evidence)
    if before == (reply, on, evidence):
        return
    row.reply, row.answered_on, row.evidence = reply, on, evidence
    kept = {"sign_off": row.id, "before": [str(value or "") for value in before], "after": [str(value) for value in (reply, on, evidence)]}
    record(PROJECT, row.project_id, "answer_sign_off", by=by.id, facts=kept)
