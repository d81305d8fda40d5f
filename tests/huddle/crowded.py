"""Two meetings that grow, with everything on their ideas that a page can show: one goes on today, one was held a week ago."""

import datetime as dt

from sqlalchemy import select

from app.core import calendar, db
from app.huddle import actions
from app.huddle.models import (
    Agreed,
    Coming,
    Criterion,
    Decision,
    Digital,
    Discipline,
    GuestOf,
    Invitation,
    Item,
    Meeting,
    MeetingStatus,
    Member,
    Note,
    PackRead,
    Partner,
    Presence,
    Route,
    Say,
    Score,
    Stance,
    Waits,
)
from app.languages.actions import write
from app.languages.models import LangSource, Text
from app.people.models import Person, RoleName
from app.proposals.models import Answer, Interest, Proposal, Stage
from tests import make

WEEK = dt.timedelta(days=7)


class Crowd:
    """`now` and `before`: the numbers of the meetings. The same people are at both, and as many ideas are on each list."""

    def __init__(self) -> None:
        with db.transaction():
            self.group = actions.group().id
            made = [Meeting(huddle_id=self.group, on=calendar.today() - n * WEEK, began_at=calendar.now()) for n in range(2)]
            made[1].status = MeetingStatus.HELD
            db.session.add_all(made)
            db.session.flush()
            self.now, self.before = made[0].id, made[1].id
        self.people, self.organisations, self.ideas = list[int](), list[int](), 0

    def grow(self, count: int) -> None:
        """From now on there are so many people, organisations and ideas. The first idea is talked about."""
        while len(self.people) < count:
            self._add_person(len(self.people))
        with db.transaction():
            for n in range(self.ideas + 1, count + 1):
                self._add_idea(n, Stage.LISTED, self.now)
                self._add_idea(n, Stage.DONE, self.before)
        self.ideas = count

    def _add_person(self, n: int) -> None:
        self.organisations.append(make.organisation(f"Organisation {n}"))
        person = make.staff(RoleName.HUDDLE_MEMBER, f"member{n}@example.org", f"Member {n}", organisation=self.organisations[-1])
        with db.transaction():
            fields = db.session.scalars(select(Discipline).order_by(Discipline.position)).all()
            db.session.add(Member(huddle_id=self.group, person_id=person.id, disciplines=[fields[n % len(fields)]]))
            db.session.add_all(Presence(meeting_id=meeting, person_id=person.id, noted_by=person.id) for meeting in (self.now, self.before))
        self.people.append(person.id)

    def _add_idea(self, n: int, stage: Stage, meeting: int) -> None:
        """With title, answers and who brought it; a view, a score, an interest, a guest, a reader, notes, an action and a decision."""
        waits, member = stage is Stage.LISTED, self.people[n % len(self.people)]
        idea = Proposal(
            stage=stage, reading="en", lang="en", reference=f"{'KT' if waits else 'MX'}{2222 + n}", summary=f"Row {n}", public=True
        )
        brought, guest = Person(display_name=f"Dee {n}"), Person(display_name=f"Guest {n}")
        db.session.add_all([idea, brought, guest])
        db.session.flush()
        idea.person_id, idea.title = brought.id, _words(idea, f"Idea {n}")
        idea.received_at, idea.answer_due_on, idea.organisation_id = calendar.now(), calendar.today() + WEEK, self.organisations[0]
        began_at = calendar.now() if waits and n == 1 else None
        place = Item(meeting_id=meeting, proposal_id=idea.id, position=n, added_at=calendar.now(), began_at=began_at)
        db.session.add(place)
        db.session.flush()
        by = {"item_id": place.id, "person_id": member}
        at = {"meeting_id": meeting, "item_id": place.id, "by_id": member}
        db.session.add_all(
            [
                *(Answer(proposal_id=idea.id, field=name, text=_words(idea, f"{name} {n}")) for name in ("problem", "change_idea")),
                Say(**by, stance=Stance.SUPPORT, words=_words(idea, "It helps."), digital=Digital.NO, gains_least="Nobody"),
                Score(**by, criterion=Criterion.IMPACT, value=n % 4, reason="Many people wait."),
                PackRead(**by),
                Interest(proposal_id=idea.id, person_id=member, what="My sister works there.", declared_at=calendar.now() - 2 * WEEK),
                _invited(idea, place, guest, member),
                *(Note(**at, words=_words(idea, f"Note {k}"), private=bool(k)) for k in range(2)),
                Agreed(**at, words=_words(idea, "Ask."), owner_id=member, due_on=calendar.today() + WEEK),
                self._decision(idea, meeting, member, tuple(Route)[n % len(Route)], waits=waits),
            ]
        )

    def _decision(self, idea: Proposal, meeting: int, by: int, route: Route, *, waits: bool) -> Decision:
        return Decision(
            proposal_id=idea.id,
            meeting_id=meeting,
            route=route,
            reason=_words(idea, "Many said so."),
            next_step=_words(idea, "We try it."),
            contact_name="Priya",
            contact_how="01632 960 124",
            organisation_id=self.organisations[0],
            joins_id=idea.id,
            decided_by=by,
            waits=Waits.QUORUM if waits else None,
            confirm_by=calendar.today() + WEEK if waits else None,
            partners=[Partner(organisation_id=number, answer_by=calendar.today()) for number in self.organisations[-2:]],
        )


def _words(idea: Proposal, body: str) -> Text:
    return write(body, lang="en", about=("proposal", idea.id), source=LangSource.STAFF, by=None)


def _invited(idea: Proposal, place: Item, guest: Person, by: int) -> Invitation:
    return Invitation(
        proposal_id=idea.id,
        item_id=place.id,
        person_id=guest.id,
        as_whom=GuestOf.HELPER,
        invited_by=by,
        coming=Coming.COMES,
        answered_at=calendar.now(),
        question=_words(idea, "Can I bring my friend?"),
        words=_words(idea, "Read this out."),
    )
