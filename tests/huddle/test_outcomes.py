"""The end of a try-out: the chair records what the huddle decided, it stands or waits to be confirmed, and its person hears."""

from typing import Any

import pytest
from flask import Flask

from app.core import calendar, db
from app.huddle.actions import declare_interest, group
from app.huddle.models import Meeting, Presence
from app.huddle.queries import outcome_waiting
from app.improvement.actions import start_project
from app.improvement.actions.evaluating import Thought, evaluate
from app.improvement.models import Act
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.quorum import voices
from tests.visitor import Visitor

WORDS = {
    "adopt": "Your idea worked",
    "adapt": "Your idea will be changed and tried again",
    "abandon": "We tried your idea and it did not work",
}
STAGES = {"adopt": Stage.ADOPTED, "adapt": Stage.ADAPTED, "abandon": Stage.ABANDONED}
BECAUSE = "It held for 8 weeks on two wards."
THOUGHT = Thought("People wait less.", "Weekends.", Act.ADOPT, "It held.", "The ward closes.")


def sent(reading: str = "en") -> Proposal:
    """An idea whose evaluation the huddle has."""
    idea = make.public_idea(reading)
    sam = make.staff()
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        evaluate(found, start_project(found, by=sam), THOUGHT, seen_saves=0, by=sam)
    return idea


@pytest.fixture
def idea() -> Proposal:
    return sent()


@pytest.fixture
def nadia(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.CHAIR, "nadia@example.org")


def meets(*more: int) -> None:
    """A huddle meets today, with enough people."""
    people = [*voices(), *more]
    with db.transaction():
        meeting = Meeting(huddle_id=group().id, on=calendar.today())
        db.session.add(meeting)
        db.session.flush()
        db.session.add_all(Presence(meeting_id=meeting.id, person_id=n, noted_by=n) for n in people)


def at(idea: Proposal, more: str = "") -> str:
    return f"/en/ideas/{idea.reference}/try-out/decision{more}"


def judge(nadia: Visitor, idea: Proposal, way: str = "adopt", reason: str = BECAUSE, **more: str) -> Any:
    return nadia.send(at(idea), way=way, reason=reason, **more)


def posted(who: Visitor, address: str, **words: str) -> int:
    """What answers a form that is sent without its page."""
    token = next(str(box.get("value")) for box in who.open("/en/help").all("input") if box.get("name") == "csrf_token")
    return who.post(address, {"csrf_token": token, **words}).status


def waiting(idea: Proposal) -> str:
    """The number of what waits to be confirmed."""
    with db.reading():
        made = outcome_waiting(make.again(idea))
        return str(made.id) if made else ""


def moved() -> list[Any]:
    return [letter for letter in keys.letters("proposals/moved") if letter.facts["news"] in WORDS.values()]


def stage(idea: Proposal) -> Stage:
    return keys.now(idea).stage


# ---- the list ----


def test_the_huddle_finds_what_waits_for_it_from_its_page(app: Flask, idea: Proposal) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.open(sam.open("/en/huddles").link("Try-outs that wait for a decision"))
    assert (page.has("Letters I can read"), page.has("The team recommends: Adopt it"), page.has("Record what comes")) == (True, True, False)
    assert sam.open(page.link("Letters I can read")).h1 == "The evaluation: what came of it"


def test_the_list_asks_as_often_for_one_as_for_three_and_leaves_out_ones_own(app: Flask, idea: Proposal) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    with keys.statements() as first:
        sam.open("/en/try-outs/decisions")
    others = [sent(), sent()]
    with keys.statements() as three:
        page = sam.open("/en/try-outs/decisions")
    assert (len(three), page.has("3, the one that waits longest first.")) == (len(first), True)
    with db.transaction():
        db.session.add(Involvement(proposal_id=others[0].id, person_id=make.staff().id, part=Part.CO_LEAD))
    assert sam.open("/en/try-outs/decisions").has("2, the one that waits longest first.")


# ---- enough had a say ----


@pytest.mark.parametrize("way", WORDS)
def test_enough_had_a_say_so_it_stands_and_its_person_hears(nadia: Visitor, idea: Proposal, way: str) -> None:
    meets()
    page = nadia.open(f"/en/ideas/{idea.reference}/read")
    nadia.open(page.link("Record what comes of the try-out"))
    page = nadia.press("Record it and tell them", way=way, reason=BECAUSE)
    assert (page.has("Recorded. The letter is on its way."), stage(idea)) == (True, STAGES[way])
    assert [(letter.facts["news"], letter.facts["reason"]) for letter in moved()] == [(WORDS[way], BECAUSE)]
    assert nadia.open("/en/try-outs/decisions").has("No try-out waits for a decision.")


def test_recorded_twice_it_is_recorded_once(nadia: Visitor, idea: Proposal) -> None:
    meets()
    assert [judge(nadia, idea).status, posted(nadia, at(idea), way="adopt", reason=BECAUSE)] == [200, 409]
    assert len(moved()) == 1


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Choose what comes of the try-out", {"way": ""}),
        ("Choose what comes of the try-out", {"way": "cheer"}),
        ("Write the reason in plain words", {"reason": " "}),
    ],
)
def test_nothing_is_recorded_without_a_way_or_a_reason(nadia: Visitor, idea: Proposal, sentence: str, words: dict[str, str]) -> None:
    meets()
    page = judge(nadia, idea, **{"way": "abandon", "reason": BECAUSE} | words)
    assert (page.status, page.faults(), stage(idea), moved()) == (422, [sentence], Stage.EVALUATION, [])


def test_whoever_reads_easy_words_gets_the_reason_in_easy_words(nadia: Visitor) -> None:
    idea = sent("en-easy")
    meets()
    page = judge(nadia, idea)
    assert page.faults() == ["Write the reason in easy words too. This person reads easy words."]
    judge(nadia, idea, reason_easy="It works.")
    assert moved()[0].facts["reason_easy"] == "It works."


# ---- too few had a say ----


def test_too_few_had_a_say_so_it_waits_and_nobody_is_told(app: Flask, nadia: Visitor, idea: Proposal) -> None:
    page = judge(nadia, idea)
    assert page.has("Recorded, for now. It stands when somebody who was not there confirms it. Nobody was told yet.")
    assert (stage(idea), moved()) == (Stage.EVALUATION, [])
    assert posted(nadia, at(idea, "/confirm"), answer="yes", seen=waiting(idea)) == 409
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(sam.open(f"/en/ideas/{idea.reference}/read").link("Read the decision, and confirm it or not"))
    page = sam.press("Send my answer", answer="yes")
    assert (page.has("Recorded. The letter is on its way."), stage(idea), len(moved())) == (True, Stage.ADOPTED, 1)
    assert posted(sam, at(idea, "/confirm"), answer="yes") == 409
    assert len(moved()) == 1


def test_somebody_who_does_not_agree_says_why_and_it_waits_again(app: Flask, nadia: Visitor, idea: Proposal) -> None:
    judge(nadia, idea)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.send(at(idea, "/confirm"), answer="no")
    assert (page.status, page.faults()) == (422, ["Say why you do not agree"])
    page = sam.send(at(idea, "/confirm"), answer="no", why="Two weeks are too short.")
    assert (page.has("The team talks about it again."), stage(idea), moved()) == (True, Stage.EVALUATION, [])
    assert posted(sam, at(idea, "/confirm"), answer="yes") == 409


def test_whoever_was_at_the_huddle_does_not_confirm_what_it_decided(app: Flask, nadia: Visitor, idea: Proposal) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    with db.transaction():
        meeting = Meeting(huddle_id=group().id, on=calendar.today())
        db.session.add(meeting)
        db.session.flush()
        db.session.add(Presence(meeting_id=meeting.id, person_id=make.staff().id, noted_by=make.staff().id))
    judge(nadia, idea)
    assert posted(sam, at(idea, "/confirm"), answer="yes", seen=waiting(idea)) == 409
    assert stage(idea) is Stage.EVALUATION


def test_what_waits_is_not_replaced_by_a_chair_who_has_not_seen_it(app: Flask, nadia: Visitor, idea: Proposal) -> None:
    other = keys.staff(app, RoleName.CHAIR, "omar@example.org")
    for who in (nadia, other):
        who.open(at(idea))
    nadia.press("Record it", way="adopt", reason=BECAUSE)
    page = other.press("Record it", way="abandon", reason="It did not hold.")
    assert (page.status, page.has("recorded the decision before you")) == (409, True)
    page = other.open(at(idea))
    assert page.has("A decision waits to be confirmed already.")
    assert other.press("Record it", way="abandon", reason="It did not hold.").status == 200


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_old_form_says_nothing_of_a_decision_that_nobody_read(app: Flask, nadia: Visitor, idea: Proposal, answer: str) -> None:
    judge(nadia, idea)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.open(at(idea, "/confirm"))
    judge(nadia, idea, way="abandon", reason="It did not hold.")
    before = waiting(idea)
    page = sam.press("Send my answer", answer=answer, why="Two weeks are too short.")
    assert (page.status, page.has("The decision was changed meanwhile. Read it again.")) == (409, True)
    assert (stage(idea), moved(), waiting(idea)) == (Stage.EVALUATION, [], before)
    assert sam.open(at(idea, "/confirm")).has("It did not hold.")
    sam.press("Send my answer", answer="yes")
    assert (stage(idea), [letter.facts["news"] for letter in moved()]) == (Stage.ABANDONED, [WORDS["abandon"]])


@pytest.mark.parametrize("seen", [[], "", "0", "every one", "9" * 40])
def test_a_form_that_does_not_say_which_decision_was_read_confirms_none(
    app: Flask, nadia: Visitor, idea: Proposal, seen: str | list[str]
) -> None:
    judge(nadia, idea)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    page = sam.send(at(idea, "/confirm"), answer="yes", seen=seen)
    assert (page.status, page.has("The decision was changed meanwhile. Read it again.")) == (409, True)
    assert (stage(idea), moved()) == (Stage.EVALUATION, [])


# ---- who may ----


def test_nobody_decides_on_their_own_idea_or_with_an_interest(app: Flask, idea: Proposal) -> None:
    meets()
    own = keys.staff(app, RoleName.CHAIR, "own@example.org")
    keen = keys.staff(app, RoleName.CHAIR, "keen@example.org")
    with db.transaction():
        person = make.staff(RoleName.CHAIR, "own@example.org", "Own")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
        declare_interest(make.again(idea), "My sister works there.", by=make.staff(RoleName.CHAIR, "keen@example.org", "Keen"))
    assert [posted(who, at(idea), way="adopt", reason=BECAUSE) for who in (own, keen)] == [409, 409]
    assert stage(idea) is Stage.EVALUATION


def test_a_member_does_not_record_a_decision_by_a_direct_post(app: Flask, idea: Proposal) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert posted(sam, at(idea), way="adopt", reason=BECAUSE) == 404
    assert stage(idea) is Stage.EVALUATION


@pytest.mark.parametrize("before", [Stage.TESTING, Stage.PAUSED, Stage.ADOPTED])
def test_only_what_is_evaluated_is_decided(nadia: Visitor, idea: Proposal, before: Stage) -> None:
    meets()
    with db.transaction():
        make.again(idea).stage = before
    answers = [posted(nadia, at(idea), way="adopt", reason=BECAUSE), posted(nadia, at(idea, "/confirm"), answer="yes")]
    assert (answers, stage(idea)) == ([409, 409], before)


def test_what_did_not_work_is_never_shown_in_red(nadia: Visitor, idea: Proposal) -> None:
    meets()
    page = judge(nadia, idea, way="abandon")
    assert not page.has("fail")
    assert not any("tag--danger" in (one.get("class") or "") or "clock--late" in (one.get("class") or "") for one in page.all("strong"))
