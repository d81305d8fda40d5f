"""A person gives a try-out a score with a reason; what stands at 2.5 for three months is pointed at."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.core.errors import Refused
from app.improvement.actions import progress as scoring
from app.improvement.forms.progress import STEPS, shown
from app.improvement.queries import progress
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.improvement.going import at, begun, of, said
from tests.improvement.trying import sent
from tests.visitor import Seen, Visitor

WHY = "Two small tests, and people wait as long as before."
LOOK = "/en/try-outs/need-a-look"


def page_of(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/progress"


def score(idea: Proposal, halves: int, days_ago: int = 0, why: str = WHY) -> None:
    with at(days_ago), db.transaction():
        scoring.score(of(make.again(idea)), halves, why, by=make.staff())


def listed(page: Seen) -> list[str]:
    return [" ".join("".join(h.itertext()).split()) for h in page.all("h3")]


def test_a_score_is_chosen_with_a_reason_and_stands_on_the_try_out(sam: Visitor) -> None:
    idea = begun()
    there = f"/en/ideas/{idea.reference}/try-out"
    assert said(sam.open(there), "How far we are") == "Nobody has given a score yet."
    sam.open(sam.open(sam.open(there).link("How far we are")).link("Give the first score"))
    page = sam.press("Save this score", halves="4", reason="We measured for two weeks.")
    assert (page.status, listed(page), page.has("We measured for two weeks."), page.has("Sam")) == (200, ["2.0 of 5"], True, True)
    assert said(sam.open(there), "How far we are").startswith("2.0 of 5. We have begun")


def test_every_step_from_a_half_to_five_can_be_chosen_and_none_is_chosen_beforehand(sam: Visitor) -> None:
    page = sam.open(f"{page_of(begun())}/new")
    radios = [box for box in page.all("input") if box.get("name") == "halves"]
    assert [shown(int(box.get("value", ""))) for box in radios] == ["0.5", "1.0", "1.5", "2.0", "2.5", "3.0", "3.5", "4.0", "4.5", "5.0"]
    assert [box for box in radios if box.get("checked") is not None] == []
    assert all(page.has(words) for words in STEPS.values())


def test_earlier_scores_stay_the_newest_first_also_when_it_goes_back(sam: Visitor) -> None:
    idea = begun()
    for halves, days in ((4, 60), (7, 30), (5, 2)):
        score(idea, halves, days)
    assert listed(sam.open(page_of(idea))) == ["2.5 of 5", "3.5 of 5", "2.0 of 5"]


def test_the_same_sent_twice_is_one_and_the_same_again_on_another_day_is_two(sam: Visitor) -> None:
    idea = begun()
    score(idea, 5, 40)
    for _time in range(2):
        score(idea, 5)
    assert listed(sam.open(page_of(idea))) == ["2.5 of 5"] * 2


@pytest.mark.parametrize("halves", ["0", "11", "-1", "5.0", "²", "9" * 5000, ""])
def test_a_score_that_nobody_offered_is_refused_and_the_reason_is_kept(sam: Visitor, halves: str) -> None:
    idea = begun()
    page = sam.send(f"{page_of(idea)}/new", halves=halves, reason=WHY)
    assert (page.status, page.faults(), keys.words_on(page)) == (422, ["Choose a score"], WHY)
    assert listed(sam.open(page_of(idea))) == []


def test_a_score_without_a_reason_or_with_a_long_one_is_refused(sam: Visitor) -> None:
    there = f"{page_of(begun())}/new"
    assert sam.send(there, halves="5", reason=" \n ").faults() == ["Write why"]
    page = sam.send(there, halves="5", reason="x" * 2001)
    assert (page.status, page.faults(), len(keys.words_on(page))) == (422, ["Use at most 2,000 characters"], 2001)


@pytest.mark.parametrize("halves", [0, 11])
def test_the_action_itself_keeps_no_score_beyond_the_scale(app: Flask, halves: int) -> None:
    idea = begun()
    with pytest.raises(Refused), db.transaction():
        scoring.score(of(make.again(idea)), halves, WHY, by=make.staff())


def test_two_who_give_a_score_at_the_same_moment_both_stand_in_the_list(app: Flask) -> None:
    people = [keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("ana", "ben", "cho")]
    idea = begun()
    for who in people:
        who.open(f"{page_of(idea)}/new")
    with ThreadPoolExecutor(3) as room:
        told = list(room.map(lambda pair: pair[1].press("Save this score", halves=str(pair[0]), reason=WHY).status, enumerate(people, 5)))
    assert (told, sorted(listed(people[0].open(page_of(idea))))) == ([200] * 3, ["2.5 of 5", "3.0 of 5", "3.5 of 5"])


# ---- three months at 2.5 ----


def test_one_at_2_5_for_three_months_says_so_on_its_page_and_in_the_list(sam: Visitor) -> None:
    idea = begun()
    score(idea, 4, 200)
    score(idea, 5, 120)
    score(idea, 5, 10)
    since = calendar.today() - dt.timedelta(days=120)
    told = f"It has been at 2.5 since {since:%A} {since.day} {since:%B %Y}."
    assert told in said(sam.open(f"/en/ideas/{idea.reference}/try-out"), "How far we are")
    assert sam.open(page_of(idea)).has(told)
    page = sam.open(sam.open("/en/huddles").link("Try-outs that need a look"))
    assert (page.address, listed(page), page.link("Letters I can read")) == (LOOK, ["Letters I can read"], page_of(idea))


@pytest.mark.parametrize("scores", [[], [(5, 80)], [(4, 120)], [(5, 200), (6, 120)], [(5, 200), (6, 120), (5, 30)], [(6, 200), (4, 100)]])
def test_one_that_moved_or_stands_for_less_needs_no_look(sam: Visitor, scores: list[tuple[int, int]]) -> None:
    idea = begun()
    for halves, days in scores:
        score(idea, halves, days)
    assert (listed(sam.open(LOOK)), sam.open(page_of(idea)).has("It has been at 2.5")) == ([], False)


@pytest.mark.parametrize("stage", [Stage.PAUSED, Stage.STOPPED, Stage.ADOPTED])
def test_one_that_is_paused_or_has_ended_may_stand_still(sam: Visitor, stage: Stage) -> None:
    idea = begun()
    score(idea, 5, 200)
    with db.transaction():
        make.again(idea).stage = stage
    assert (listed(sam.open(LOOK)), sam.open(page_of(idea)).has("It has been at 2.5")) == ([], False)


def test_a_lead_finds_those_of_their_place_and_nobody_finds_their_own(app: Flask, sam: Visitor) -> None:
    place, other = make.organisation("Wenbrook Hospital"), make.organisation("Elsewhere")
    idea = begun(place)
    score(idea, 5, 200)
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=other)
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    assert [len(listed(who.open(LOOK))) for who in (sam, lena, otto, kim)] == [1, 1, 0, 0]
    assert [who.open(page_of(idea), inspect=False).status for who in (sam, lena, otto, kim)] == [200, 200, 404, 404]


def test_the_list_asks_the_database_as_often_for_three_as_for_one(sam: Visitor) -> None:
    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(LOOK).status == 200
        return len(ran)

    score(begun(), 5, 200)
    sam.open(LOOK)
    one = asked()
    for days in (150, 100):
        score(begun(), 5, days)
    assert (asked(), len(listed(sam.open(LOOK)))) == (one, 3)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2090, 1, 1)))
def test_the_last_day_that_is_three_months_ago_is_the_last_one(today: dt.date) -> None:
    day = progress.last_day(today)
    assert progress.PATIENCE(day, 1) <= today < progress.PATIENCE(day + dt.timedelta(days=1), 1)


@pytest.mark.parametrize(
    ("today", "day"),
    [("2026-05-30", "2026-02-28"), ("2026-05-28", "2026-02-28"), ("2026-05-27", "2026-02-27"), ("2026-04-30", "2026-01-31")],
)
def test_three_months_are_counted_as_on_a_calendar(today: str, day: str) -> None:
    assert progress.last_day(dt.date.fromisoformat(today)) == dt.date.fromisoformat(day)


def test_what_has_ended_is_read_and_gets_no_score(sam: Visitor) -> None:
    idea = begun()
    score(idea, 5)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.open(page_of(idea))
    assert (listed(page), page.has("Give a new score"), sent(sam, f"{page_of(idea)}/new")) == (["2.5 of 5"], False, 409)
