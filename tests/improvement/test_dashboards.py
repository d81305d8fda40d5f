"""Many charts at once: what needs a look first, for who may read it, in few statements."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from flask import Flask

from app.core import db
from app.improvement import queries
from app.improvement.actions.measures import take_away
from app.improvement.charts import Assurance, Direction, xmr
from app.improvement.models import Measure
from app.improvement.queries.dashboards import worry
from app.people.models import RoleName
from app.priorities.actions import Offered, add_programme
from app.proposals.models import Involvement, Part, Place
from tests import keys, make
from tests.improvement.trying import measured, pictures, tried
from tests.visitor import Visitor

BETTER = "5.1 4.6 5.4 4.9 5.6 4.4 5.2 4.8 5.5 4.7 5.8 5.3 3.3 2.9 2.4 2.1 2.8 2.6 2.7"
WORSE = "2.6 2.7 2.8 3.1 3.4 3.9 4.3 5.3 5.8 4.7 5.5 4.8 5.2 4.4 5.6 4.9 5.4 4.6 7.1"
CHANCE = "5.1 4.6 5.4 4.9"


def a_programme(*ideas, waits: bool = False) -> int:
    with db.transaction():
        programme = add_programme(Offered("Going home well", "Ten wards.", "Ten wards.", dt.date(2020, 1, 1)), by=None)
        db.session.add_all(Place(proposal_id=idea.id, programme_id=programme.id, waits=waits) for idea in ideas)
        return programme.id


def test_all_charts_of_a_try_out_stand_on_one_page(sam: Visitor) -> None:
    idea, _number = tried(BETTER)
    measured(idea, measures=2, values=20)
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/try-out").link("See all charts together"))
    assert (page.h1, len(pictures(page)), len(page.all("h2"))) == ("All charts of the try-out", 3, 3)
    page = sam.open(f"/en/ideas/{tried()[0].reference}/try-out/charts")
    assert page.has("There is no value yet.")


def test_what_gets_worse_comes_first_and_what_has_no_value_last(sam: Visitor) -> None:
    ideas = [tried(values)[0] for values in (BETTER, "", CHANCE, WORSE)]
    number = a_programme(*ideas)
    page = sam.open(f"/en/programmes/{number}/try-outs")
    shown = [part.get("id", "").removeprefix("i") for part in page.all("h2") if (part.get("id") or "").startswith("i")]
    better, nothing, chance, worse = (str(idea.reference) for idea in ideas)
    assert shown == [worse, chance, better, nothing]
    assert (page.has("Going home well"), page.has("4 try-outs")) == (True, True)


def test_a_target_that_is_reached_lately_worries_less_than_one_that_is_not() -> None:
    """The limits of before miss it all the same."""
    before = " ".join(["5 5.5"] * 6)
    numbers = {last: tried(f"{before} {last}")[1] for last in ("2.7", "3.1")}
    with db.transaction() as session:
        told = queries.told([session.get(Measure, number) for number in numbers.values()])
        fixed = [replace(one, chart=xmr(one.chart.points, direction=Direction.DECREASE, target=Decimal(3), fix_after=12)) for one in told]
    assert {one.chart.assurance for one in fixed} == {Assurance.CONSISTENT_FAIL}
    assert worry(fixed[0]) > worry(fixed[1])


def test_an_idea_that_waits_for_a_place_or_is_in_no_programme_is_not_there(sam: Visitor) -> None:
    idea, _number = tried(BETTER)
    number = a_programme(idea, waits=True)
    assert sam.open(f"/en/programmes/{number}/try-outs").has("No idea of this programme is tried yet.")
    assert sam.open("/en/programmes/999/try-outs", inspect=False).status == 404


def test_a_measure_that_was_taken_away_is_not_among_the_charts_of_a_programme(sam: Visitor) -> None:
    idea, number = tried(BETTER)
    programme = a_programme(idea)
    assert len(pictures(sam.open(f"/en/programmes/{programme}/try-outs"))) == 1
    by = make.staff()
    with db.transaction():
        measure = db.session.get(Measure, number)
        assert measure
        take_away(measure, "Nobody can count it.", by=by)
    page = sam.open(f"/en/programmes/{programme}/try-outs")
    assert (len(pictures(page)), str(idea.reference) in page.text) == (0, True)


def test_a_lead_finds_the_try_outs_of_their_own_organisation_alone(app: Flask) -> None:
    here, there = make.organisation("Wenbrook Hospital"), make.organisation("Elsewhere")
    ours, theirs = tried(BETTER, place=here)[0], tried(BETTER, place=there)[0]
    number = a_programme(ours, theirs)
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=here)
    page = lena.open(f"/en/programmes/{number}/try-outs")
    assert [str(idea.reference) in page.text for idea in (ours, theirs)] == [True, False]
    with db.transaction():
        make.again(ours).unheard = True
    assert lena.open(f"/en/programmes/{number}/try-outs").has("No idea of this programme is tried yet.")


def test_the_try_out_of_a_programme_leads_to_it_and_back(sam: Visitor) -> None:
    idea, _number = tried(BETTER)
    number = a_programme(idea)
    page = sam.open(f"/en/ideas/{idea.reference}/try-out/charts")
    assert page.link("All try-outs of this programme: Going home well").endswith(f"/programmes/{number}/try-outs")


@pytest.mark.parametrize("kind", ["programme", "try-out"])
def test_three_try_outs_ask_as_often_as_one(app: Flask, kind: str) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    ideas = [tried(BETTER, direction=Direction.DECREASE)[0] for _n in range(3)]
    one, three = a_programme(ideas[0]), a_programme(*ideas)
    measured(ideas[2], measures=12, values=100)
    pages = {
        "programme": (f"/en/programmes/{one}/try-outs", f"/en/programmes/{three}/try-outs"),
        "try-out": tuple(f"/en/ideas/{idea.reference}/try-out/charts" for idea in (ideas[1], ideas[2])),
    }
    counts = []
    for address in pages[kind]:
        sam.open(address)
        with keys.statements() as ran:
            assert pictures(sam.open(address))
        counts.append(len(ran))
    assert (counts[0], counts[0] <= 10) == (counts[1], True)


def test_an_idea_of_somebody_on_the_team_is_not_among_those_they_follow(app: Flask) -> None:
    idea, _number = tried(BETTER)
    number = a_programme(idea)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert str(idea.reference) in sam.open(f"/en/programmes/{number}/try-outs").text
    with db.transaction():
        db.session.add(Involvement(proposal_id=idea.id, person_id=make.staff().id, part=Part.CO_LEAD))
    assert str(idea.reference) not in sam.open(f"/en/programmes/{number}/try-outs").text
