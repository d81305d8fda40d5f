"""A letter to somebody who was there says who asks, where, when and what; the next test says what is new."""

from app.core import db
from app.improvement.actions.cycles import Plan, begin, plan_next
from app.improvement.actions.studying import Decided, Effects, Found, act, study
from app.improvement.models import Act, Extent, Known, Purpose
from app.notifications.actions import written
from app.proposals.models import Proposal
from tests import make
from tests.improvement.test_everybody_is_heard import done
from tests.improvement.test_witnesses import LAST_DAY, NOOR, day_comes, found, letter_to, opened, test_under_way, the_day_before
from tests.improvement.test_witnesses_in_their_language import EASY, ask
from tests.visitor import Visitor

__all__ = ["test_under_way", "the_day_before"]
NEW = "The list comes at 4 in the afternoon."
TOLD = (
    "This is from Wenbrook Ideas. We work with Wenbrook Hospitals.",
    "A small test is when we try one change with a few people.",
    "We tried this from Thursday 5 March 2026 to Friday 6 March 2026.",
    "The people who work on this idea read your answer and see your name.",
    "3 months after the test, we delete your name and how to reach you.",
    "If you are not sure that this comes from us, phone us first.",
    "If you do not answer, nothing changes for you.",
)
KEPT = TOLD[4]


def at_wenbrook(idea: Proposal) -> None:
    place = make.organisation()
    with db.transaction():
        make.again(idea).organisation_id = place


def adapted(number: int) -> int:
    """The test is studied and adapted; gives the number of the next one, which has begun."""
    team = make.staff()
    done(number)
    with db.transaction():
        study(
            found(number),
            {1: Found("None was.", Extent.NO, "")},
            Effects(Known.NO, gained_less=Known.NO),
            "We saw enough.",
            closing=True,
            by=team,
        )
    with db.transaction():
        act(found(number), Decided(Act.ADAPT, next_change=NEW), by=team)
    plan = Plan(Purpose.TEST, "2 nurses", LAST_DAY, LAST_DAY, "Sam", "A bag is wrong.", (("Are they ready?", "Three of three are."),))
    with db.transaction():
        following = plan_next(found(number), plan, by=team).id
    with db.transaction():
        begin(found(following), by=team)
    return following


def test_the_letter_and_the_page_say_who_asks_where_when_and_who_reads_the_answer_but_nothing_of_the_idea(
    sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    idea, number = test_under_way
    at_wenbrook(idea)
    ask(sam, number, reading="en")
    day_comes()
    letter = written(letter_to("noor@example.org"))
    page = opened(another, "noor@example.org")
    assert "Hello Noor," in letter.text
    assert [words for words in TOLD if words not in letter.text or words not in letter.html or not page.has(words)] == []
    assert ["Letters I can read" in words for words in (letter.text, letter.html, page.text)] == [False] * 3


def test_whoever_brought_the_idea_is_not_told_that_their_name_goes(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    sam.open(f"/en/small-tests/{test_under_way[1]}/ask")
    sam.send(as_whom="proposer")
    day_comes()
    told = written(letter_to("dee@example.org")).text
    assert (KEPT in told, TOLD[3] in told, "This is from Wenbrook Ideas." in told) == (False, True, True)


def test_what_is_read_out_on_the_phone_speaks_as_the_one_who_phones(sam: Visitor, test_under_way: tuple[Proposal, int]) -> None:
    ask(sam, test_under_way[1], reading="en", reach="01632 960 124")
    day_comes()
    page = sam.open(sam.open("/en/tasks").link("Read the letter"))
    assert (page.has("Please tell me what you saw. I write it down."), page.has("Phone us and tell us")) == (True, False)


def test_the_next_test_begins_with_the_easy_words_of_the_last_one_to_be_checked_and_says_what_is_new(
    sam: Visitor, another: Visitor, test_under_way: tuple[Proposal, int]
) -> None:
    _idea, number = test_under_way
    ask(sam, number, **EASY)
    following = adapted(number)
    page = sam.open(f"/en/small-tests/{following}/ask")
    assert page.has("These easy words are from the small test before this one. Check them: what is different now?")
    assert [words for words in EASY.values() if words not in page.text] == []
    sam.send(**NOOR | {"reading": "en"})
    sam.open(f"/en/small-tests/{following}/ask")
    assert not sam.page.has("These easy words are from the small test before this one.")
    sam.send(as_whom="there", name="Lena", reach="lena@example.org", reading="en-easy", new="The list comes early now.")
    day_comes()
    for address, words, others in (("noor@example.org", NEW, "early now"), ("lena@example.org", "The list comes early now.", NEW)):
        letter, seen = written(letter_to(address)), opened(another, address)
        assert ["What is new this time" in text and words in text for text in (letter.text, letter.html, seen.text)] == [True] * 3
        assert others not in letter.text
