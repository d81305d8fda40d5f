"""Members say what they think without being there; scores are never added up; whoever has an interest neither scores nor decides."""

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.questions import Given
from app.huddle import actions, queries
from app.huddle.criteria import spread
from app.huddle.models import Meeting
from app.people.actions import found_organisation, make_staff
from app.people.models import Organisation, OrganisationKind, OrganisationStatus, RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make, quorum
from tests.visitor import Visitor

VIEW = {
    "stance": "offer",
    "words": "I can coach this team.",
    "digital": "yes",
    "digital_how": "A text message",
    "gains_least": "People at night",
}
DECIDED = {
    "route": "just_do_it",
    "reason": "Other people told us the same.",
    "next_step": "The clinic writes new letters.",
    "contact_name": "Priya",
    "contact_how": "01632 960 124",
}


def listed(**answers: Given) -> Proposal:
    sam = make.staff(address="lister@example.org", name="Lister")
    idea = make.public_idea(**answers)
    with db.transaction():
        meeting = queries.meeting_on(calendar.today()) or actions.plan_meeting(calendar.today(), by=sam)
        actions.list_proposal(make.again(idea), db.session.get_one(Meeting, meeting.id), by=sam)
    return idea


def score(member: Visitor, idea: Proposal, **given: str) -> None:
    member.open(f"/en/ideas/{idea.reference}/scores")
    member.send(**given)


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def test_a_member_gives_a_view_and_everybody_in_the_huddle_reads_it(sam: Visitor, chair: Visitor) -> None:
    idea = listed()
    sam.open(f"/en/ideas/{idea.reference}/say")
    sam.send(**VIEW)
    assert sam.page
    assert sam.page.has("Thank you. The huddle reads your view.")
    page = chair.open(f"/en/ideas/{idea.reference}/views")
    said = ("1 member said something.", "I offer something", "I can coach this team.", "Could digital help? Yes.", "People at night")
    assert [words for words in said if not page.has(words)] == []


def test_a_view_that_is_given_again_takes_the_place_of_the_one_before(sam: Visitor, chair: Visitor) -> None:
    idea = listed()
    for words in ("First thought.", "Second thought."):
        sam.open(f"/en/ideas/{idea.reference}/say")
        sam.send(**VIEW | {"words": words})
    page = chair.open(f"/en/ideas/{idea.reference}/views")
    assert (page.has("Second thought."), page.has("First thought."), page.has("1 member said something.")) == (True, False, True)


def test_who_gains_least_and_digital_are_asked_of_every_idea(sam: Visitor) -> None:
    idea = listed()
    sam.open(f"/en/ideas/{idea.reference}/say")
    page = sam.send(stance="support", words="Good.")
    assert (page.status, page.faults()) == (
        422,
        ["Choose whether digital could help", "Say who gains least. You can write “I do not know”."],
    )


def test_nobody_says_anything_of_an_idea_that_is_on_no_list(sam: Visitor) -> None:
    idea = make.public_idea()
    page = sam.open(f"/en/ideas/{idea.reference}/say")
    assert (page.status, page.has("This idea is on no list now. Nothing was saved.")) == (409, True)


def test_a_guest_a_proposer_and_an_administrator_read_no_views(app: Flask, visitor: Visitor, another: Visitor) -> None:
    idea = listed()
    proposer = keys.hold_key(visitor, idea)
    assert proposer.open(f"/en/ideas/{idea.reference}/views").address.startswith("/en/sign-in")
    ada = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    assert ada.open(f"/en/ideas/{idea.reference}/views").status == 404
    assert not another.open(f"/en/ideas/{idea.reference}").has("What members say")


def test_a_score_needs_a_reason_and_a_blank_is_not_nought(sam: Visitor, chair: Visitor) -> None:
    idea = listed()
    score(sam, idea, impact="2")
    assert sam.page
    assert (sam.page.status, sam.page.faults()) == (422, ["Give your reason: How much better does it make things for people?"])
    score(sam, idea, impact="2", impact_why="Many people wait.", reach="", reach_why="")
    page = chair.open(f"/en/ideas/{idea.reference}/views")
    rows = {row[0].split("Middle")[0]: row[1:] for row in ([" ".join("".join(c.itertext()).split()) for c in tr] for tr in page.all("tr"))}
    assert rows["How much better does it make things for people?"] == ["2", "2 to 2", "1"]
    assert "How many places could use it?" not in rows


def test_scores_that_lie_far_apart_are_talked_about(sam: Visitor, chair: Visitor) -> None:
    idea = listed()
    score(sam, idea, impact="0", impact_why="One clinic.", reach="1", reach_why="One team.")
    score(chair, idea, impact="3", impact_why="Everybody waits.", reach="2", reach_why="Two teams.")
    page = chair.open(f"/en/ideas/{idea.reference}/views")
    assert page.text.count("Members differ: talk about it") == 1
    assert [words for words in ("0 to 3", "1 to 2", "1.5") if not page.has(words)] == []


@pytest.mark.parametrize(
    ("values", "told"), [([], None), ([2], (1, 2, 2, 2, False)), ([0, 1], (2, 0.5, 0, 1, False)), ([1, 3, 3], (3, 3, 1, 3, True))]
)
def test_the_middle_of_scores_and_whether_members_differ(values: list[int], told: tuple[object, ...] | None) -> None:
    found = spread(values)
    assert (found and (found.count, found.middle, found.lowest, found.highest, found.differ)) == told


@pytest.mark.parametrize(("who", "asked"), [("service_user", False), ("staff", True)])
def test_nobody_who_uses_services_is_marked_down_for_method(sam: Visitor, who: str, asked: bool) -> None:
    idea = listed(capacities=Given(choices=(who,)))
    page = sam.open(f"/en/ideas/{idea.reference}/scores")
    assert (page.has("Is there a team, a sponsor and data?"), page.has("Do we know that it works?")) == (asked, asked)
    score(sam, idea, readiness="3", readiness_why="They have a team.")
    with db.reading():
        item = queries.item_of(make.again(idea).id)
        assert item
        assert bool(queries.scores(item.id)) is asked


def test_whoever_has_an_interest_neither_scores_nor_decides_and_what_they_scored_goes(sam: Visitor, chair: Visitor) -> None:
    idea = listed()
    score(chair, idea, impact="3", impact_why="It is mine.")
    chair.open(f"/en/ideas/{idea.reference}/interest")
    chair.send(what="It is my sister's idea.")
    assert not chair.open(f"/en/ideas/{idea.reference}/read").has("Record the decision")
    page = sam.open(f"/en/ideas/{idea.reference}/views")
    assert page.has("Nadia: It is my sister's idea.")
    assert not page.has("It is mine.")
    assert chair.open(f"/en/ideas/{idea.reference}/scores").status == 409
    chair.open(f"/en/ideas/{idea.reference}/decision")
    assert chair.page
    assert (chair.page.status, chair.page.has("You declared an interest in this idea. Others score and decide it.")) == (409, True)
    assert keys.now(idea).stage is Stage.LISTED


def test_a_member_of_the_organisation_is_barred_where_the_chair_says_so(app: Flask, chair: Visitor) -> None:
    with db.transaction():
        place = found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE)
        make_staff("wes@example.org", "Wes", RoleName.HUDDLE_MEMBER, by=None, organisation=place.id)
    wes = keys.staff(app, RoleName.HUDDLE_MEMBER, "wes@example.org")
    idea = listed()
    with db.transaction():
        make.again(idea).organisation_id = place.id
    score(wes, idea, impact="3", impact_why="We need it.")
    chair.open(f"/en/ideas/{idea.reference}/views")
    chair.press("Let only others score and decide")
    page = wes.open(f"/en/ideas/{idea.reference}/scores")
    assert (page.status, page.has("This idea is about your organisation. Others score and decide it.")) == (409, True)
    chair.open(f"/en/ideas/{idea.reference}/views")
    chair.press("Let them score and decide")
    assert wes.open(f"/en/ideas/{idea.reference}/scores").status == 200


@pytest.mark.parametrize("odd", ["4", "-1", "1e9", "٣", "x"])
def test_an_odd_number_is_no_score(sam: Visitor, odd: str) -> None:
    idea = listed()
    score(sam, idea, impact=odd, impact_why="Odd.")
    with db.reading():
        item = queries.item_of(make.again(idea).id)
        assert item
        assert queries.scores(item.id) == []


def test_a_chair_who_is_barred_does_not_lift_the_bar_nor_see_the_letter_first(app: Flask, chair: Visitor) -> None:
    with db.transaction():
        place = found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE)
        make_staff("vera@example.org", "Vera", RoleName.CHAIR, by=None, organisation=place.id)
    vera = keys.staff(app, RoleName.CHAIR, "vera@example.org")
    idea = listed()
    with db.transaction():
        make.again(idea).organisation_id = place.id
    vera.open(f"/en/ideas/{idea.reference}/decision")
    chair.open(f"/en/ideas/{idea.reference}/views")
    chair.press("Let only others score and decide")
    page = vera.send(**DECIDED, preview="1")
    assert (page.status, page.has("This idea is about your organisation. Others score and decide it.")) == (409, True)
    vera.open(f"/en/ideas/{idea.reference}/views")
    page = vera.press("Let them score and decide")
    assert page.status == 409
    assert vera.open(f"/en/ideas/{idea.reference}/scores").status == 409


def test_the_bar_follows_an_organisation_that_went_into_another(app: Flask, chair: Visitor) -> None:
    with db.transaction():
        old = found_organisation("Skylark Trust", OrganisationKind.ACUTE)
        new = found_organisation("Wenbrook Hospitals", OrganisationKind.ACUTE)
        make_staff("wes@example.org", "Wes", RoleName.HUDDLE_MEMBER, by=None, organisation=new.id)
    wes = keys.staff(app, RoleName.HUDDLE_MEMBER, "wes@example.org")
    idea = listed()
    with db.transaction() as session:
        make.again(idea).organisation_id = old.id
        gone = session.get_one(Organisation, old.id)
        gone.successor_id, gone.status = new.id, OrganisationStatus.CLOSED
    chair.open(f"/en/ideas/{idea.reference}/views")
    chair.press("Let only others score and decide")
    assert wes.open(f"/en/ideas/{idea.reference}/scores").status == 409


def test_numbers_without_a_reason_stay_typed_and_nothing_is_kept(sam: Visitor) -> None:
    idea = listed()
    seen = sam.open(f"/en/ideas/{idea.reference}/scores")
    assert seen.has("Nothing is kept until you press Save.")
    seen = sam.send(impact="3", safety="1", reach="2", reach_why="Every ward could.")
    assert (seen.status, seen.faults()) == (
        422,
        ["Give your reason: How much better does it make things for people?", "Give your reason: Is it about safety, or urgent?"],
    )
    assert seen.has("Nothing is saved yet. Your numbers are still here.")
    assert {(box.get("name"), box.get("value")) for box in seen.all("input") if box.get("checked") is not None and box.get("value")} == {
        ("impact", "3"),
        ("safety", "1"),
        ("reach", "2"),
    }
    assert sam.open(f"/en/ideas/{idea.reference}/views").words().count("Nobody has looked at it point by point yet.") == 1


def test_what_nobody_scored_is_said_once(sam: Visitor) -> None:
    idea = listed()
    score(sam, idea, impact="3", impact_why="Many people.")
    words = sam.open(f"/en/ideas/{idea.reference}/views").words()
    assert (words.count("Nobody gave a number for these yet:"), words.count("Nobody yet")) == (1, 0)


def test_whoever_is_too_late_reads_all_that_they_wrote_below_the_head_of_the_team(sam: Visitor, chair: Visitor) -> None:
    idea = quorum.seat(listed())
    sam.open(f"/en/ideas/{idea.reference}/say")
    chair.open(f"/en/ideas/{idea.reference}/decision")
    chair.send(**DECIDED)
    seen = sam.send(**VIEW | {"words": "Too small."})
    assert seen.status == 409
    assert [
        words for words in ("Say it in a sentence or two", "Too small.", "A text message", "People at night", "Sam") if not seen.has(words)
    ] == []
    assert seen.link("Queue") == "/en/queue"


def test_a_title_that_is_not_english_has_its_working_title_beside_it_or_says_its_language(sam: Visitor) -> None:
    idea = listed()
    with db.transaction():
        found = make.again(idea)
        found.lang = "pl"
        assert found.title
        found.title.lang, found.title.body = "pl", "Listy, które rozumiem"
    number = queries_of(idea)
    for place in ("/en/queue", f"/en/huddles/{number}", f"/en/ideas/{idea.reference}/say"):
        assert sam.open(place).has("Title in Polish"), place
    sam.open(f"/en/ideas/{idea.reference}/screen")
    sam.send(title_en="Letters I understand")
    for place in ("/en/queue", f"/en/huddles/{number}", f"/en/ideas/{idea.reference}/say"):
        assert sam.open(place).has("Letters I understand"), place


def queries_of(idea: Proposal) -> int:
    with db.reading():
        item = queries.item_of(idea.id)
        assert item
        return item.meeting_id


def test_whoever_declared_an_interest_changes_neither_the_easy_words_of_the_decision_nor_whom_the_idea_is_about(
    sam: Visitor, chair: Visitor
) -> None:
    idea, other = quorum.seat(listed()), make.organisation("Wenbrook Community")
    sam.send(f"/en/ideas/{idea.reference}/interest", what="My sister brought it.")
    sam.open(f"/en/ideas/{idea.reference}/screen")
    seen = sam.send(organisation=str(other), place="Ward 4")
    assert (seen.status, seen.faults()) == (422, ["You declared an interest in this idea. Somebody else changes its organisation."])
    assert [box.get("value") for box in seen.all("input") if box.get("name") == "place"] == ["Ward 4"]
    chair.open(f"/en/ideas/{idea.reference}/decision")
    chair.send(**DECIDED)
    assert sam.open(f"/en/ideas/{idea.reference}/decision/easy-words").status == 409
    assert chair.open(f"/en/ideas/{idea.reference}/decision/easy-words").status == 200


def test_a_member_does_not_point_an_idea_on_a_list_at_their_own_organisation_or_away_from_it(app: Flask, chair: Visitor) -> None:
    idea, own, other = listed(), make.organisation("Wenbrook Community"), make.organisation("Wenbrook Council")
    ann = keys.staff(app, RoleName.HUDDLE_MEMBER, "ann@example.org", organisation=own)
    said = "This idea is on a list, and this is about your organisation. Somebody else changes it."
    ann.open(f"/en/ideas/{idea.reference}/screen")
    assert ann.send(organisation=str(own)).faults() == [said]
    chair.open(f"/en/ideas/{idea.reference}/screen")
    assert chair.send(organisation=str(own)).status == 200
    ann.open(f"/en/ideas/{idea.reference}/screen")
    assert ann.send(organisation=str(other)).faults() == [said]
    ann.open(f"/en/ideas/{idea.reference}/screen")
    assert ann.send(place="Ward 4").faults() == []
