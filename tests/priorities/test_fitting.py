"""What an idea fits: told to whoever brought it, changeable, and a bar to nothing."""

import pytest
from flask import Flask

from app.core import db
from app.history.queries import entries
from app.people.models import RoleName
from app.proposals.models import Proposal
from tests import keys, make, quorum, register
from tests.visitor import Seen, Visitor


@pytest.fixture
def member(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER, "priya@example.org")


def fits(member: Visitor, idea: Proposal, *numbers: int, programmes: tuple[int, ...] = ()) -> Seen:
    ticked = {"priorities": [str(one) for one in numbers], "programmes": [str(one) for one in programmes]}
    return member.send(f"/en/ideas/{idea.reference}/fits", **ticked)


def verbs(idea: Proposal) -> list[str]:
    with db.reading():
        return [entry.verb for entry in entries("proposal", idea.id)]


def test_whoever_brought_an_idea_and_anyone_else_reads_what_it_fits(member: Visitor, visitor: Visitor) -> None:
    idea = make.public_idea()
    stroke, _other = register.priority(), register.priority("Frailty")
    assert register.facts(fits(member, idea, stroke))["Priorities"] == "Stroke"
    keys.hold_key(visitor, idea)
    mine, public = visitor.open(f"/en/my-idea/{idea.reference}"), visitor.open(f"/en/ideas/{idea.reference}")
    for page in (mine, public):
        assert (page.has("Stroke"), page.has("Frailty"), page.has("This does not decide our answer.")) == (True, False, True)


def test_what_was_ticked_is_ticked_again_and_can_be_taken_back(member: Visitor, visitor: Visitor) -> None:
    idea, stroke = make.public_idea(), register.priority()
    fits(member, idea, stroke)
    again = member.send(f"/en/ideas/{idea.reference}/fits")  # sent as it stands
    assert register.facts(again)["Priorities"] == "Stroke"
    assert verbs(idea).count("say_what_it_fits") == 1
    assert "Priorities" not in register.facts(fits(member, idea))
    assert not visitor.open(f"/en/ideas/{idea.reference}").has("It fits what we look for")


def test_a_priority_that_is_over_stays_with_the_ideas_that_fit_it_and_is_offered_for_no_other(member: Visitor, app: Flask) -> None:
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    idea, other, stroke = make.public_idea(), make.public_idea(), register.priority()
    fits(member, idea, stroke)
    chair.send(f"/en/priorities/{stroke}", until_on="2020-01-02")
    assert register.facts(member.send(f"/en/ideas/{idea.reference}/fits"))["Priorities"] == "Stroke"
    assert member.open(f"/en/ideas/{other.reference}/fits").has("Nobody has written down a priority or a programme yet.")


def test_a_number_that_was_never_offered_is_no_choice(member: Visitor) -> None:
    idea = make.public_idea()
    register.priority()
    assert not fits(member, idea, 4729).has("This does not decide")
    assert "say_what_it_fits" not in verbs(idea)


def test_nobody_says_what_their_own_idea_fits(app: Flask) -> None:
    sam = make.staff()
    idea = make.idea(by=sam)
    own = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert [own.open(f"/en/ideas/{idea.reference}/{page}").status for page in ("fits", "kind-of-work")] == [409, 409]


def test_the_list_shows_the_ideas_that_fit_a_priority_only_where_it_is_asked_to(member: Visitor, visitor: Visitor) -> None:
    first, _second = make.public_idea(title="Quick scan"), make.public_idea(title="Quieter nights")
    stroke = register.priority()
    fits(member, first, stroke)
    some = visitor.open(f"/en/ideas?priority={stroke}")
    assert (some.has("Quick scan"), some.has("Quieter nights"), some.has("Only ideas that fit this: Stroke")) == (True, False, True)
    for address in ("/en/ideas", "/en/ideas?priority=4729", "/en/ideas?priority=x"):
        assert visitor.open(address).has("Quieter nights")


def test_nothing_depends_on_whether_an_idea_fits(member: Visitor, app: Flask) -> None:
    """Two ideas, one fits everything that is looked for, one fits nothing: the same moves, the same place in the queue, the same list."""
    plain, fitting = make.public_idea(title="Plain"), make.public_idea(title="Fitting")
    before = [member.open(address).words("main").replace("Fitting", "") for address in ("/en/queue", "/en/ideas")]
    fits(member, fitting, register.priority(), programmes=(register.programme(cap=1),))
    assert [member.open(address).words("main").replace("Fitting", "") for address in ("/en/queue", "/en/ideas")] == before
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    chair.send("/en/huddles", on="2099-03-05")
    where = chair.page.address.rpartition("/")[2] if chair.page else ""
    for idea in (plain, fitting):
        chair.send(f"/en/ideas/{idea.reference}/read", meeting=where)
        words = {"reason": "Good.", "next_step": "We do it.", "contact_name": "Priya", "contact_how": "01632 960 124"}
        quorum.seat(idea)
        chair.send(f"/en/ideas/{idea.reference}/decision", route="just_do_it", **words)
    one, other = (keys.now(idea) for idea in (plain, fitting))
    assert (one.stage, one.answer_due_on, one.promise_kept) == (other.stage, other.answer_due_on, other.promise_kept)
    assert [letter.name for letter in keys.letters("huddle/decision")] == ["huddle/decision"] * 2


def test_an_idea_page_asks_at_most_one_question_more_for_what_it_fits(member: Visitor, visitor: Visitor) -> None:
    from app.core.web.guests import shelf

    idea = make.public_idea()

    def asked() -> int:
        shelf.clear()
        with keys.statements() as ran:
            visitor.open(f"/en/ideas/{idea.reference}")
        return len(ran)

    bare = asked()
    fits(member, idea, register.priority())
    one = asked()
    fits(member, idea, register.priority("Frailty"), register.priority("Skin"))
    assert (one - bare, asked()) == (1, one)
