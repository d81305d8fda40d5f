"""A question to whoever brought an idea: asked once, in words that they can read."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.questions import Given
from app.languages.models import Text
from app.notifications.actions import written
from app.people.models import RoleName
from app.proposals import actions
from app.proposals.models import Stage
from app.proposals.permissions import Keyholder
from tests import keys, make
from tests.visitor import Visitor

QUESTION = "Which clinic was it, and roughly when did you attend?"
EASY = "Which clinic was it? When did you go there?"
NEEDS = Given(choices=("easy_read",))
MISSING = "Write the question in easy words too. This person reads easy words."


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.mark.parametrize(("reading", "need"), [("en-easy", Given()), ("ar-easy", Given()), ("en", NEEDS), ("pl", NEEDS)])
def test_whoever_reads_easy_words_is_not_asked_without_them_and_the_clock_runs_on(member: Visitor, reading: str, need: Given) -> None:
    idea = make.idea(reading, support_needs=need)
    assert member.open(f"/en/ideas/{idea.reference}/question").has("This person reads easy words.")
    member.send(question=QUESTION)
    assert member.page
    assert (member.page.status, member.page.faults()) == (422, [MISSING])
    assert keys.words_on(member.page) == QUESTION
    found = keys.now(idea)
    assert (found.stage, found.clock_stopped_on, keys.letters("proposals/more_info")) == (Stage.RECEIVED, None, [])
    member.send(question_easy=EASY)
    assert member.page.has("Asked. The clock stands still until they answer.")
    (letter,) = keys.letters("proposals/more_info")
    assert letter.reading == f"{reading.removesuffix('-easy')}-easy"
    for words in (written(letter).text, written(letter).html):
        assert (EASY in words, QUESTION in words) == (True, False)


def test_each_edition_of_the_page_shows_the_question_in_its_own_words(member: Visitor, visitor: Visitor) -> None:
    idea = make.idea()
    member.send(f"/en/ideas/{idea.reference}/question", question=QUESTION, question_easy=EASY)
    keys.hold_key(visitor, idea)
    for page in ("", "/answer"):
        for reading, shown, hidden in (("en", QUESTION, EASY), ("en-easy", EASY, QUESTION), ("ar-easy", EASY, QUESTION)):
            seen = visitor.open(f"/{reading}/my-idea/{idea.reference}{page}")
            assert (reading, page, seen.has(shown), seen.has(hidden)) == (reading, page, True, False)
    visitor.send(f"/en/my-idea/{idea.reference}/answer", answer="The eye clinic.")
    assert visitor.open(f"/en-easy/my-idea/{idea.reference}").has(EASY)
    team = member.open(f"/en/ideas/{idea.reference}/read")
    assert (team.has(QUESTION), team.has(f"In easy words: {EASY}")) == (True, True)


def test_whoever_reads_standard_words_can_be_asked_without_easy_words(member: Visitor, visitor: Visitor) -> None:
    idea = make.idea()
    assert not member.open(f"/en/ideas/{idea.reference}/question").has("This person reads easy words.")
    member.send(question=QUESTION)
    assert keys.now(idea).stage is Stage.MORE_INFO
    for reading in ("en", "en-easy"):
        assert keys.hold_key(visitor, idea).open(f"/{reading}/my-idea/{idea.reference}/answer").has(QUESTION)


def test_a_second_question_does_not_keep_the_easy_words_of_the_first(member: Visitor, visitor: Visitor) -> None:
    idea = make.idea()
    member.send(f"/en/ideas/{idea.reference}/question", question=QUESTION, question_easy=EASY)
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/answer", answer="The eye clinic.")
    member.send(f"/en/ideas/{idea.reference}/question", question="Which floor?")
    seen = visitor.open(f"/en-easy/my-idea/{idea.reference}/answer")
    assert (seen.has("Which floor?"), seen.has(EASY)) == (True, False)


def test_the_question_goes_with_its_idea_in_both_its_words(member: Visitor) -> None:
    idea = make.idea()
    member.send(f"/en/ideas/{idea.reference}/question", question=QUESTION, question_easy=EASY)
    with db.transaction():
        found = make.again(idea)
        actions.withdraw(found, "", by=Keyholder(found.person_id or 0, found.id))
    later = calendar.now() + dt.timedelta(days=366)
    calendar.set_clock(lambda: later)
    with db.transaction():
        assert actions.sweep_withdrawn() == 1
    with db.reading() as session:
        assert session.scalar(select(func.count()).select_from(Text)) == 0
