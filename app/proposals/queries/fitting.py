"""What ideas fit: priorities, programmes, a kind of work. Lists never ask it in order to leave an idea out or put it last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload

from app.core import calendar, db
from app.languages.models import Text
from app.people.models import Person
from app.priorities.models import Intake, Priority, Programme
from app.proposals.models import Fit, KindOfWork, Place, Proposal, Stage

_FITS = (
    select(Priority.id, Text.body.label("title"), Text.lang)
    .join(Fit, Fit.priority_id == Priority.id)
    .join(Text, Text.id == Priority.title_id)
    .where(Fit.proposal_id == bindparam("idea"))
    .order_by(Priority.from_, Priority.id)
)
_TITLE = select(Priority.id, Text.body.label("title"), Text.lang).join(Text, Text.id == Priority.title_id)
_TAKEN = (
    select(Place.programme_id, func.count())
    .join(Proposal, Proposal.id == Place.proposal_id)
    .where(Place.waits.is_(False), Proposal.stage != Stage.WITHDRAWN)
    .group_by(Place.programme_id)
)


@dataclass(frozen=True)
class InProgramme:
    """One programme that an idea is in, or waits for."""

    programme: Programme
    waits: bool

    @property
    def begins_on(self) -> Any:
        """The day on which places come, where it is known: the first of the window, or of the next one."""
        today = calendar.today()
        return self.programme.from_ if today < self.programme.from_ else self.programme.again(today)


@dataclass(frozen=True)
class Standing:
    """A programme as anyone reads it today."""

    programme: Programme
    intake: Intake
    ideas: int

    @property
    def left(self) -> int | None:
        """How many places are left; none where any number of ideas has room."""
        return None if self.programme.cap is None else max(self.programme.cap - self.ideas, 0)

    @property
    def again_on(self) -> Any:
        """When it takes ideas in again, where that is known."""
        return self.programme.again(calendar.today())


def fits_of(idea: int) -> Sequence[Any]:
    """The priorities that an idea fits: number, title, language. One statement."""
    return db.session.execute(_FITS, {"idea": idea}).all()


def places_of(idea: int) -> list[InProgramme]:
    """The programmes that an idea is in or waits for. One statement."""
    found = (
        select(Programme, Place.waits)
        .join(Place, Place.programme_id == Programme.id)
        .where(Place.proposal_id == idea)
        .order_by(Programme.from_, Programme.id)
        .options(joinedload(Programme.title))
    )
    return [InProgramme(programme, waits) for programme, waits in db.session.execute(found)]


def kind_of_work(idea: int) -> tuple[KindOfWork | None, str]:
    """What somebody answered to the four questions, if anybody did, and what they are called. One statement."""
    named = select(KindOfWork, Person.display_name).outerjoin(Person, Person.id == KindOfWork.said_by).where(KindOfWork.proposal_id == idea)
    found = db.session.execute(named).one_or_none()
    return (found[0], found[1] or "") if found else (None, "")


def how_they_stand(programmes: Sequence[Programme]) -> list[Standing]:
    """Whether each programme is open, full or closed today. One statement, none for no programme."""
    if not programmes:
        return []
    taken = dict(db.session.execute(_TAKEN).all())
    today = calendar.today()
    return [Standing(one, one.intake(today, taken.get(one.id, 0)), taken.get(one.id, 0)) for one in programmes]


def title_of_priority(number: int) -> Any:
    """Number, title and language of a priority; none when there is none with this number, or it has not begun."""
    return db.session.execute(_TITLE.where(Priority.id == number, Priority.from_ <= calendar.today())).one_or_none()
