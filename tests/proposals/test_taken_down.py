"""Ideas that the team writes down for people: on the phone, in person, from paper."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.notifications.models import Channel, Letter, LetterState
from app.people.models import ContactPoint, PermissionGiven, RoleName
from app.proposals.models import Answer, Proposal, TakenDown
from app.tasks.actions import raise_task
from app.tasks.models import Task, TaskKind
from tests import keys, make
from tests.visitor import Visitor

TOLD = {"problem": "The letters are small.", "team_read": "yes", "publish": "unnamed"}
BY_PHONE = TOLD | {"contact": ["phone"], "phone": "01632 960 777", "display_name": "Rose"}
BY_MAIL = TOLD | {"contact": ["email"], "email": "rose@example.org", "display_name": "Rose"}
SEND = ("go", "send")


@pytest.fixture
def sam(app: Flask, visitor: Visitor) -> Visitor:
    """Somebody of the team."""
    make.staff()
    make.sign_in(visitor)
    return visitor


def begin(who: Visitor, address: str = "/en/write-down", **asked: str) -> str:
    """Begins to write an idea down; gives the address of its page."""
    seen = who.send(address, form=0, **({"how": "phone", "said_in": "en", "reads": "standard"} | asked))
    assert seen.h1 == "Write down an idea"
    return seen.address


def sent(who: Visitor, told: dict[str, Any], **asked: str) -> Proposal:
    begin(who, **asked)
    seen = who.send(button=SEND, **told)
    assert seen.has("Sent. The person gets a copy in the way they chose."), seen.faults()
    with db.reading() as session:
        return session.scalars(select(Proposal).order_by(Proposal.id.desc()).limit(1)).one()


def test_an_idea_told_on_the_phone_gets_a_number_a_promise_and_is_read_back(sam: Visitor) -> None:
    idea = sent(sam, BY_PHONE)
    assert (idea.pathway, idea.stage.value, bool(idea.reference), bool(idea.answer_due_on)) == ("taken_down", "received", True, True)
    with db.reading() as session:
        answers = session.scalars(select(Answer).where(Answer.proposal_id == idea.id)).all()
        assert {a.authored_by.value for a in answers} == {"staff_took_down"}
        letter = session.scalars(select(Letter).where(Letter.thing_id == idea.id, Letter.name == "proposals/taken_down")).one()
        assert (letter.channel, letter.state) == (Channel.PHONE, LetterState.TASK)
    seen = sam.open(f"/en/letters/{letter.id}")
    assert seen.has("The letters are small.")
    assert seen.has("Can our team read and discuss your idea?")


def test_the_team_sees_who_wrote_it_down_and_the_public_never_does(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam, BY_PHONE)
    assert sam.open(f"/en/ideas/{idea.reference}/read").has("Written down by Sam, on the phone. Said in: English. Choices heard by Sam.")
    make.screened(idea)
    assert "Sam" not in another.open(f"/en/ideas/{idea.reference}").words("main").replace("phone Sam", "")


def test_a_copy_by_e_mail_leads_to_the_words_and_holds_none_until_the_address_is_proven(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam, BY_MAIL)
    with db.reading() as session:
        letter = session.scalars(select(Letter).where(Letter.thing_id == idea.id, Letter.name == "proposals/taken_down")).one()
        assert letter.facts["typed"] == {}
        assert session.scalars(select(ContactPoint.confirmed_at).where(ContactPoint.value == "rose@example.org")).one() is None
    keys.hold_key(another, idea)
    assert another.open(f"/en/my-idea/{idea.reference}/what-we-wrote").has("The letters are small.")


def test_no_page_of_the_team_shows_the_link_of_the_person(sam: Visitor) -> None:
    idea = sent(sam, BY_MAIL)
    shown = [sam.open(f"/en/ideas/{idea.reference}/read"), sam.open("/en/tasks"), sam.open("/en/write-down")]
    assert [page.address for page in shown if "/open/" in page.text or "/share/back/" in page.text] == []
    assert sam.open(f"/en/my-idea/{idea.reference}", inspect=False).status == 404


def test_a_person_puts_right_what_we_wrote_and_the_team_sees_both(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam, BY_MAIL)
    keys.hold_key(another, idea)
    another.open(f"/en/my-idea/{idea.reference}/what-we-wrote/not-good")
    seen = another.send(problem="The letters are in English.")
    assert seen.has("The letters are in English.")
    seen = sam.open(f"/en/ideas/{idea.reference}/read")
    assert seen.h1 == "The letters are in English."
    assert seen.has("The person changed this. We had written: The letters are small.")
    assert seen.has("The person changed what we wrote down")
    with db.reading() as session:
        versions = session.scalars(select(Answer).where(Answer.proposal_id == idea.id, Answer.field == "problem").order_by(Answer.version))
        assert [(a.version, a.authored_by.value) for a in versions] == [(1, "staff_took_down"), (2, "self")]
    another.open(f"/en/my-idea/{idea.reference}/what-we-wrote/not-good")
    another.send(problem="The letters are in English.")
    with db.reading() as session:
        assert len(session.scalars(select(Answer).where(Answer.proposal_id == idea.id, Answer.field == "problem")).all()) == 2


def test_whoever_has_only_a_phone_tells_the_team_what_is_not_right(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam, BY_PHONE)
    sam.open(f"/en/ideas/{idea.reference}/read")
    assert sam.page
    sam.open(sam.page.link("Put right what we wrote down, when the person phones"))
    sam.open(sam.page.link("This is not right: What is not working as well as it could?"))
    assert sam.send(problem="The letters are in English.").has("The letters are in English.")
    seen = sam.open(f"/en/ideas/{idea.reference}/read")
    assert seen.has("We put right what we wrote down, as the person told us")
    with db.reading() as session:
        versions = session.scalars(select(Answer).where(Answer.proposal_id == idea.id, Answer.field == "problem").order_by(Answer.version))
        assert [(a.version, a.authored_by.value) for a in versions] == [(1, "staff_took_down"), (2, "staff_took_down")]
    keys.hold_key(another, idea)
    assert another.open(f"/en/my-idea/{idea.reference}").has("We changed what we wrote down")
    assert sam.open(f"/en/my-idea/{idea.reference}/website", inspect=False).status == 404


def test_the_team_puts_nothing_right_that_people_wrote_themselves(sam: Visitor) -> None:
    idea = make.idea()
    assert not sam.open(f"/en/ideas/{idea.reference}/read").has("Put right what we wrote down")
    assert sam.open(f"/en/my-idea/{idea.reference}/what-we-wrote", inspect=False).status == 404


def test_words_that_were_put_right_are_looked_at_before_anyone_reads_them(sam: Visitor, another: Visitor) -> None:
    idea = sent(sam, BY_MAIL)
    make.screened(idea)
    keys.hold_key(another, idea)
    assert another.open(f"/en/ideas/{idea.reference}").has("The letters are small.")
    another.open(f"/en/my-idea/{idea.reference}/what-we-wrote/not-good")
    another.send(problem="The letters are in English.")
    assert sam.open("/en/tasks").has("Look at new words before they are public")
    with db.reading() as session:
        assert session.get_one(Proposal, idea.id).public is False


def test_consent_is_kept_in_the_words_of_the_person_and_with_who_heard_it(sam: Visitor) -> None:
    english = "The letters are small and the words in them are hard to understand."  # as the interpreter said it
    idea = sent(sam, BY_PHONE | {"problem": english}, said_in="pl", reads="easy")
    assert (idea.reading, idea.lang) == ("pl-easy", "en")
    with db.reading() as session:
        given = session.scalars(
            select(PermissionGiven).where(PermissionGiven.thing_id == idea.id, PermissionGiven.what == "team_read")
        ).one()
        taken = session.get_one(TakenDown, idea.id)
        assert (given.reading, given.choice, "zespół" in given.wording) == ("pl-easy", "yes", True)
        assert (taken.said_in, taken.read_by) == ("pl", taken.begun_by)


def test_the_words_to_read_out_stand_in_the_language_of_the_person_and_in_english(sam: Visitor) -> None:
    address = begin(sam, said_in="ar")
    seen = sam.open(address)
    assert seen.has("Read this out, word for word.")
    assert seen.has("Can our team read and discuss your idea?")
    assert [part.get("dir") for part in seen.all("div") if part.get("lang") == "ar"] == ["rtl", "rtl"]


def test_saving_never_refuses_and_sending_says_what_is_missing(sam: Visitor) -> None:
    begin(sam)
    seen = sam.send(button=("go", "stop"), mobile="12", contact=["sms"], problem="Half of it")
    assert (seen.address, seen.has("Half of it"), seen.has("1 idea, the newest first.")) == ("/en/write-down", True, True)
    sam.open(seen.link("Half of it"))
    seen = sam.send(button=SEND)
    assert seen.status == 422
    assert seen.faults() == [
        "Check your mobile number. It looks like 07700 900 123",
        "Choose whether our team can read and discuss your idea",
    ]
    assert seen.has("What you wrote is saved.")


def test_two_colleagues_do_not_overwrite_one_another(app: Flask, sam: Visitor, another: Visitor) -> None:
    make.staff(RoleName.HUDDLE_MEMBER, "priya@example.org", "Priya")
    make.sign_in(another, "priya@example.org")
    address = begin(sam)
    another.open(address)
    sam.send(button=("go", "save"), problem="The letters are small.")
    another.send(button=("go", "save"), aim="Big letters.")
    seen = another.open(address)
    assert (seen.has("The letters are small."), seen.has("Big letters.")) == (True, True)
    sam.open(address)
    another.send(button=("go", "save"), problem="The letters are grey.")
    seen = sam.send(button=("go", "save"), problem="The letters are thin.")
    assert seen.has("A colleague wrote something else meanwhile. Both are kept.")
    assert seen.has("The letters are grey.")


def test_a_task_says_what_was_asked_for_and_ends_when_the_idea_is_sent(sam: Visitor) -> None:
    with db.transaction():
        task = raise_task(TaskKind.CALL_BACK, "help", 0, days=2, details="Rose\n01632 960 777")
    seen = sam.open("/en/tasks")
    way = seen.link("Write their idea down")
    assert sam.open(way).has("01632 960 777")
    begin(sam, way)
    assert sam.page
    assert sam.page.has("01632 960 777")
    sam.send(button=SEND, **BY_PHONE)
    with db.reading() as session:
        assert session.get_one(Task, task.id).done_at is not None


def test_a_paper_form_says_where_it_is_kept_and_keeps_whose_words_were_ticked(sam: Visitor) -> None:
    begin(sam, how="paper")
    seen = sam.send(button=SEND, **BY_PHONE, assisted_by="helped", problem_by="helper_words", kept_where="Cabinet 3")
    assert seen.has("The paper is kept here: Cabinet 3")
    assert seen.has("Some of these words are from the helper")


def test_sent_twice_is_sent_once(sam: Visitor) -> None:
    address = begin(sam)
    page = sam.open(address)
    sam.send(button=SEND, **BY_PHONE)
    sam.page = page
    sam.send(button=SEND, **BY_PHONE)
    with db.reading() as session:
        assert len(session.scalars(select(Letter).where(Letter.name == "proposals/taken_down")).all()) == 1


def test_nobody_outside_the_team_finds_what_is_half_written(sam: Visitor, another: Visitor) -> None:
    address = begin(sam)
    assert another.open(address).h1 == "Sign in"
