"""The benefits register: what is expected and for whom, what was seen so far, and everything that stood before."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from app.core import calendar, db
from app.people.models import RoleName
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.going import begun, said, verbs
from tests.improvement.trying import rows, sent, today, tried
from tests.visitor import Seen, Visitor

LATER = (calendar.today() + dt.timedelta(days=60)).isoformat()
HOME = {
    "words": "People are at home before lunch",
    "gainers": ["patients", "carers"],
    "kind": "experience",
    "expected": "2 hours less for each person",
    "by_on": LATER,
    "measured_by": "We ask ten people every month.",
    "owner": "Priya",
}


def page_of(idea: Proposal) -> str:
    return f"/en/ideas/{idea.reference}/try-out/benefits"


def add(sam: Visitor, idea: Proposal, **other: object) -> Seen:
    return sam.send(f"{page_of(idea)}/new", **(HOME | other))


def see(sam: Visitor, page: Seen, words: str, on: str = "") -> Seen:
    sam.open(page.address)
    return sam.press("Save what you have seen", words=words, on=on or today())


def test_a_benefit_is_written_down_from_the_first_day_and_counted_on_the_try_out(sam: Visitor) -> None:
    idea = begun()
    there = f"/en/ideas/{idea.reference}/try-out"
    sam.open(sam.open(sam.open(there).link("What it brings, and to whom")).link("Add a benefit"))
    page = sam.press("Save", **HOME)
    assert (page.status, page.h1, said(page, "For whom"), said(page, "Kind")) == (
        200,
        HOME["words"],
        "Patients, Carers and families",
        "How people experience it",
    )
    assert (said(page, "How we know"), said(page, "Who looks after it")) == ("We ask ten people every month.", "Priya")
    assert said(sam.open(there), "What it brings, and to whom") == "1 benefit is expected."
    assert [HOME["expected"] in row and "Nobody has looked yet." in row for row in rows(sam.open(page_of(idea)))] == [True]


def test_it_is_measured_by_a_measure_of_the_try_out(sam: Visitor) -> None:
    idea, number = tried("5")
    page = add(sam, idea, measure=str(number), measured_by="")
    assert page.link("Waiting") == f"/en/measures/{number}"


def test_what_was_seen_stands_with_its_day_the_newest_first(sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    see(sam, page, "Nothing yet.", today(weeks_ago=4))
    page = see(sam, page, "1 hour less.")
    for _time in range(2):
        page = see(sam, page, "1 hour less.")
    told = [" ".join("".join(li.itertext()).split()) for ol in page.all("ol") for li in ol.iter("li")]
    assert [words[:12] for words in told] == ["1 hour less.", "Nothing yet."]
    assert "1 hour less." in rows(sam.open(page_of(idea)))[0]


def test_what_it_said_before_is_kept_and_shown(sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    sam.open(page.link("Change this benefit"))
    page = sam.press("Save", expected="1 hour less for each person", owner="Sam")
    assert (said(page, "Who looks after it"), "1 hour less" in said(page, "How much, by when")) == ("Sam", True)
    assert "It was changed. Before it said: People are at home before lunch. 2 hours less for each person." in page.words("details")
    assert verbs("benefit", 1) == ["add", "change"]


def test_one_that_nobody_expects_any_more_stays_with_its_reason_and_can_come_back(sam: Visitor) -> None:
    idea = begun()
    there = f"/en/ideas/{idea.reference}/try-out"
    page = add(sam, idea)
    form = sam.open(page.link("Nobody expects it any more"))
    assert sam.press("Save", why=" ").faults() == ["Write why nobody expects it any more"]
    sam.page = form
    page = sam.press("Save", why="The pharmacy closes at 5.")
    assert (page.has("Not expected any more"), page.has("The pharmacy closes at 5."), page.has("Say what you have seen")) == (
        True,
        True,
        False,
    )
    assert said(sam.open(there), "What it brings, and to whom") == "Nothing is written down yet."
    assert "Not expected any more" in rows(sam.open(page_of(idea)))[0]
    sam.open(page.address)
    for _time in range(2):
        page = sam.press("Expect it again") if _time == 0 else sam.open(page.address)
    assert (page.has("Say what you have seen"), verbs("benefit", 1)) == (True, ["add", "give_up", "expect_again"])


WRONG: dict[str, dict[str, object]] = {
    "Write what gets better": {"words": " "},
    "Use at most 200 characters": {"owner": "x" * 201},
    "Choose who is better off": {"gainers": ["everybody"]},
    "Choose what kind of benefit it is": {"kind": "glory"},
    "Write how much you expect": {"expected": ""},
    "Write a date": {"by_on": "in spring"},
    "This day is more than 20 years away. Check the year": {"by_on": "2926-03-02"},
    "Choose a measure, or the last line": {"measure": "9" * 5000},
    "Choose a measure above, or write how you will know": {"measured_by": ""},
    "Write who looks after it": {"owner": "\n"},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_cannot_be_kept_is_pointed_at_and_the_rest_stays(sam: Visitor, sentence: str) -> None:
    idea = begun()
    page = add(sam, idea, **WRONG[sentence])
    assert (page.status, page.faults()) == (422, [sentence])
    assert len([box for box in page.all("input") if box.get("checked") is not None]) >= 1
    assert sam.open(page_of(idea)).has("Nothing is written down yet.")


def test_a_benefit_without_anybody_who_gains_is_refused(sam: Visitor) -> None:
    assert add(sam, begun(), gainers=[]).faults() == ["Choose who is better off"]


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"words": " ", "on": today()}, "Write what you have seen"),
        ({"words": "x" * 201, "on": today()}, "Use at most 200 characters"),
        ({"words": "Something", "on": ""}, "Write a date"),
        ({"words": "Something", "on": "2099-01-01"}, "This day is still to come. Write a day that has been"),
        ({"words": "Something", "on": "1926-03-02"}, "This day is more than 20 years ago. Check the year"),
    ],
)
def test_what_was_seen_without_words_or_on_a_day_that_cannot_be_is_refused(sam: Visitor, answers: dict[str, str], sentence: str) -> None:
    add(sam, begun())
    page = sam.press("Save what you have seen", **answers)
    assert (page.status, page.faults()) == (422, [sentence])
    assert [box.get("value") or "" for box in page.all("input") if box.get("name") == "words"] == [answers["words"].strip()]


def test_the_same_sent_twice_is_one_and_other_words_for_a_known_one_are_refused(sam: Visitor) -> None:
    idea = begun()
    first, second = add(sam, idea), add(sam, idea)
    assert (first.address, len(rows(sam.open(page_of(idea))))) == (second.address, 1)
    assert add(sam, idea, expected="3 hours").faults() == ["This benefit stands in the list already. Change it there"]
    sam.open(add(sam, idea, words="Nurses have more time").link("Change this benefit"))
    assert sam.press("Save", words=HOME["words"]).faults() == ["This benefit stands in the list already. Change it there"]


def test_who_changes_what_somebody_else_has_just_changed_sees_it_and_loses_no_word(app: Flask, sam: Visitor) -> None:
    ana = keys.staff(app, RoleName.HUDDLE_MEMBER, "ana@example.org")
    where = add(sam, begun()).link("Change this benefit")
    sam.open(where)
    ana.open(where)
    sam.press("Save", owner="Sam")
    page = ana.press("Save", expected="3 hours")
    assert (page.status, page.faults()) == (422, ["Somebody changed this while you wrote. See what stands now. Then save again"])
    assert said(page, "Who looks after it") == "Sam"
    page = ana.press("Save", owner="Sam")
    assert (said(page, "Who looks after it"), "3 hours" in said(page, "How much, by when")) == ("Sam", True)


def test_three_who_send_the_same_at_the_same_moment_write_one(app: Flask) -> None:
    people = [keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("ana", "ben", "cho")]
    idea = begun()
    for who in people:
        who.open(f"{page_of(idea)}/new")
    with ThreadPoolExecutor(3) as room:
        told = list(room.map(lambda who: who.press("Save", **HOME).status, people))
        told += list(room.map(lambda who: who.press("Save what you have seen", words="1 hour less.", on=today()).status, people))
    assert (told, verbs("benefit", 1)) == ([200] * 6, ["add", "see"])


def test_a_benefit_of_another_try_out_is_not_there(sam: Visitor) -> None:
    number = add(sam, begun()).address.rsplit("/", 1)[1]
    there = f"{page_of(begun())}/{number}"
    assert [sam.open(f"{there}{deed}").status for deed in ("", "/change", "/give-up")] == [404] * 3
    assert sent(sam, f"{there}/expect-again") == 404


def test_what_has_ended_is_read_and_not_written(sam: Visitor) -> None:
    idea = begun()
    page = add(sam, idea)
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    seen = sam.open(page.address)
    assert (seen.h1, seen.has("Change this benefit"), seen.has("Say what you have seen")) == (HOME["words"], False, False)
    ways = ("", "/change", "/give-up", "/expect-again")
    assert [sent(sam, f"{page.address}{way}") for way in ways] + [sent(sam, f"{page_of(idea)}/new")] == [409] * 5


def test_the_register_asks_the_database_as_often_for_three_as_for_one(sam: Visitor) -> None:
    idea = begun()

    def asked() -> int:
        with keys.statements() as ran:
            assert sam.open(page_of(idea)).status == 200
        return len(ran)

    see(sam, add(sam, idea), "1 hour less.")
    sam.open(page_of(idea))
    one = asked()
    for words in ("Nurses have more time", "Fewer beds are full"):
        see(sam, add(sam, idea, words=words), "Nothing yet.")
    assert asked() == one
