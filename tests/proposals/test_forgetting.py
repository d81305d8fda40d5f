"""What goes by itself."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.history.models import Entry
from app.languages.models import Text
from app.notifications.actions import written
from app.notifications.models import Letter
from app.people.models import ContactPoint, Person, RoleName
from app.proposals import actions
from app.proposals.models import Answer, Link, Proposal
from app.proposals.permissions import Keyholder
from app.support.models import SupportNeed
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


# ---- a reminder, once ----


def saved_and_sent(visitor: Visitor, reading: str = "en") -> None:
    """A draft whose link was sent."""
    visitor.send(f"/{reading}/share/not-good", problem="The letters are small.")
    visitor.send(f"/{reading}/share/stop", form=0, email="dee@example.org")


def reminders() -> list[Letter]:
    with db.transaction():
        actions.remind_of_drafts()
    return keys.letters("proposals/draft_reminder")


def test_two_weeks_before_a_draft_goes_its_person_is_reminded_once_with_a_link_that_opens(visitor: Visitor, another: Visitor) -> None:
    saved_and_sent(visitor)
    assert reminders() == []
    later(75)
    assert reminders() == []
    later(1)
    (letter,) = reminders()
    words = written(letter)
    assert (letter.address, "After that day we delete it." in words.text, "The letters are small." in words.text) == (
        "dee@example.org",
        True,
        False,
    )
    another.send(next(word for word in words.text.split() if word.startswith("http")).removeprefix("http://127.0.0.1:8000"))
    assert another.open("/en/share/not-good").has("The letters are small.")
    later(5)
    assert len(reminders()) == 1


@pytest.mark.parametrize("reading", ["en-easy", "pl", "pl-easy", "ar", "ar-easy"])
def test_the_reminder_comes_in_the_reading_of_the_draft(visitor: Visitor, reading: str) -> None:
    saved_and_sent(visitor, reading)
    later(80)
    assert [letter.reading for letter in reminders()] == [reading]


def test_nobody_is_reminded_of_what_was_sent_deleted_or_never_left_an_address(visitor: Visitor, another: Visitor) -> None:
    saved_and_sent(visitor)
    visitor.send("/en/share/delete")
    another.send("/en/share/not-good", problem="No address.")
    make.idea()
    later(85)
    assert reminders() == []
