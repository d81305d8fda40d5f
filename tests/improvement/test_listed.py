"""Every try-out on one list: those that run first, each for those who work on it and nobody else."""

from flask import Flask

from app.core import db
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.before import before_testing
from tests.visitor import Visitor

LIST = "/en/try-outs"


def test_the_list_shows_what_runs_first_with_its_day_and_next_review(sam: Visitor) -> None:
    rests, runs = before_testing(stage=Stage.STOPPED), before_testing(stage=Stage.TESTING)
    page = sam.open(sam.open("/en/queue").link("See the try-outs"))
    words = page.words()
    shown = [words.index(f"{one.reference[:2]} {one.reference[2:]}") for one in (runs, rests)]
    assert (page.h1, words.index("Running now") < shown[0] < words.index("Paused or ended") < shown[1]) == ("Try-outs", True)
    assert [words.count(said) for said in ("Being tried", "Day 1 of 90", "Next review:", "Stopped")] == [1] * 4


def test_a_lead_sees_their_own_and_nothing_of_others(app: Flask, sam: Visitor) -> None:
    here = make.organisation("Here")
    before_testing(stage=Stage.TESTING, place=here)
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=here)
    other = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ravi@example.org", organisation=make.organisation("There"))
    assert [who.open(LIST).has("Day 1 of 90") for who in (lead, other)] == [True, False]
    assert other.open(LIST).has("Nothing is tried yet.")
    assert lead.open(lead.open("/en/my-organisation").link("See all your try-outs")).h1 == "Try-outs"


def test_the_list_asks_as_often_for_one_as_for_three(sam: Visitor) -> None:
    before_testing(stage=Stage.TESTING)
    sam.open(LIST)
    with keys.statements() as first:
        sam.open(LIST)
    for _n in range(2):
        before_testing(stage=Stage.TESTING)
    with keys.statements() as three:
        sam.open(LIST)
    assert len(three) == len(first)


def test_to_begin_stands_under_what_to_do_now_for_a_member_and_for_the_lead(app: Flask, sam: Visitor) -> None:
    here, idea = make.organisation("Here"), make.public_idea()
    with db.transaction():
        found = make.again(idea)
        found.stage, found.organisation_id = Stage.DECIDED, here
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ola@example.org", organisation=here)
    for who in (sam, lead):
        words = who.open(f"/en/ideas/{idea.reference}/read").words()
        assert words.index("What to do now") < words.index("Begin to try it")
    page = lead.open(lead.open("/en/my-organisation").link("Begin to try this idea"))
    assert (page.status, page.has("Begin to try it")) == (200, True)
