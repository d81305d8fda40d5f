"""Ten questions about what lasts: the weakest three stand first, beside what was said before, and there is no total."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import calendar, db
from app.improvement.actions import sustaining as answering
from app.improvement.actions.cycles import Plan, start_ramp
from app.improvement.forms.factors import FACTORS
from app.improvement.models import Area, Factor, Occasion, Purpose
from app.improvement.queries import sustaining
from app.improvement.queries.sustaining import Compared, occasion_due
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.going import at, begun, of, said, shown
from tests.improvement.trying import sent
from tests.visitor import Seen, Visitor

LEVELS = st.fixed_dictionaries({factor: st.integers(1, 4) for factor in Factor})


def page_of(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/what-lasts"


def answer(idea: Proposal, days_ago: int = 0, occasion: Occasion = Occasion.START, step: str = "", **levels: int) -> None:
    told = {factor: levels.get(factor.value, 3) for factor in Factor}
    with at(days_ago), db.transaction():
        answering.answer(of(make.again(idea)), occasion, told, step, by=make.staff())


def order(page: Seen) -> list[str]:
    return [shown(heading) for heading in page.all("h3")]


def named(*factors: Factor) -> list[str]:
    return [FACTORS[factor].name for factor in factors]


def test_the_ten_questions_are_answered_and_the_weakest_three_stand_first(sam: Visitor) -> None:
    idea = begun()
    sam.open(sam.open(page_of(idea)).link("Answer the ten questions"))
    answers = dict.fromkeys((factor.value for factor in Factor), "4") | {"equipped": "1", "watched": "2", "wanted": "2"}
    page = sam.press("Save the answers", **answers, next_step="Ask the chief pharmacist.")
    weak = [Factor.EQUIPPED, Factor.WATCHED, Factor.WANTED]
    assert (page.status, order(page)[:3], len(order(page))) == (200, named(*weak), 10)
    assert [page.has(words) for words in ("Most of it is missing.", "Ask the chief pharmacist.", "At the start")] == [True] * 3
    assert said(sam.open(f"/en/ideas/{idea.reference}/try-out"), "Will it last?") == "Weakest now: “What it needs is there”."


def test_there_is_no_total_and_no_number_of_a_level(sam: Visitor) -> None:
    idea = begun()
    answer(idea, equipped=1)
    main = re.sub(r"\d+ \w+ 20\d\d", "", sam.open(page_of(idea)).words("main"))
    assert re.findall(r"\d+", main) == []


def test_each_factor_says_whether_it_is_stronger_weaker_or_the_same(sam: Visitor) -> None:
    idea = begun()
    answer(idea, 90, senior=2, equipped=4)
    first = sam.open(page_of(idea))
    answer(idea, 0, Occasion.THIRD_TEST, senior=4, equipped=1)
    page = sam.open(page_of(idea))
    told = {shown(li.find("h3")): shown(li) for li in page.all("li") if li.find("h3") is not None}
    beside = {Factor.SENIOR: "Stronger than before", Factor.EQUIPPED: "Weaker than before"}
    assert all(words in told[FACTORS[factor].name] for factor, words in beside.items())
    assert sum("The same as before" in words for words in told.values()) == 8
    assert "than before" not in first.words("main")


def test_an_earlier_profile_can_be_read_as_it_was_then(sam: Visitor) -> None:
    idea = begun()
    answer(idea, 90, step="Find a second nurse.", senior=1)
    answer(idea, 0, Occasion.BEFORE_ADOPTING, equipped=1)
    page = sam.open(sam.open(page_of(idea)).link("At the start"))
    assert (page.status, order(page)[0], page.has("Find a second nurse.")) == (200, FACTORS[Factor.SENIOR].name, True)
    assert (page.has("Answer the ten questions"), sam.open(f"{page_of(idea)}/3").status) == (False, 404)


def test_an_unanswered_question_is_pointed_at_and_the_others_are_kept(sam: Visitor) -> None:
    idea = begun()
    answers = {factor.value: "2" for factor in Factor if factor is not Factor.WANTED}
    page = sam.send(f"{page_of(idea)}/new", **answers, next_step="Ask.")
    assert (page.status, page.faults(), keys.words_on(page)) == (422, ["Choose the answer that fits best"], "Ask.")
    assert len([box for box in page.all("input") if box.get("value") == "2" and box.get("checked") is not None]) == 9
    assert sam.open(page_of(idea)).has("Nobody has looked yet.")


@pytest.mark.parametrize("level", ["0", "5", "-1", "²", "9" * 5000])
def test_an_answer_that_nobody_offered_is_refused(sam: Visitor, level: str) -> None:
    there = f"{page_of(begun())}/new"
    answers = dict.fromkeys((factor.value for factor in Factor), "2")
    assert sam.send(there, **(answers | {"senior": level})).faults() == ["Choose the answer that fits best"]
    assert sam.send(there, **answers, occasion="never").faults() == ["Choose when you look at it"]
    assert sam.send(there, **answers, next_step="x" * 2001).faults() == ["Use at most 2,000 characters"]


def test_the_same_sent_twice_is_one(sam: Visitor) -> None:
    idea = begun()
    for _time in range(2):
        answer(idea, senior=1)
    assert not sam.open(page_of(idea)).has("What we said before")


# ---- when it is asked ----


def study(idea: Proposal, count: int) -> None:
    """So many small tests that were studied."""
    day = dt.date(2026, 3, 2)
    plan = Plan(Purpose.TEST, "1 nurse, 1 shift", day, day, "Sam", "Somebody waits longer.", (("Does it work?", "Yes"),))
    with db.transaction():
        for number in range(count):
            cycle = start_ramp(of(make.again(idea)), f"Change {number}", plan, by=make.staff())
            cycle.studied_at = calendar.now()


def test_it_is_asked_at_the_start_after_the_third_small_test_and_before_adopting(sam: Visitor) -> None:
    idea = begun()
    there = f"/en/ideas/{idea.reference}/try-out"

    def asks() -> tuple[str, list[str]]:
        chosen = [box.get("value", "") for box in sam.open(f"{there}/what-lasts/new").all("input") if box.get("checked") is not None]
        return said(sam.open(there), "Will it last?").partition("”.")[2].strip(), chosen

    assert said(sam.open(there), "Will it last?") == "Nobody has looked yet at what will last. A good time is now, at the start."
    answer(idea)
    assert asks() == ("", ["between"])
    study(idea, 3)
    assert asks() == ("Three small tests were studied. It is time to look at what will last.", ["third_test"])
    answer(idea, occasion=Occasion.THIRD_TEST)
    assert asks() == ("", ["between"])
    with db.transaction():
        make.again(idea).stage = Stage.EVALUATION
    assert asks() == ("Look at what will last before it becomes everyday work.", ["before_adopting"])
    answer(idea, occasion=Occasion.BEFORE_ADOPTING)
    assert asks() == ("", ["between"])


@given(st.sets(st.sampled_from(Occasion)), st.integers(0, 9), st.booleans())
def test_what_was_answered_is_not_asked_again(asked: set[Occasion], studied: int, adopting: bool) -> None:
    due = occasion_due(asked, studied=studied, adopting=adopting)
    assert due not in asked
    assert (due is Occasion.BEFORE_ADOPTING) == (adopting and Occasion.BEFORE_ADOPTING not in asked)


# ---- the order ----


@given(LEVELS, LEVELS)
def test_the_order_is_from_weak_to_strong_and_the_words_beside_follow_the_levels(now: dict[Factor, int], before: dict[Factor, int]) -> None:
    told = sustaining.standings(now, before)
    keys_of = [(one.level, list(Factor).index(one.factor)) for one in told]
    assert (keys_of == sorted(keys_of), {one.factor for one in told}) == (True, set(Factor))
    words = {1: Compared.STRONGER, 0: Compared.SAME, -1: Compared.WEAKER}
    assert all(one.compared == words[(one.level > before[one.factor]) - (one.level < before[one.factor])] for one in told)


def test_every_factor_has_a_question_and_four_answers_in_one_of_three_areas() -> None:
    assert set(FACTORS) == set(Factor)
    assert all(len(set(asked.answers)) == 4 for asked in FACTORS.values())
    assert [sum(factor.area is area for factor in Factor) for area in Area] == [4, 4, 2]


def test_the_page_asks_the_database_as_often_for_three_profiles_as_for_one(sam: Visitor) -> None:
    idea = begun()

    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(page_of(idea)).status == 200
        return len(ran)

    answer(idea, 9)
    sam.open(page_of(idea))
    one = asked()
    for days in (5, 3):
        answer(idea, days, Occasion.BETWEEN)
    assert asked() == one


def test_what_has_ended_is_read_and_not_answered(sam: Visitor) -> None:
    idea = begun()
    answer(idea)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    page = sam.open(page_of(idea))
    assert (len(order(page)), page.has("Answer the ten questions"), sent(sam, f"{page_of(idea)}/new")) == (10, False, 409)
