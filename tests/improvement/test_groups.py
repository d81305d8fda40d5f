"""Measures split by group, as somebody chooses the groups, enters their counts and reads what may be shown."""

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import long_date
from app.history.queries import entries
from app.improvement.actions.groups import SplitSaid, enter_groups, split_measure
from app.improvement.charts import Direction
from app.improvement.groups import Count
from app.improvement.models import SplitBy
from app.improvement.queries import groups as by_group
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.splitting import day, shown, split, the_measure
from tests.improvement.trying import pictures, rows, sent, today, tried
from tests.visitor import Seen, Visitor


def cells(page: Seen) -> list[list[str]]:
    """The table, without the days."""
    return [[" ".join("".join(cell.itertext()).split()) for cell in row.iter("td")] for row in page.all("tbody")[0].iter("tr")]


def boxes(page: Seen) -> dict[str, str]:
    """What stands in the boxes of the groups."""
    found = {str(box.get("name")): str(box.get("value") or "") for box in page.all("input")}
    return {name: value for name, value in found.items() if name.startswith(("part_", "whole_"))}


# ---- the groups ----


def test_groups_are_chosen_counts_are_entered_and_the_page_says_how_far_apart_they_are(sam: Visitor) -> None:
    _idea, number = tried()
    page = sam.open(sam.open(f"/en/measures/{number}").link("Group by group: does everybody gain?"))
    sam.open(page.link("Choose the groups"))
    page = sam.send(split_by="sex", groups="Women\nMen")
    assert (page.h1, page.has("There is no number yet.")) == ("Group by group: Waiting", True)
    sam.open(page.link("Write one period"))
    page = sam.send(on="2026-01-05", part_1="43", whole_1="61", part_2="20", whole_2="40")
    assert cells(page) == [["75%45 of 60", "50%20 of 40"]]
    told = "Monday 5 January 2026: “Men” is best off with about 50 of 100 people. “Women” is worst off with about 75."
    assert [
        page.has(words)
        for words in (
            told,
            "Difference: about 25 people of 100. It lies between 11 and 39",
            "the higher number is about 1.5 times the lower one.",
        )
    ] == [True] * 3
    assert page.has("There is nothing before it to compare it with.")


def test_the_usual_groups_are_taken_where_nobody_writes_others(sam: Visitor) -> None:
    _idea, number = tried()
    page = sam.send(f"/en/measures/{number}/groups/choose", split_by="deprivation")
    assert page.has("A fifth says how deprived an area is, not how poor a person is.")
    with db.reading():
        found = by_group.split_of(the_measure(number))
        assert found
        assert [group.words for group in found.groups][::4] == ["Fifth 1 (most deprived)", "Fifth 5 (least deprived)"]


REFUSED = {
    "Write the groups, a line for each": {"split_by": "site", "groups": " \n "},
    "Write 2 to 12 groups, a line for each": {"groups": "One"},
    "One group stands there twice. Write each once": {"groups": "Women\nMen\nwomen"},
    "Use at most 60 characters for each group": {"groups": "Women\n" + "Men " * 30},
    "Write what the groups differ in": {"split_by": "own", "groups": "With a helper\nAlone"},
    "Use at most 60 characters": {"split_by": "own", "words": "help " * 30, "groups": "With\nWithout"},
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_is_wrong_with_the_groups_is_said_and_the_words_are_kept(sam: Visitor, sentence: str) -> None:
    _idea, number = tried()
    page = sam.send(f"/en/measures/{number}/groups/choose", **REFUSED[sentence])
    assert (page.status, page.faults()) == (422, [sentence])
    assert keys.words_on(page) == REFUSED[sentence]["groups"].strip()
    assert sam.open(f"/en/measures/{number}/groups").has("Choose the groups")


def test_too_many_groups_are_refused(sam: Visitor) -> None:
    _idea, number = tried()
    page = sam.send(f"/en/measures/{number}/groups/choose", groups="\n".join(f"Ward {n}" for n in range(13)))
    assert page.faults() == ["Write 2 to 12 groups, a line for each"]


def test_groups_change_freely_until_there_are_counts_and_then_only_in_words(sam: Visitor) -> None:
    _idea, number = tried()
    there = f"/en/measures/{number}/groups/choose"
    sam.send(there, split_by="sex", groups="Women\nMen\nNot known")
    page = sam.send(there, split_by="sex", groups="Women\nMen")
    sam.send(f"/en/measures/{number}/groups/enter", on="2026-01-05", part_1="43", whole_1="61", part_2="20", whole_2="40")
    page = sam.send(there, groups="Women and girls\nMen and boys")
    assert page.has("Women and girls")
    page = sam.send(there, groups="Women\nMen\nNot known")
    assert (page.status, page.faults()) == (422, ["There are counts already. Keep as many groups, in the same order"])
    page = sam.send(there, counted="alone")
    assert (page.status, page.faults()) == (422, ["There are counts already. Only the words of the groups can change"])


# ---- counts ----


def test_small_numbers_are_hidden_from_everybody_with_a_word_why(sam: Visitor) -> None:
    _idea, number = split(["3/40", "30/60", "12/50"])
    page = sam.open(f"/en/measures/{number}/groups")
    assert [cell[:6] for cell in cells(page)[0]] == ["—Hidde", "50%30 ", "—Hidde"]
    assert page.has("A dash means: hidden because fewer than 8 people are in it.")
    assert page.has("Too few people to say.")
    assert pictures(page) == []
    assert page.has("Too few people to draw a chart of this group.")


def test_a_chart_of_one_group_has_a_gap_where_its_number_is_hidden(sam: Visitor) -> None:
    _idea, number = split(["20/40", "30/60", "30/50"], ["3/40", "30/60", "30/50"], ["24/40", "30/60", "30/50"])
    page = sam.open(f"/en/measures/{number}/groups")
    first = pictures(page)[0]
    assert len([part for part in first.iter() if part.get("class") == "common"]) == 2
    page = sam.open(page.link("Fifth 2"))
    assert page.has("Over time: Fifth 2")
    for odd in ("0", "4", "99", "x", "²", "-1"):
        assert sam.open(f"/en/measures/{number}/groups?group={odd}").has("Over time: Fifth 1")


def test_a_period_whose_value_does_not_count_is_compared_with_nothing(sam: Visitor) -> None:
    _idea, number = split(["20/40", "30/60", "45/50"], ["38/40", "30/60", "10/50"])
    sam.send(f"/en/measures/{number}", on=today(), value="5")
    sam.send(f"/en/measures/{number}/leave-out?on={today()}", why="The ward was closed.")
    page = sam.open(f"/en/measures/{number}/groups")
    assert "Does not count: The ward was closed." in rows(page)[0]
    with db.reading():
        assert page.has(f"{long_date(day(1))}: “Fifth 3” is best off")


def test_who_is_better_off_is_not_said_where_the_rounding_could_turn_it_round(sam: Visitor) -> None:
    _idea, number = split(["25/35", "20/35"], names=("Fifth 1", "Fifth 2"))
    page = sam.open(f"/en/measures/{number}/groups")
    assert page.has("The numbers are rounded to protect people. The difference is too small to say who is better off.")
    assert [words for words in ("is best off", "Difference:", "Ratio:") if page.has(words)] == []
    _idea, number = split(["45/60", "40/60", "10/60"])
    page = sam.open(f"/en/measures/{number}/groups")
    assert page.has(
        "“Fifth 3” is worst off with about 17 of 100 people. The numbers are rounded to protect people, so nobody can say who is best off."
    )


def test_where_the_last_period_says_nothing_the_last_one_that_does_is_told(sam: Visitor) -> None:
    _idea, number = split(["20/40", "30/60", "40/50"], ["1/40", "2/60", "3/50"])
    page = sam.open(f"/en/measures/{number}/groups")
    assert (page.has("too few people to say. The last period that says something is told here."), page.has("is best off")) == (True, True)


def test_counts_without_their_whole_are_told_with_a_warning(sam: Visitor) -> None:
    _idea, number = split([13, 40, 22], direction=Direction.NEUTRAL)
    page = sam.open(f"/en/measures/{number}/groups")
    assert cells(page) == [["15", "40", "20"]]
    assert (page.has("has about 40 people"), page.has("A large group has more people than a small one.")) == (True, True)


def test_many_groups_have_a_row_each(sam: Visitor) -> None:
    _idea, number = split([13, 40, 22, 3, 50, 60, 70], names=tuple("ABCDEFG"))
    page = sam.open(f"/en/measures/{number}/groups")
    assert cells(page) == [["A", "—Hidden"], ["B", "40"], ["C", "20"], ["D", "—Hidden"], ["E", "50"], ["F", "60"], ["G", "70"]]


ENTERED = {"on": "2026-01-05", "part_1": "3", "whole_1": "40", "part_2": "30", "whole_2": "60", "part_3": "12", "whole_3": "50"}


def test_whoever_entered_a_period_finds_its_numbers_again_and_nobody_else_does(app: Flask, sam: Visitor) -> None:
    _idea, number = split()
    sam.send(f"/en/measures/{number}/groups/enter", **ENTERED)
    page = sam.open(sam.open(f"/en/measures/{number}/groups").link("Correct it"))
    assert (boxes(page)["part_1"], boxes(page)["whole_3"]) == ("3", "50")
    mina = keys.staff(app, RoleName.HUDDLE_MEMBER, "mina@example.org")
    page = mina.open(mina.open(f"/en/measures/{number}/groups").link("Correct it"))
    assert (set(boxes(page).values()), page.has("Somebody else wrote the numbers of this period.")) == ({""}, True)
    mina.send(f"/en/measures/{number}/groups/enter", **ENTERED)  # the same numbers: nothing tells that they are
    page = sam.open(f"/en/measures/{number}/groups/enter?on=2026-01-05")
    assert set(boxes(page).values()) == {""}


def test_what_was_entered_before_is_kept_and_no_history_tells_a_number(sam: Visitor) -> None:
    _idea, number = split()
    for _n in range(2):
        sam.send(f"/en/measures/{number}/groups/enter", **ENTERED)
    page = sam.send(f"/en/measures/{number}/groups/enter", **(ENTERED | {"part_1": "20"}))
    assert cells(page)[0][0].startswith("50%")
    with db.reading():
        found = by_group.split_of(the_measure(number))
        assert found
        history = [(entry.verb, entry.facts) for entry in entries("measure_split", found.id)]
    assert history == [("enter", {"on": "2026-01-05"})] * 2 + [("add", {})]
    assert sam.open(f"/en/measures/{number}").words("details").count("became") == 0


WRONG = {
    "Write a date": {"on": "2026-02-30"},
    "This day is still to come. Write a day that has been": {"on": "2999-01-01"},
    "This day is more than 20 years ago. Check the year": {"on": "1926-01-01"},
    "Write a number, or 0 where there was nobody": {"part_2": ""},
    "These are more people than there are in the group": {"part_2": "61"},
    '"12.5" is no number of people. Write a whole number, or 0.': {"part_1": "12.5"},
    '"-3" is no number of people. Write a whole number, or 0.': {"whole_1": "-3"},
    '"٣" is no number of people. Write a whole number, or 0.': {"part_1": "٣"},
    '"1000000000" is no number of people. Write a whole number, or 0.': {"whole_1": "1000000000"},
    '"=1+1" is no number of people. Write a whole number, or 0.': {"part_1": "=1+1"},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_wrong_with_a_period_is_said_and_the_numbers_are_kept(sam: Visitor, sentence: str) -> None:
    _idea, number = split()
    page = sam.send(f"/en/measures/{number}/groups/enter", **(ENTERED | WRONG[sentence]))
    assert (page.status, page.faults()) == (422, [sentence])
    assert boxes(page) == {name: value for name, value in (ENTERED | WRONG[sentence]).items() if name != "on"}
    assert sam.open(f"/en/measures/{number}/groups").has("There is no number yet.")


def test_running_totals_are_told_as_what_each_period_added_and_must_not_fall(sam: Visitor) -> None:
    _idea, number = split(["20/40", "30/40"], ["45/80", "42/90"], names=("Women", "Men"), running=True)
    page = sam.open(f"/en/measures/{number}/groups")
    assert [row[0][-8:] for row in cells(page)] == ["25 of 40", "20 of 40"]
    assert page.has("Here stands what each period added.")
    page = sam.send(f"/en/measures/{number}/groups/enter?on={today()}", on=today(), part_1="19", whole_1="80", part_2="42", whole_2="90")
    assert (page.status, len(page.faults())) == (422, 1)
    assert page.has("A running total cannot fall")


# ---- many at once ----


PASTED = "date,group,numerator,denominator\n2026-01-05,Fifth 1,20,40\n2026-01-05,fifth 2,30,60\n2026-01-05,FIFTH  3,12,50"


def look(who: Visitor, number: int, text: str) -> Seen:
    who.open(f"/en/measures/{number}/groups/paste")
    return who.press("Look at these numbers", rows=text)


@pytest.mark.parametrize("between", [",", "\t", ";"])
def test_rows_are_looked_at_first_and_saved_by_a_second_press(sam: Visitor, between: str) -> None:
    _idea, number = split()
    page = look(sam, number, PASTED.replace(",", between))
    assert (page.status, page.has("1 period is new"), page.has("0 periods take the place")) == (200, True, True)
    assert shown(number).periods == ()
    page = sam.press("Save these numbers")
    assert cells(page)[0][0].endswith("20 of 40")
    page = look(sam, number, PASTED)
    assert (page.has("0 periods are new"), page.has("1 period takes the place of the one that is here")) == (True, True)


def test_other_rows_than_those_that_were_looked_at_are_not_saved(sam: Visitor) -> None:
    _idea, number = split()
    look(sam, number, PASTED)
    page = sam.press("Save these numbers", rows=PASTED.replace("20,40", "30,40"))
    assert (page.has("These are not the values that you looked at. Look again."), shown(number).periods) == (True, ())


def test_pasting_does_not_tell_whether_numbers_are_the_same_as_somebody_elses(app: Flask, sam: Visitor) -> None:
    _idea, number = split()
    look(sam, number, PASTED)
    sam.press("Save these numbers")
    mina = keys.staff(app, RoleName.HUDDLE_MEMBER, "mina@example.org")
    told = [look(mina, number, text).words("section") for text in (PASTED, PASTED.replace("12,50", "13,50"))]
    assert told[0] == told[1]


LINES = {
    "2026-01-05,Fifth 1,20": "Line 1: this line has 3 cells. Wanted are 4.",
    "2026-01-05,Fifth 9,20,40": 'Line 1: "Fifth 9" is none of the groups.',
    "2026-01-05,Fifth 1,41,40": "Line 1: more people than there are in the group.",
    "2026-01-05,Fifth 1,2O,40": 'Line 1: "2O" is no number of people. Write a whole number, or 0.',
    "05.01.26,Fifth 1,20,40": 'Line 1: "05.01.26" is no date. Write year, month and day: 2026-01-31.',
    "2999-01-05,Fifth 1,20,40": "Line 1: This day is still to come. Write a day that has been.",
    '2026-01-05,"Fifth 1,20,40': "Line 1: a quotation mark is in the wrong place.",
    f"{PASTED}\n2026-01-05,Fifth 1,21,40": 'Line 5: "Fifth 1" has a number for 2026-01-05 already.',
    "2026-01-05,Fifth 1,20,40\n2026-01-05,Fifth 2,20,40": '2026-01-05: "Fifth 3" is missing. Write 0 where there was nobody.',
    "date,group,how many,of": "No line has a number. Paste the rows with theirs",
    "": "Paste the rows",
}


@pytest.mark.parametrize("text", LINES)
def test_a_line_that_is_wrong_is_told_and_nothing_is_saved(sam: Visitor, text: str) -> None:
    _idea, number = split()
    page = look(sam, number, text)
    assert (page.status, LINES[text] in page.faults(), keys.words_on(page)) == (422, True, text)
    assert shown(number).periods == ()


def test_of_very_many_wrong_lines_ten_are_told(sam: Visitor) -> None:
    _idea, number = split()
    assert look(sam, number, "\n".join(["1,2,3"] * 40)).faults()[-1] == "Other lines that are wrong: 30."
    assert look(sam, number, "1\n" * 2_001).faults() == ["These are 2,001 lines. Take at most 2,000 at once."]


# ---- who, when ----


def test_nothing_is_written_for_an_idea_whose_try_out_has_ended(sam: Visitor) -> None:
    idea, number = split(["20/40", "30/60", "30/50"])
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    there = f"/en/measures/{number}/groups"
    page = sam.open(there)
    assert [page.has(words) for words in ("Fifth 1", "Correct it", "Write one period", "Change the groups")] == [True, False, False, False]
    assert [sent(sam, f"{there}/{part}") for part in ("choose", "enter", "paste")] == [409] * 3


def test_a_measure_without_groups_has_nowhere_to_enter_them(sam: Visitor) -> None:
    _idea, number = tried()
    assert [sam.open(f"/en/measures/{number}/groups/{part}").status for part in ("enter", "paste")] == [404, 404]


def test_who_may_not_see_the_idea_meets_no_group_and_no_file(app: Flask, visitor: Visitor) -> None:
    here, there = make.organisation(), make.organisation("Oakfield Trust")
    idea, number = split(["20/40", "30/60", "30/50"], place=here)
    other = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lee@example.org", organisation=there)
    files = (
        f"measures/{number}/groups",
        f"measures/{number}/values.csv",
        f"ideas/{idea.reference}/try-out/export",
        f"ideas/{idea.reference}/try-out/export.json",
    )
    assert {other.open(f"/en/{path}").status for path in files} == {404}
    assert {visitor.open(f"/en/{path}").h1 for path in files} == {visitor.open("/en/sign-in").h1}
    ours = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ann@example.org", organisation=here)
    assert {ours.open(f"/en/{path}", inspect=False).status for path in files} == {200}


def test_two_people_who_choose_groups_at_once_leave_one_choice(app: Flask) -> None:
    _idea, number = tried()
    by = make.staff()
    said = SplitSaid(SplitBy.SEX, "", ("Women", "Men"), of_whole=True, per=100, running=False)
    with db.transaction():
        measure = the_measure(number)
        first = split_measure(measure, said, by=by)
        assert split_measure(measure, said, by=by) is first
        with pytest.raises(NotAllowed):
            enter_groups(first, {calendar.today(): [Count(3, 4)]}, by=by)
        with pytest.raises(Refused):
            enter_groups(first, {calendar.today(): [Count(3, 4), Count(5, 4)]}, by=by)


def test_the_page_asks_as_often_for_one_period_as_for_many(sam: Visitor) -> None:
    asked = []
    for periods in (1, 30):
        _idea, number = split(*[["20/40", "30/60", "30/50"]] * periods)
        with keys.statements() as ran:
            sam.open(f"/en/measures/{number}/groups")
        asked.append(len(ran))
    assert asked[0] == asked[1] <= 10
