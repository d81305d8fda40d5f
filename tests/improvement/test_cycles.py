"""Small tests: a prediction before, the result beside it, and what follows; each step in its turn."""

import datetime as dt
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.i18n import moment
from app.history.queries import entries
from app.improvement.actions import Described, add_measure, start_project
from app.improvement.charts import Direction
from app.improvement.models import Cycle, Every, MeasureKind, Ramp
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.visitor import Seen, Visitor

IDEA = "Pack the medicines the evening before."
PLAN = {
    "purpose": "test",
    "scale": "1 nurse, 3 patients",
    "starts_on": "2026-03-02",
    "ends_on": "2026-03-06",
    "owner": "Priya",
    "stop_rule": "A bag goes to the wrong person.",
    "question_1": "Are the bags ready at 8 in the morning?",
    "prediction_1": "Two of three are.",
}
TWO = PLAN | {"question_2": "How long does the nurse need?", "prediction_2": "10 minutes."}
DONE = {"carried_out": "partly", "happened": "Two bags were packed.", "said": "I could go home before lunch."}
FOUND = {"result_1": "All three were.", "matched_1": "no", "learned_1": "Evenings are quiet.", "worse": "no", "gained_less": "unknown"}
OUT_OF_TURN = 409


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def tried(sam: Visitor) -> str:
    """The reference of an idea whose try-out has begun, with one thing that is measured."""
    idea = make.public_idea()
    by = make.staff()
    said = Described(MeasureKind.OUTCOME, "Waiting", "Door to door", "hours", Direction.DECREASE, Every.WEEK)
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        add_measure(start_project(found, by=by), said, by=by)
    return str(idea.reference)


def start(sam: Visitor, tried: str, **plan: str) -> str:
    """The address of a small test that was planned."""
    seen = sam.send(f"/en/ideas/{tried}/small-tests/new", idea=IDEA, **(plan or PLAN))
    assert seen.h1 == "Small test 1", seen.words()
    return seen.address


def begun(sam: Visitor, tried: str, **plan: str) -> str:
    where = start(sam, tried, **plan)
    sam.press("Begin the small test")
    return where


def studied(sam: Visitor, tried: str) -> str:
    where = begun(sam, tried)
    sam.send(f"{where}/do", **DONE)
    sam.open(f"{where}/study")
    sam.press("Save and close the study", **FOUND)
    return where


def count(model: Any) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def verbs(where: str) -> list[str]:
    with db.transaction():
        return [told.verb for told in reversed(entries("cycle", int(where.rpartition("/")[2])))]


def bare(sam: Visitor, where: str, **data: str) -> Seen:
    """A POST as the form would send it, without having seen the form."""
    token = next(i.get("value", "") for i in sam.open("/en/queue").all("input") if i.get("name") == "csrf_token")
    return sam.post(where, data | {"csrf_token": token})


def test_a_change_is_planned_tested_studied_and_adapted_page_by_page(sam: Visitor, tried: str) -> None:
    page = sam.open(f"/en/ideas/{tried}/try-out")
    assert page.has("No change is tested yet.")
    where = start(sam, tried, **TWO)
    planned = sam.open(where)
    assert [w for w in ("Planned", IDEA, "1 nurse, 3 patients", "Two of three are.", "10 minutes.") if not planned.has(w)] == []
    assert sam.press("Begin the small test").has("Under way")
    assert sam.send(f"{where}/do", **DONE).has("Waits to be studied")
    study = sam.open(f"{where}/study")
    assert [w for w in ("Two of three are.", "10 minutes.") if not study.has(w)] == []
    sam.press("Save and close the study", **FOUND, result_2="9 minutes.", matched_2="yes")
    assert sam.page
    assert [w for w in ("Waits for a decision", "All three were.", "9 minutes.", "Evenings are quiet.") if not sam.page.has(w)] == []
    decided = sam.send(f"{where}/act", act="adapt", next_change="Two nurses pack.")
    assert [w for w in ("Decided: adapt", "Two nurses pack.") if not decided.has(w)] == []
    assert verbs(where) == ["plan", "begin", "carry_out", "close_study", "adapt"]


def test_the_next_small_test_keeps_the_change_and_the_questions_and_asks_anew_what_one_expects(sam: Visitor, tried: str) -> None:
    where = studied(sam, tried)
    sam.send(f"{where}/act", act="adapt", next_change="Two nurses pack.")
    assert sam.page
    form = sam.open(sam.page.link("Plan the next small test from this one"))
    assert [w for w in (IDEA, "Two nurses pack.") if not form.has(w)] == []
    standing = {box.get("name"): "".join(box.itertext()).strip() for box in form.all("textarea")}
    assert (standing["question_1"], standing["prediction_1"]) == (PLAN["question_1"], "")
    second = sam.send(starts_on="2026-03-09", ends_on="2026-03-20", prediction_1="Nine of ten are.")
    assert (second.h1, second.has(IDEA)) == ("Small test 2", True)
    assert sam.open(where).has("Small test 2: 1 nurse, 3 patients")
    listed = sam.open(f"/en/ideas/{tried}/try-out")
    items = [" ".join("".join(li.itertext()).split()) for li in listed.all("li") if "Small test" in "".join(li.itertext())]
    assert [item.partition(" Monday")[0] for item in items] == [
        f"Small test 1: 1 nurse, 3 patients. {IDEA} Decided: adapt",
        f"Small test 2: 1 nurse, 3 patients. {IDEA} Planned",
    ]


def test_a_small_test_does_not_begin_without_what_is_expected_of_each_question(sam: Visitor, tried: str) -> None:
    where = start(sam, tried, **(TWO | {"prediction_2": ""}))
    page = sam.open(where)
    assert [w for w in ("write in the plan what you expect", "Question 2") if not page.has(w)] == []
    assert not page.has("Begin the small test")
    seen = bare(sam, f"{where}/begin")
    assert (seen.status, seen.has("Write what you expect for question 2. Then begin.")) == (OUT_OF_TURN, True)
    assert not sam.send(f"{where}/plan", prediction_2="10 minutes.").has("It is missing for:")
    assert sam.press("Begin the small test").has("Under way")


def test_what_was_expected_stays_visible_with_its_time_when_it_is_changed_after_the_beginning(sam: Visitor, tried: str) -> None:
    first = calendar.now()
    later = first + dt.timedelta(hours=26)
    calendar.set_clock(lambda: first)
    where = begun(sam, tried)
    calendar.set_clock(lambda: later)
    sam.send(f"{where}/predictions", prediction_1="All of them are.")
    told = (
        "All of them are.",
        f"Changed after the small test had begun, on {moment(later)}.",
        "Two of three are.",
        f"Written on {moment(first)}",
    )
    assert sam.page
    assert [w for w in told if not sam.page.has(w)] == []
    sam.send(f"{where}/do", **DONE)
    study = sam.open(f"{where}/study")
    assert [w for w in told if not study.has(w)] == []


def test_what_is_expected_changes_before_the_beginning_without_a_trace_on_the_page(sam: Visitor, tried: str) -> None:
    where = start(sam, tried)
    page = sam.send(f"{where}/plan", prediction_1="All of them are.")
    assert (page.has("All of them are."), page.has("Two of three are."), page.has("Changed after")) == (True, False, False)


def test_nobody_can_take_out_what_was_expected_of_a_test_that_runs(sam: Visitor, tried: str) -> None:
    where = begun(sam, tried)
    seen = sam.send(f"{where}/predictions", prediction_1="")
    assert (seen.status, seen.faults()) == (422, ["Write what you expect"])
    assert sam.open(where).has("Two of three are.")


def test_a_study_cannot_be_closed_while_a_question_lacks_its_result_and_says_which(sam: Visitor, tried: str) -> None:
    where = begun(sam, tried, **TWO)
    sam.send(f"{where}/do", **DONE)
    sam.open(f"{where}/study")
    seen = sam.press("Save and close the study", **FOUND)
    assert (seen.status, seen.faults()) == (422, ["Write the result of question 2", "Choose whether question 2 came as you expected"])
    assert keys.words_on(seen) == "All three were."
    assert sam.open(where).has("Waits to be studied")
    sam.open(f"{where}/study")
    assert sam.press("Save and go on later", **FOUND).has("Waits to be studied")
    assert keys.words_on(sam.open(f"{where}/study")) == "All three were."
    assert sam.press("Save and close the study", result_2="9 minutes.", matched_2="yes").has("Waits for a decision")


def test_a_step_out_of_its_turn_is_refused_with_a_sentence_however_it_comes(sam: Visitor, tried: str) -> None:
    where = start(sam, tried)
    study = FOUND | {"close": "yes"}
    steps: list[tuple[str, dict[str, str], str]] = [
        ("do", DONE, "This small test has not begun. Begin it first."),
        ("study", study, "Say first what happened. Then study it."),
        ("act", {"act": "adapt", "next_change": "Two nurses pack."}, "Study the small test first. Then decide."),
        ("predictions", {"prediction_1": "All of them are."}, "Write in the plan what you expect."),
        ("next", PLAN, "Decide first to adapt or to adopt. Then plan the next small test."),
    ]
    answers = [(sam.open(f"{where}/{step}"), bare(sam, f"{where}/{step}", **sent), sentence) for step, sent, sentence in steps]
    assert [(got.status, sent.status, got.has(s), sent.has(s)) for got, sent, s in answers] == [(OUT_OF_TURN, OUT_OF_TURN, True, True)] * 5
    assert (sam.open(where).has("Planned"), verbs(where)) == (True, ["plan"])


def test_what_lies_behind_stays_as_it_is(sam: Visitor, tried: str) -> None:
    where = studied(sam, tried)
    sam.send(f"{where}/act", act="abandon", learning="Evenings are too busy.")
    before = verbs(where)
    studied_already, begun_already = "This small test was studied. What was written stays as it is.", "Its plan stays as it is."
    late: list[tuple[str, dict[str, str], str]] = [
        ("plan", PLAN | {"scale": "The whole ward"}, begun_already),
        ("predictions", {"prediction_1": "All three were."}, studied_already),
        ("do", DONE | {"happened": "Nothing."}, studied_already),
        ("study", FOUND | {"result_1": "None was.", "close": "yes"}, studied_already),
        ("act", {"act": "adapt", "next_change": "Two nurses pack."}, "This was decided. It stays as it is."),
        ("next", PLAN, "This change was abandoned. Begin small tests of another change."),
    ]
    answers = [(bare(sam, f"{where}/{step}", **sent), sentence) for step, sent, sentence in late]
    assert [(seen.status, seen.has(sentence)) for seen, sentence in answers] == [(OUT_OF_TURN, True)] * 6
    assert verbs(where) == before


def test_sending_each_step_twice_changes_nothing_more(sam: Visitor, tried: str) -> None:
    where = start(sam, tried)
    bare(sam, f"/en/ideas/{tried}/small-tests/new", idea=IDEA, **PLAN)
    decided = {"act": "adapt", "next_change": "Two nurses pack."}
    following = PLAN | {"starts_on": "2026-03-09", "ends_on": "2026-03-09"}
    steps: list[tuple[str, dict[str, str]]] = [
        ("plan", PLAN | {"owner": "Sam"}),
        ("begin", {}),
        ("predictions", {"prediction_1": "All of them are."}),
        ("do", DONE),
        ("study", FOUND | {"close": "yes"}),
        ("act", decided),
        ("next", following),
    ]
    answers = [bare(sam, f"{where}/{step}", **sent).status for step, sent in steps for _time in range(2)]
    assert set(answers) == {303}
    assert verbs(where) == ["plan", "change_plan", "begin", "change_prediction", "carry_out", "close_study", "adapt"]
    assert (count(Ramp), count(Cycle)) == (1, 2)


def test_the_same_change_is_not_begun_a_second_time(sam: Visitor, tried: str) -> None:
    begun(sam, tried)
    seen = sam.send(f"/en/ideas/{tried}/small-tests/new", idea=IDEA, **(PLAN | {"scale": "The whole ward"}))
    assert (seen.status, seen.faults()) == (422, ["This change has small tests already. Plan the next one there"])


@pytest.mark.parametrize(
    ("answers", "faults"),
    [
        ({}, ["Choose what follows"]),
        ({"act": "adapt"}, ["Write what you change next"]),
        ({"act": "abandon"}, ["Write what you learned"]),
        ({"act": "adopt"}, ["Choose where the change goes now"]),
        (
            {"act": "adopt", "onwards": "implementation"},
            [
                "Write who must learn it, and how",
                "Write who looks after it from now on",
                "Choose which measure you keep",
            ],
        ),
    ],
)
def test_each_way_on_asks_for_its_own(sam: Visitor, tried: str, answers: dict[str, str], faults: list[str]) -> None:
    where = studied(sam, tried)
    seen = sam.send(f"{where}/act", **answers)
    assert (seen.status, seen.faults()) == (422, faults)


def test_an_adopted_change_says_where_it_goes_and_what_is_still_measured(sam: Visitor, tried: str) -> None:
    where = studied(sam, tried)
    page = sam.open(f"{where}/act")
    box = next(label.get("for") for label in page.all("label") if "".join(label.itertext()) == "Waiting")
    measure = next(choice.get("value", "") for choice in page.all("input") if choice.get("id") == box)
    seen = sam.send(act="adopt", onwards="implementation", training="All nurses, in one hour.", keeper="Sister May", kept=measure)
    told = (
        "Decided: adopt",
        "Make it the usual way",
        "All nurses, in one hour.",
        "Sister May",
        "Waiting",
        "Plan the next small test from this one",
    )
    assert [w for w in told if not seen.has(w)] == []


def test_a_change_that_is_tested_larger_asks_for_nothing_that_stays_for_good(sam: Visitor, tried: str) -> None:
    where = studied(sam, tried)
    seen = sam.send(f"{where}/act", act="adopt", onwards="larger_test", training="All nurses.")
    assert (seen.status, seen.has("Decided: adopt"), seen.has("Test it larger"), seen.has("Plan the next small test from this one")) == (
        200,
        True,
        True,
        True,
    )
    assert [w for w in ("All nurses.", "What we go on measuring", "Who looks after it from now on") if seen.has(w)] == []


def test_an_abandoned_change_tells_what_was_learned_and_looks_like_any_other_decision(sam: Visitor, tried: str) -> None:
    looks = []
    for number, (act, words) in enumerate({"adapt": "next_change", "abandon": "learning"}.items()):
        where = sam.send(f"/en/ideas/{tried}/small-tests/new", idea=f"{IDEA} {number}", **PLAN).address
        sam.press("Begin the small test")
        sam.send(f"{where}/do", **DONE)
        sam.open(f"{where}/study")
        sam.press("Save and close the study", **FOUND)
        seen = sam.send(f"{where}/act", act=act, **{words: "Evenings are too busy."})
        assert seen.has("Evenings are too busy.")
        looks.append(next(tag.get("class") for tag in seen.all("strong") if "Decided" in "".join(tag.itertext())))
    assert looks[0] == looks[1]
    assert sam.page
    assert not sam.page.has("Plan the next small test")


@pytest.mark.parametrize(
    ("changed", "faults"),
    [
        ({"idea": ""}, ["Write which change you want to test"]),
        ({"ends_on": "2026-03-01"}, ["The last day is before the first day"]),
        ({"question_1": "", "prediction_1": ""}, ["Write what you want to know"]),
        ({"prediction_3": "Nothing"}, ["Write question 3, or take out what you expect"]),
    ],
)
def test_a_plan_says_what_it_lacks(sam: Visitor, tried: str, changed: dict[str, str], faults: list[str]) -> None:
    seen = sam.send(f"/en/ideas/{tried}/small-tests/new", **({"idea": IDEA} | PLAN | changed))
    assert (seen.status, seen.faults()) == (422, faults)


def test_what_happened_can_be_put_right_until_it_is_studied_and_the_history_keeps_what_stood(sam: Visitor, tried: str) -> None:
    where = begun(sam, tried)
    sam.send(f"{where}/do", **DONE)
    assert sam.send(f"{where}/do", happened="Three bags were packed.").has("Three bags were packed.")
    with db.transaction():
        newest = entries("cycle", int(where.rpartition("/")[2]))[0]
    assert newest.facts["before"]["happened"] == DONE["happened"]


def test_small_tests_of_a_try_out_that_has_ended_are_read_and_not_written(sam: Visitor, tried: str) -> None:
    where = begun(sam, tried)
    with db.transaction():
        make.again(keys.newest_idea()).stage = Stage.STOPPED
    page = sam.open(where)
    assert (page.status, page.has(IDEA), page.has("Write what happened")) == (200, True, False)
    assert [bare(sam, f"{where}/{step}", **DONE).status for step in ("do", "plan", "next", "begin")] == [OUT_OF_TURN] * 4


def asked(sam: Visitor, address: str) -> int:
    with keys.statements() as ran:
        assert sam.open(address).status == 200
    return len(ran)


def test_pages_ask_the_database_as_often_for_ten_small_tests_as_for_one(sam: Visitor, tried: str) -> None:
    where = studied(sam, tried)
    sam.send(f"{where}/act", act="adapt", next_change="Two nurses pack.")
    sam.open(where)
    one = (asked(sam, f"/en/ideas/{tried}/try-out"), asked(sam, where))
    last = where
    for _n in range(9):
        sam.open(f"{last}/next")
        last = sam.send(
            **(TWO | {f"question_{n}": f"And {n}?" for n in (3, 4, 5)} | {f"prediction_{n}": "Yes." for n in (3, 4, 5)})
        ).address
        sam.press("Begin the small test")
        sam.send(f"{last}/do", **DONE)
        sam.open(f"{last}/study")
        sam.press(
            "Save and close the study",
            **{f"result_{n}": "Yes." for n in range(1, 6)},
            **{f"matched_{n}": "yes" for n in range(1, 6)},
            worse="no",
            gained_less="no",
        )
        sam.send(f"{last}/act", act="adapt", next_change="Smaller.")
    assert count(Cycle) == 10
    assert (asked(sam, f"/en/ideas/{tried}/try-out"), asked(sam, last)) == one
