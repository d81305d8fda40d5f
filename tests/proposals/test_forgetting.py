"""What goes by itself."""

import datetime as dt

from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.history.models import Entry
from app.languages.models import Text
from app.notifications.models import Letter
from app.people.models import ContactPoint, Person, RoleName, SupportNeed
from app.proposals import actions
from app.proposals.models import Answer, Link, Proposal
from app.proposals.permissions import Keyholder
from tests import keys, make
from tests.visitor import Visitor


def rows(table: type[db.Model]) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def later(days: int) -> None:
    moment = calendar.now() + dt.timedelta(days=days)
    calendar.set_clock(lambda: moment)


def test_a_draft_that_nobody_saved_for_90_days_goes_with_every_word(app: Flask) -> None:
    make.draft()
    later(90)
    with db.transaction():
        assert actions.sweep_drafts() == 0
    later(1)
    with db.transaction():
        assert actions.sweep_drafts() == 1
    assert [rows(table) for table in (Proposal, Answer, Text, Link)] == [0, 0, 0, 0]


def test_a_year_after_it_was_taken_back_only_the_bare_row_of_an_idea_is_left(app: Flask) -> None:
    proposal = make.idea()
    with db.transaction():
        found = make.again(proposal)
        actions.withdraw(found, "I moved away", by=Keyholder(found.person_id or 0, found.id))
    later(364)
    with db.transaction():
        assert actions.sweep_withdrawn() == 0
    later(2)
    with db.transaction():
        assert actions.sweep_withdrawn() == 1
    with db.transaction():
        assert actions.sweep_withdrawn() == 0
    assert [rows(table) for table in (Proposal, Answer, Text, Link, Letter)] == [1, 0, 0, 0, 0]
    with db.reading() as session:
        assert {entry.reason for entry in session.scalars(select(Entry).where(Entry.kind == "proposal"))} == {""}


def test_an_idea_that_was_taken_back_can_be_brought_back(visitor: Visitor) -> None:
    proposal = make.idea()
    keys.hold_key(visitor, proposal)
    reference = proposal.reference
    visitor.send(f"/en/my-idea/{reference}/take-back", reason="")
    assert visitor.page.has("You took this idea back.")
    visitor.open(visitor.page.link("I want to bring my idea back"))
    visitor.send()
    assert visitor.page.has("We have your idea and we are reading it.")


def test_whoever_brought_an_idea_reads_every_message_about_it_on_a_page(visitor: Visitor) -> None:
    proposal = make.idea()
    keys.hold_key(visitor, proposal)
    reference = proposal.reference
    visitor.open(f"/en/my-idea/{reference}")
    visitor.open(visitor.page.link("Messages from us"))
    assert visitor.page.has("1 message, newest first.")
    assert visitor.page.has("Thank you for your idea.")


def words_kept() -> list[str]:
    """Every word that somebody typed, wherever it is still kept."""
    with db.reading() as session:
        found = [text.body for text in session.scalars(select(Text))]
        found += [point.value for point in session.scalars(select(ContactPoint))]
        found += [need.detail for need in session.scalars(select(SupportNeed))]
        return [word for word in (*found, *session.scalars(select(Person.display_name))) if word]


def test_words_that_were_taken_out_of_a_draft_are_gone(visitor: Visitor) -> None:
    visitor.send("/en/share/not-good", problem="My secret illness")
    visitor.send("/en/share/not-good", problem="")
    assert words_kept() == []


def test_a_year_after_an_idea_was_taken_back_nothing_is_known_of_its_words_or_its_person(app: Flask, visitor: Visitor) -> None:
    idea = make.idea(
        display_name=Given(text="Dee Brown"), support_needs=Given(choices=("interpreter",)), language_spoken=Given(text="Kurdish")
    )
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/title", title="My first own title")
    visitor.send(f"/en/my-idea/{idea.reference}/title", title="My second own title")
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="Too tired.")
    assert len(words_kept()) > 5
    later(366)
    with db.transaction():
        assert actions.sweep_withdrawn() == 1
    assert words_kept() == []


def test_whoever_brought_another_idea_too_is_still_reached_about_it(app: Flask) -> None:
    ada = make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    idea, _other = make.idea(by=ada), make.idea(by=ada)
    with db.transaction():
        actions.withdraw(make.again(idea), "", by=ada)
    later(366)
    with db.transaction():
        actions.sweep_withdrawn()
    assert {"Ada", "ada@example.org"} <= set(words_kept())
