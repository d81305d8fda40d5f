"""What several tests need to look behind the pages: keys of ideas, letters that were written, statements that ran."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event, select

from app.core import db
from app.core.questions import Given
from app.notifications.models import Letter
from app.proposals import queries
from app.proposals.actions import find_link
from app.proposals.actions.drafting import token_of
from app.proposals.models import Proposal
from tests import make
from tests.visitor import Seen, Visitor


def key_of(idea: Proposal) -> str:
    """The token of the proposer's link."""
    with db.transaction():
        return token_of(find_link(make.again(idea)))


def hold_key(visitor: Visitor, idea: Proposal) -> Visitor:
    """This browser has opened the link of an idea."""
    visitor.client.set_cookie(f"idea-{idea.reference}", key_of(idea), domain="127.0.0.1")
    return visitor


def hold_draft(visitor: Visitor, token: str) -> Visitor:
    """This browser holds a draft."""
    visitor.client.set_cookie("draft", token, domain="127.0.0.1")
    return visitor


def staff(app: Any, role: Any, address: str = "sam@example.org", *, organisation: int | None = None) -> Visitor:
    """Somebody of the team, signed in."""
    visitor = Visitor(app)
    come_in(visitor, role, address, organisation=organisation)
    return visitor


def come_in(visitor: Visitor, role: Any, address: str, *, organisation: int | None = None) -> None:
    """Whoever sits before this browser is somebody of the team from now on."""
    from app.core import tokens
    from app.core.web.guests import SIGNED_IN
    from app.people.actions import start_visit

    person = make.staff(role, address, address.partition("@")[0].capitalize(), organisation=organisation)
    with db.transaction():
        visit = start_visit(person.id)
    visitor.client.set_cookie(SIGNED_IN, tokens.mint("visit", visit.id, visit.salt), domain="127.0.0.1")


def letters(name: str = "") -> list[Letter]:
    """Every letter, or those of one name, the oldest first."""
    with db.reading() as session:
        found = list(session.scalars(select(Letter).where(Letter.name == name if name else Letter.id > 0).order_by(Letter.id)))
        session.expunge_all()
        return found


def newest_idea() -> Proposal:
    """The idea that was sent last."""
    with db.reading() as session:
        found = session.scalars(select(Proposal).where(Proposal.reference.is_not(None)).order_by(Proposal.id.desc()).limit(1)).one()
        session.expunge_all()
        return found


def now(idea: Proposal) -> Proposal:
    """The idea as it stands in the database."""
    with db.transaction():
        found = make.again(idea)
        db.session.expunge_all()
    return found


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements that run meanwhile, without BEGIN and its like."""
    ran: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if not statement.upper().startswith(("BEGIN", "PRAGMA", "SAVEPOINT", "RELEASE")):
            ran.append(statement)

    engine = db.engine()
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield ran
    finally:
        event.remove(engine, "before_cursor_execute", note)


def words_on(seen: Seen, number: int = 0) -> str:
    """What stands in a box of a page."""
    return "".join(seen.all("textarea")[number].itertext()).removeprefix("\n")


def kept(visitor: Visitor, field: str = "problem") -> str:
    """What the database holds for the draft of this device."""
    cookie = visitor.client.get_cookie("draft", domain="127.0.0.1")
    assert cookie
    with db.reading():
        found = queries.draft(cookie.value)
        return queries.given(found[0].answers).get(field, Given()).text if found else ""
