"""The end of a try-out: everything on one page, what the team thinks, and that the huddle has it then."""

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.improvement.before import before_testing
from tests.improvement.trying import measured, pictures, sent, tried
from tests.visitor import Visitor

THOUGHT = {
    "meaning": "People wait less.",
    "did_not_work": "Weekends.",
    "recommended": "adopt",
    "because": "It held for 8 weeks.",
    "why_early": "The ward closes.",
}


@pytest.fixture
def idea() -> Proposal:
    return tried("5 4 3 4 5 4 3 4 5 4 3 2 2")[0]


def there(idea: Proposal, more: str = "") -> str:
    return f"/en/ideas/{idea.reference}/try-out/evaluation{more}"


def write(sam: Visitor, idea: Proposal, button: str, **words: str):
    sam.open(there(idea, "/write"))
    return sam.press(button, **words)


def stage(idea: Proposal) -> Stage:
    return keys.now(idea).stage


def test_it_gathers_what_the_try_out_kept_with_balancing_measures_apart(sam: Visitor, idea: Proposal) -> None:
    measured(idea, measures=1, values=3)
    page = sam.open(there(idea))
    assert (page.status, page.has("Waiting"), len(pictures(page))) == (200, True, 4)
    for words in ("Nobody measured whether something else got worse.", "No change was tested.", "No review has said it yet."):
        assert page.has(words)


def test_a_draft_needs_nothing_and_moves_nothing(sam: Visitor, idea: Proposal) -> None:
    page = write(sam, idea, "Save and go on later", meaning="People wait")
    assert (page.has("People wait"), page.has("The huddle does not have it yet."), stage(idea)) == (True, True, Stage.TESTING)


LACKING = {
    "Write what you think it means": {"meaning": " "},
    "Write what did not work. It helps those who come after you": {"did_not_work": ""},
    "Choose what you recommend": {"recommended": "celebrate"},
    "Write why you recommend it": {"because": ""},
    "Use at most 2,000 characters": {"because": "so " * 700},
}


@pytest.mark.parametrize("sentence", LACKING)
def test_the_huddle_does_not_get_half_an_evaluation(sam: Visitor, idea: Proposal, sentence: str) -> None:
    page = sam.send(there(idea, "/write"), send="yes", saves="0", **THOUGHT | LACKING[sentence])
    assert (page.status, page.faults(), stage(idea)) == (422, [sentence], Stage.TESTING)


def test_sent_to_the_huddle_the_idea_moves_and_whoever_brought_it_hears(sam: Visitor, idea: Proposal) -> None:
    page = write(sam, idea, "Send it to the huddle", **THOUGHT)
    assert (page.has("The huddle has it now and decides."), stage(idea)) == (True, Stage.EVALUATION)
    assert [letter.facts["news"] for letter in keys.letters("proposals/moved")] == ["We find out if your idea worked"]


def test_sent_twice_it_is_sent_once(sam: Visitor, idea: Proposal) -> None:
    for _n in range(2):
        assert sam.send(there(idea, "/write"), send="yes", saves="0", **THOUGHT).status == 200
    assert len(keys.letters("proposals/moved")) == 1


@pytest.mark.parametrize("before", [Stage.DECIDED, Stage.COACHING, Stage.PAUSED])
def test_only_what_is_tested_goes_to_the_huddle(sam: Visitor, idea: Proposal, before: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = before
    assert not sam.open(there(idea, "/write")).has("Send it to the huddle")
    assert sam.send(there(idea, "/write"), send="yes", saves="0", **THOUGHT).status == 409
    assert stage(idea) is before


def test_what_is_changed_after_it_was_sent_keeps_what_it_said(sam: Visitor, idea: Proposal) -> None:
    write(sam, idea, "Send it to the huddle", **THOUGHT)
    write(sam, idea, "Save", meaning="People wait half as long.")
    with db.reading():
        told = next(entry.facts for entry in entries("project", 1) if entry.verb == "change_evaluation")
    assert (told["before"]["meaning"], told["after"]["meaning"]) == ("People wait less.", "People wait half as long.")
    page = sam.send(there(idea, "/write"), saves="2", **THOUGHT | {"because": ""})
    assert (page.status, page.faults()) == (422, ["Write why you recommend it"])


def test_two_who_write_at_once_lose_no_words(app: Flask, sam: Visitor, idea: Proposal) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    for who in (sam, ana):
        who.open(there(idea, "/write"))
    sam.press("Save and go on later", meaning="Sam thinks this.")
    page = ana.press("Save and go on later", meaning="Ana thinks that.")
    assert (page.status, page.has("Sam thinks this."), keys.words_on(page)) == (422, True, "Ana thinks that.")


def test_what_was_adapted_is_tested_again_and_has_another_evaluation(sam: Visitor, idea: Proposal) -> None:
    before_testing(stage=Stage.TESTING, idea=idea)
    write(sam, idea, "Send it to the huddle", **THOUGHT)
    with db.transaction():
        make.again(idea).stage = Stage.ADAPTED
    sam.open(there(idea))
    page = sam.press("Test it again")
    assert (page.has("It is being tested again."), stage(idea)) == (True, Stage.TESTING)
    assert sent(sam, f"/en/ideas/{idea.reference}/try-out/test-again") == 409
    assert keys.words_on(sam.open(there(idea, "/write"))) == ""
    write(sam, idea, "Send it to the huddle", **THOUGHT | {"meaning": "Now it holds."})
    assert (sam.open(there(idea)).has("Now it holds."), stage(idea)) == (True, Stage.EVALUATION)


@pytest.mark.parametrize("ended", [Stage.ADOPTED, Stage.ABANDONED, Stage.STOPPED, Stage.TESTING])
def test_nothing_else_is_tested_again(sam: Visitor, idea: Proposal, ended: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = ended
    assert not sam.open(there(idea)).has("Test it again")
    assert sent(sam, f"/en/ideas/{idea.reference}/try-out/test-again") == 409
    assert stage(idea) is ended


def test_a_lead_of_another_place_and_whoever_brought_it_neither_read_nor_write(app: Flask, idea: Proposal) -> None:
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    for who in (otto, kim):
        assert (who.open(there(idea), inspect=False).status, sent(who, there(idea, "/write"))) == (404, 404)
        assert sent(who, f"/en/ideas/{idea.reference}/try-out/test-again") == 404
