"""An idea moves only as its rules say, whoever asks and however often."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask

from app.core import db
from app.core.errors import NotAllowed
from app.core.questions import Given
from app.huddle.actions import plan_meeting
from app.people.models import RoleName
from app.proposals.actions import move
from app.proposals.models import Stage
from app.proposals.moves import DECIDED_BY_ROUTE, ENDED, LATER, MOVES, OPEN, PUBLIC_WORDS
from tests import keys, make, quorum
from tests.visitor import Visitor

DECISION = {
    "route": "just_do_it",
    "reason": "Others told us too.",
    "next_step": "We change the letters.",
    "contact_name": "Priya",
    "contact_how": "01632 960 124",
    "reason_easy": "Others told us too.",
    "next_step_easy": "We change the letters.",
}
POSTS: dict[str, tuple[str, dict[str, str]]] = {
    "ask_for_more": ("/en/ideas/{}/question", {"question": "Which clinic?"}),
    "answer_question": ("/en/my-idea/{}/answer", {"answer": "The one in town."}),
    "list_for_huddle": ("/en/ideas/{}/list", {"meeting": "1"}),
    "take_off_list": ("/en/ideas/{}/take-off", {}),
    "decide": ("/en/ideas/{}/decision", DECISION),
    "withdraw": ("/en/my-idea/{}/take-back", {"reason": ""}),
    "object": ("/en/my-idea/{}/look-again", {"reason": "You did not read it."}),
    "bring_back": ("/en/my-idea/{}/bring-back", {}),
}
WITHOUT_A_PAGE = {
    "send",
    "start_screening",
    "pass_on",
    "correct_decision",
    *LATER,
}  # sending has its own page, and so have what a second person confirms and what is corrected (tests/huddle); the wings of the later moves are still to come


def put(idea: Any, stage: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = stage


def test_every_move_that_a_page_makes_is_tried_here() -> None:
    assert set(MOVES) - set(POSTS) == WITHOUT_A_PAGE


@pytest.mark.parametrize("verb", MOVES)
def test_a_move_is_refused_from_where_it_does_not_begin_and_to_where_it_does_not_lead(app: Flask, verb: str) -> None:
    idea = make.idea()
    for stage in Stage:
        put(idea, stage)
        with db.transaction():
            found = make.again(idea)
            for target in Stage:
                if stage in MOVES[verb].sources and target in MOVES[verb].targets:
                    move(found, verb, by=None, role="", to=target)
                    assert found.stage is target
                    found.stage = stage
                else:
                    with pytest.raises(NotAllowed):
                        move(found, verb, by=None, role="", to=target)
                    assert found.stage is stage


@pytest.mark.parametrize("verb", POSTS)
def test_a_direct_post_of_a_move_from_another_stage_is_refused_and_changes_nothing(app: Flask, visitor: Visitor, verb: str) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    idea = make.idea()
    make.screened(idea)
    with db.transaction():
        plan_meeting(dt.date(2099, 3, 5), by=None)
    who = keys.hold_key(visitor, idea) if MOVES[verb].who == "proposer" else keys.staff(app, RoleName.CHAIR)
    address, told = POSTS[verb]
    if verb == "take_off_list":
        who.send(f"/en/ideas/{idea.reference}/read", meeting="1")
    if verb == "decide":
        quorum.seat(idea)
    written = len(keys.letters())
    for stage in Stage:
        if stage is Stage.DRAFT or stage in MOVES[verb].sources:
            continue
        put(idea, stage)
        assert (stage, who.post(address.format(idea.reference), told).status, keys.now(idea).stage) == (stage, 409, stage)
    assert len(keys.letters()) == written
    put(idea, MOVES[verb].sources[-1])
    assert who.post(address.format(idea.reference), told).status == 303
    assert keys.now(idea).stage is (Stage.DONE if verb == "decide" else MOVES[verb].targets[0])


def test_every_stage_has_public_words() -> None:
    assert set(PUBLIC_WORDS) == set(Stage)


def on_from(stage: Stage, *, by: str = "") -> set[Stage]:
    """Where an idea can go in one move: anybody's, or of one kind of person."""
    return {t for m in MOVES.values() if stage in m.sources and (not by or m.who == by) for t in m.targets} - {stage}


def within_reach(stage: Stage) -> set[Stage]:
    """Where an idea can come to in any number of moves."""
    reached, edge = set(), {stage}
    while edge:
        reached |= edge
        edge = {further for one in edge for further in on_from(one)} - reached
    return reached


@pytest.mark.parametrize("stage", Stage)
def test_no_stage_is_a_dead_end(stage: Stage) -> None:
    assert on_from(stage) != set()
    assert within_reach(Stage.DRAFT) >= {stage}
    assert within_reach(stage) >= set(Stage) - {Stage.DRAFT, Stage.RECEIVED}


@pytest.mark.parametrize("stage", ENDED)
def test_whoever_brought_an_idea_has_a_way_back_from_every_closed_outcome(stage: Stage) -> None:
    assert Stage.SCREENING in on_from(stage, by="proposer")


@pytest.mark.parametrize("stage", sorted(set(Stage) - {Stage.DRAFT, Stage.WITHDRAWN}))
def test_whoever_brought_an_idea_can_take_it_back_wherever_it_stands(stage: Stage) -> None:
    assert Stage.WITHDRAWN in on_from(stage, by="proposer")
    assert stage not in OPEN or Stage.WITHDRAWN not in on_from(stage, by="huddle member") | on_from(stage, by="chair")


@pytest.mark.parametrize("stage", sorted(set(DECIDED_BY_ROUTE.values())))
def test_whoever_does_not_agree_can_say_so_after_every_kind_of_answer(stage: Stage) -> None:
    assert stage in MOVES["object"].sources


def test_nobody_screens_asks_lists_or_decides_their_own_idea(app: Flask) -> None:
    app.config["WTF_CSRF_ENABLED"] = False
    chair = keys.staff(app, RoleName.CHAIR)
    own = make.idea(by=make.staff(RoleName.CHAIR))
    answers = {}
    for step, told in {
        "screen": {"title": "Mine", "topic": "other", "fit": "yes"},
        "question": {"question": "Me?"},
        "list": {"meeting": "1"},
        "read-it": {},
        "take-off": {},
    }.items():
        answers[step] = chair.post(f"/en/ideas/{own.reference}/{step}", told).status
    put(own, Stage.LISTED)
    answers["decision"] = chair.post(f"/en/ideas/{own.reference}/decision", DECISION).status
    assert answers == dict.fromkeys(("screen", "question", "list", "read-it", "take-off", "decision"), 409)
    assert keys.now(own).stage is Stage.LISTED
    assert chair.open(f"/en/ideas/{own.reference}/read").has("You are part of this idea, or it was taken back.")


# ---- letters ----


def decided(app: Flask, visitor: Visitor, idea: Any) -> None:
    """The whole way: question, answer, list, decision, look again."""
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    chair.send(f"/en/ideas/{idea.reference}/screen", title="Letters", topic="other", fit="no")
    chair.send(f"/en/ideas/{idea.reference}/question", question="Which clinic was it?", question_easy="Which clinic?")
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/answer", answer="The eye clinic.")
    chair.send("/en/huddles", on="2099-03-05")
    assert chair.page
    chair.send(f"/en/ideas/{idea.reference}/read", meeting=chair.page.address.rpartition("/")[2])
    quorum.seat(idea)
    chair.send(f"/en/ideas/{idea.reference}/decision", **(DECISION | {"route": "signpost"}))
    quorum.confirm(idea)
    visitor.send(f"/en/my-idea/{idea.reference}/look-again", reason="Please read it again.")
    visitor.send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    visitor.send(f"/en/my-idea/{idea.reference}/bring-back")


TOLD = ("send", "ask_for_more", "answer_question", "list_for_huddle", "decide", "object", "withdraw", "bring_back")
STORY = [MOVES[verb].letter for verb in TOLD]


@pytest.mark.parametrize("reading", ["en", "ar", "pl-easy"])
def test_each_move_tells_the_proposer_once_in_the_reading_they_chose(app: Flask, visitor: Visitor, reading: str) -> None:
    idea = make.idea(reading)
    decided(app, visitor, idea)
    assert [(letter.name, letter.reading, letter.address) for letter in keys.letters()] == [
        (name, reading, "dee@example.org") for name in STORY
    ]


def test_whoever_wants_to_hear_nothing_gets_everything_on_their_page_only(app: Flask, visitor: Visitor) -> None:
    idea = make.idea(contact=Given(choices=("none",)), email=Given())
    decided(app, visitor, idea)
    assert {(letter.channel.value, letter.state.value, letter.address) for letter in keys.letters()} == {("page", "sent", "")}
    assert [letter.name for letter in keys.letters()] == STORY


@pytest.mark.parametrize(
    ("way", "field", "value", "task", "channel"),
    [
        ("phone", "phone", "01632 960 999", "phone", "phone"),
        ("sms", "mobile", "07700 900 999", "phone", "phone"),
        ("letter", "address", "9 Hidden Lane", "post", "post"),
        ("supporter", "supporter", "My sister, 01632 960 998", "phone", "phone"),
    ],
)
def test_without_email_each_letter_is_a_task_for_the_team_with_what_to_say_and_to_whom(
    app: Flask, way: str, field: str, value: str, task: str, channel: str
) -> None:
    from sqlalchemy import select

    from app.tasks.models import Task

    make.idea(contact=Given(choices=(way,)), **{field: Given(text=value)})
    (letter,) = keys.letters()
    assert (letter.channel.value, letter.state.value) == (channel, "task")
    with db.reading() as session:
        assert [(t.kind.value, t.letter_id) for t in session.scalars(select(Task))] == [(task, letter.id)]
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.open("/en/tasks")
    assert member.page
    member.open(member.page.link("Read the letter"))
    assert member.page.has("We have your idea")
    assert member.page.has(value)


def test_the_first_letter_to_an_address_nobody_confirmed_holds_nothing_a_stranger_typed(app: Flask, visitor: Visitor) -> None:
    from app.notifications.actions import written

    idea = make.idea(
        display_name=Given(text="Viagra-for-you"),
        problem=Given(text="Buy at evil.example now"),
        change_idea=Given(text="Click evil.example"),
    )
    (first,) = keys.letters()
    words = written(first)
    everything = " ".join([*words, str(first.facts)])
    assert [bad for bad in ("Viagra", "evil", "Buy", "Click") if bad in everything] == []
    link = next(word for word in words.text.split() if word.startswith("http"))
    visitor.send(link.removeprefix("http://127.0.0.1:8000"))
    keys.staff(app, RoleName.HUDDLE_MEMBER).send(f"/en/ideas/{idea.reference}/question", question="Which clinic?")
    assert "Hello Viagra-for-you," in written(keys.letters()[-1]).text


def test_opening_the_link_without_pressing_its_button_confirms_nothing(visitor: Visitor) -> None:
    from app.people import queries as people

    idea = make.idea()
    visitor.open(f"/en/my-idea/{idea.reference}/open/{keys.key_of(idea)}")
    with db.reading():
        assert people.person(int(idea.person_id or 0)).contacts[0].confirmed_at is None
    assert "Set-Cookie" not in visitor.page.headers or "idea-" not in visitor.page.headers["Set-Cookie"]  # type: ignore[union-attr]
