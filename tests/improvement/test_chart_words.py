"""What stands beside a chart says the same as its picture: the target, the points that nothing marks, what was marked before, the key."""

from decimal import Decimal
from typing import Any

import pytest

from app.core.i18n import reading_as
from app.improvement.charts import Direction
from app.improvement.charts.plain import Before, Unmarked, before, shapes_in, unmarked
from app.improvement.charts.words import beside, key_of
from tests.improvement.drawing import chart, day
from tests.improvement.test_chart_rules import SWING
from tests.improvement.test_run_charts import drawn
from tests.improvement.trying import marks, pictures, rows, today, tried
from tests.markup import SVG
from tests.visitor import Seen, Visitor

UP, DOWN = Direction.INCREASE, Direction.DECREASE
FEW_CROSSINGS = "1 1 1 1 1 1 9 9 9 9 9 9 5"  # one crossing, and no run is long
HALVES = "1 1 1 1 1 1 1 1 9 9 9 9 9 9 9 9"
EXPECT_TO_MISS = "The usual range of the values does not reach the target. If nothing changes, we expect to miss it."
EXPECT_TO_MEET = "The usual range of the values meets the target. If nothing changes, we expect to meet it each time."


def said(line: str, target: str, direction: Direction, **options: Any) -> list[str]:
    """What is said of the target, without what was marked before."""
    every = beside(chart(line, target=Decimal(target), direction=direction, **options))
    return [one for one in every if not one.startswith("Earlier")]


def key(page: Seen) -> list[str]:
    return [" ".join("".join(item.itertext()).split()) for item in page.all("ul") if item.get("class") == "key" for item in item]


# ---- the target ----


def test_a_target_beyond_the_usual_range_is_expected_to_be_missed_and_something_must_change() -> None:
    assert said(SWING, "60", UP) == [EXPECT_TO_MISS, "Something must change."]
    assert said(SWING, "-60", UP) == [EXPECT_TO_MEET]
    assert said(SWING, "2", UP)[0].startswith("The target lies within the usual range")


@pytest.mark.parametrize(
    ("last", "target", "direction", "then"),
    [
        ("20", "9", UP, "Lately it gets better, and the last value meets the target."),
        ("9", "9", UP, "Lately it gets better, and the last value meets the target."),
        ("-20", "-9", DOWN, "Lately it gets better, and the last value meets the target."),
        ("8", "9", UP, "Lately it gets better, but the last value does not meet the target yet."),
    ],
)
def test_while_it_gets_better_the_limits_of_before_are_no_forecast(last: str, target: str, direction: Direction, then: str) -> None:
    was_missed = "Until now the usual range of the values did not reach the target."
    assert said(f"{SWING} {last}", target, direction, fix_after=12) == [was_missed, then]


def test_where_it_gets_worse_and_misses_the_target_anyway_something_must_change() -> None:
    assert said(f"{SWING} -20", "9", UP, fix_after=12) == [EXPECT_TO_MISS, "Something must change."]
    assert said(f"{SWING} 20", "-9", UP, fix_after=12) == [EXPECT_TO_MEET]


@pytest.mark.parametrize(
    ("last", "target", "words"),
    [
        ("20", "9", ["Until now the usual range of the values met the target.", "Lately it gets worse, and the last value does not meet the target."]),
        ("8", "9", ["Until now the usual range of the values met the target.", "Lately it gets worse, but the last value still meets the target."]),
        ("20", "2", ["Until now the target lay within the usual range of the values.", "Lately it gets worse, and the last value does not meet the target."]),
        ("-20", "2", ["Until now the target lay within the usual range of the values.", "Lately it gets better, and the last value meets the target."]),
    ],
)  # fmt: skip
def test_a_target_that_was_met_is_not_forecast_while_it_gets_worse(last: str, target: str, words: list[str]) -> None:
    assert said(f"{SWING} {last}", target, DOWN, fix_after=12) == words


def test_no_sentence_of_a_target_says_never_or_always() -> None:
    for target in ("60", "2", "-60"):
        assert [one for one in said(SWING, target, UP) if "never" in one or "always" in one] == []


# ---- what nothing marks ----


def test_a_run_chart_that_crosses_too_seldom_says_of_no_point_that_it_is_by_chance(sam: Visitor) -> None:
    _idea, number = tried(FEW_CROSSINGS)
    page = sam.open(f"/en/measures/{number}?chart=run")
    assert page.has("Times that the values change sides of the median: 1.")
    assert [row for row in rows(page) if "By chance" in row] == []
    assert sum("No sign of its own. Together the values cross the median less often than by chance" in row for row in rows(page)) == 13
    assert key(page) == ["Circle: no sign of its own", "Median 5", "Target 3"]
    page = sam.open(f"/en/measures/{number}/plain-words?chart=run")
    assert (sum("It has no sign of its own." in row for row in rows(page)), key(page)) == (
        13,
        ["Circle: no sign of its own", "Middle line 5", "Goal 3"],
    )


def test_each_stretch_says_of_its_own_points_whether_it_is_too_early() -> None:
    found = chart("1 _ 5 _ 9 4 5 4 5 4 5", rebases=[day(4)])
    assert unmarked(found) == [Unmarked.EARLY, Unmarked.EARLY]
    found = chart(f"1 _ 5 _ {SWING}", rebases=[day(4)])
    assert unmarked(found) == [Unmarked.EARLY, Unmarked.CHANCE]
    assert [words for _shape, words in key_of(found)] == ["Circle: no sign of its own"]
    assert unmarked(drawn(f"{FEW_CROSSINGS} 5 5", rebases=[day(13)])) == [Unmarked.TOGETHER, Unmarked.EARLY]


@pytest.mark.parametrize("view", ["run", "xmr"])
def test_no_two_meanings_of_a_key_share_one_shape(sam: Visitor, view: str) -> None:
    _idea, number = tried(f"{SWING} 4 5 4")
    sam.send(f"/en/measures/{number}/new-lines", on=today(2), why="Bags are packed in the evening.", seen=today(2))
    for page in ("", "/plain-words"):
        circles = [words for words in key(sam.open(f"/en/measures/{number}{page}?chart={view}")) if words.startswith("Circle")]
        assert circles == ["Circle: no sign of its own"]


def test_the_table_says_of_each_row_what_its_shape_says(sam: Visitor) -> None:
    _idea, number = tried(HALVES)
    for view in ("run", "xmr"):
        page = sam.open(f"/en/measures/{number}?chart={view}")
        said_of = ["Better:" if "Better:" in row else "Worse:" if "Worse:" in row else "" for row in reversed(rows(page))]
        assert [{"better": "Better:", "worse": "Worse:"}.get(kind, "") for kind in marks(pictures(page)[0])] == said_of


def test_the_table_has_the_lines_of_each_day_as_they_are_drawn(sam: Visitor) -> None:
    _idea, number = tried("50 51 49 50 51 49 50 51 49 50 51 49")
    for view, heads, levels in (("xmr", ["Mean", "Lower limit", "Upper limit"], ["50", "46.4", "53.6"]), ("run", ["Median"], ["50"])):
        page = sam.open(f"/en/measures/{number}?chart={view}")
        (table,) = page.all("table")
        head, *body = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in table.iter("tr")]
        assert head[1:-1] == ["hours", *heads, "What it tells us"]
        assert [row[2 : 2 + len(heads)] for row in body] == [levels] * 12


# ---- what was marked before, and the key ----


@pytest.mark.parametrize(
    ("line", "options", "words"),
    [
        (HALVES, {"direction": UP}, ["Earlier values were worse, and that was more than chance. Squares mark them."]),
        (HALVES, {"direction": DOWN}, ["Earlier values were better, and that was more than chance. Triangles mark them."]),
        (HALVES, {}, ["Earlier values were different, and that was more than chance. Diamonds mark them."]),
        (SWING, {"direction": UP}, []),
        (f"{SWING} 3 3 3 3 3 3 3 3", {"direction": UP, "fix_after": 12}, []),
        (f"{SWING} _ 6 2.5 6", {"direction": UP, "fix_after": 12}, []),
        (
            f"{SWING} 20 2",
            {"direction": UP, "fix_after": 12},
            ["Earlier values were better, and that was more than chance. Triangles mark them."],
        ),
    ],
)
def test_marks_that_the_last_values_do_not_explain_are_said(line: str, options: dict[str, Any], words: list[str]) -> None:
    assert beside(chart(line, **options)) == words


def test_marks_of_both_kinds_are_said_in_one_sentence() -> None:
    found = chart(f"{SWING} 20 2 -20 2", direction=UP, fix_after=12)
    assert beside(found) == ["Earlier values were better or worse, and that was more than chance. Triangles and squares mark them."]


def test_a_long_run_goes_on_over_points_on_the_median_and_is_no_earlier_one() -> None:
    through = HALVES.replace("9 9 9 9 9 9 9 9", "9 9 9 9 5 9 9 9 9")
    assert (before(drawn(through, direction=UP)), before(drawn(f"{through} 1", direction=UP))) == (Before.WORSE, Before.BOTH)


def test_the_key_has_the_shapes_of_the_picture_and_no_others(sam: Visitor) -> None:
    assert shapes_in(chart(SWING, direction=UP)) == [("common", Unmarked.CHANCE)]
    assert [shape for shape, _plain in shapes_in(chart(HALVES, direction=UP))] == ["better", "worse"]
    idea, _number = tried(HALVES)
    page = sam.open(f"/en/ideas/{idea.reference}/try-out/charts")
    assert key(page)[:2] == ["Triangle: better, more than chance", "Square: worse, more than chance"]


def test_where_the_picture_is_too_narrow_for_the_words_of_its_lines_the_key_has_them(sam: Visitor) -> None:
    idea, _number = tried(SWING)
    page = sam.open(f"/en/ideas/{idea.reference}/try-out/charts")
    written = [" ".join("".join(words.itertext()).split()) for words in page.all(f"{SVG}text")]
    assert [words.split()[0] for words in key(page)[1:]] == ["Upper", "Target", "Mean", "Lower"]
    assert (written[0], [words for words in written if words.split()[0] in {"upper", "mean", "target", "lower"}]) == ("0", [])


def test_the_words_beside_a_chart_are_easy_for_whoever_reads_easy_words() -> None:
    with reading_as("en-easy"):
        assert (
            beside(chart(SWING, target=Decimal(60), direction=UP))[0]
            == "The usual values miss the goal. If nothing changes, we expect to miss it."
        )


def test_older_values_of_the_table_are_those_of_the_chart_that_was_chosen(sam: Visitor) -> None:
    _idea, number = tried(" ".join(["1 9"] * 60))
    page = sam.open(f"/en/measures/{number}?chart=run")
    page = sam.open(page.link("Older values"))
    assert page.has("This is a run chart")
    assert sam.open(page.link("The newest values")).has("This is a run chart")
