"""Saying what an idea fits. It is told to whoever brought it, and decides nothing."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.core import calendar, db
from app.history.actions import record
from app.people.models import Person
from app.priorities.models import Intake, Priority, Programme
from app.proposals import queries
from app.proposals.kinds import Said, Told, kind_of
from app.proposals.models import Fit, KindOfWork, Place, Proposal

FIT, KIND = "say_what_it_fits", "say_kind_of_work"


def say_what_it_fits(proposal: Proposal, *, priorities: Collection[int], programmes: Collection[int], by: Person) -> None:
    """Exactly these from now on. A programme that is full or not open refuses nobody: the idea waits for a place, and hears it."""
    changed = _set_fits(proposal, frozenset(priorities), by)
    changed = _set_places(proposal, frozenset(programmes), by) or changed
    if changed:
        record("proposal", proposal.id, FIT, by=by.id, role="huddle member")


def _set_fits(proposal: Proposal, wanted: frozenset[int], by: Person) -> bool:
    before = {row.priority_id: row for row in db.session.scalars(select(Fit).where(Fit.proposal_id == proposal.id))}
    known = set(db.session.scalars(select(Priority.id).where(Priority.id.in_(wanted))))
    for number, row in before.items():
        if number not in known:
            db.session.delete(row)
    for number in sorted(known - before.keys()):
        db.session.add(Fit(proposal_id=proposal.id, priority_id=number, said_by=by.id))
    return known != before.keys()


def _set_places(proposal: Proposal, wanted: frozenset[int], by: Person) -> bool:
    before = {row.programme_id: row for row in db.session.scalars(select(Place).where(Place.proposal_id == proposal.id))}
    # held until the end, so that two people cannot give the last place away at once
    rows = select(Programme).where(Programme.id.in_(wanted)).order_by(Programme.id).with_for_update()
    known = {one.id: one for one in db.session.scalars(rows)}
    gone = [row for number, row in before.items() if number not in known]
    for row in gone:
        db.session.delete(row)
    changed = bool(gone)
    for standing in queries.how_they_stand(list(known.values())):
        number, is_open = standing.programme.id, standing.intake is Intake.OPEN
        if number not in before:
            db.session.add(Place(proposal_id=proposal.id, programme_id=number, waits=not is_open, said_by=by.id))
            changed = True
        elif before[number].waits and is_open:
            before[number].waits = False
            changed = True
    return changed


def say_kind_of_work(proposal: Proposal, answers: Mapping[str, Said], *, by: Person) -> Told:
    """What kind of work it is, by the four answers; the answers before stand in the history."""
    told = kind_of(answers)
    kept = {field: said.value for field, said in answers.items()}
    row = db.session.get(KindOfWork, proposal.id)
    if row is not None and row.answers == kept:
        return told
    if row is None:
        row = KindOfWork(proposal_id=proposal.id)
        db.session.add(row)
    row.answers, row.kind, row.perhaps_research = kept, told.kind, told.perhaps_research
    row.said_by, row.said_at = by.id, calendar.now()
    facts = {"kind": told.kind.value, "perhaps_research": told.perhaps_research, "answers": kept}
    record("proposal", proposal.id, KIND, by=by.id, role="huddle member", facts=facts)
    return told
