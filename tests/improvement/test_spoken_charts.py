"""A chart as everybody reads it: every sentence in every reading, the table that says the same as the picture."""

import re
from decimal import Decimal
from typing import Any

import pytest

from app.core import db
from app.core.i18n import LANGUAGES, gettext, reading_as, readings
from app.improvement import queries
from app.improvement.charts import Direction, xmr
from app.improvement.charts.medians import run_chart
from app.improvement.charts.reading import Reading, RunSaying, Saying, reading_of, reading_of_run
from app.improvement.charts.spoken import ALONE, ASSURED, BEFORE, COUNTED, KEY, MEANT, POINTS, SHAPES, UNMARKED, lines_of, sentences
from app.improvement.models import Measure
from app.improvement.queries.spoken import MOST_ROWS, spoken
from tests.improvement.drawing import points
from tests.improvement.trying import pictures, tried
from tests.markup import SVG
from tests.visitor import Seen, Visitor

B = "41 44 40 43 45 42 44 41 47 49 48 50 49 51 50 52"
TAGS = sorted(tag for tag in readings() if not tag.startswith(("qps", "qrl")))
COUNTS = (7, 8, 11, 12, 21, 22, 25, 100, 101, 103)


def in_reading(tag: str, line: str, *, run: bool = False, **options: Any) -> str:
    with reading_as(tag):
        if run:
            options.pop("target", None)
            chart = run_chart(points(line), **options)
            return " ".join(sentences(chart, reading_of_run(chart)))
        chart_of_line = xmr(points(line), **options)
        return " ".join(sentences(chart_of_line, reading_of(chart_of_line)))


def counted(tag: str, saying: Saying | RunSaying, count: int) -> str:
    chart = xmr(points("1 2"))
    with reading_as(tag):
        return sentences(chart, Reading(saying, None, {"count": count}))[0]


def test_every_saying_has_its_words() -> None:
    assert set(ALONE) | set(COUNTED) == set(Saying) | set(RunSaying)
    assert set(ALONE) & set(COUNTED) == set()


@pytest.mark.parametrize("tag", TAGS)
def test_every_sentence_is_in_the_language_and_whole(tag: str) -> None:
    said = [counted(tag, saying, count) for saying in COUNTED for count in COUNTS]
    with reading_as(tag):
        said += [gettext(words) for table in (ALONE, MEANT, ASSURED, BEFORE, UNMARKED, POINTS, SHAPES, KEY) for words in table.values()]
    assert [words for words in said if "%" in words or not words] == []
    if not tag.startswith("en"):
        assert [words for words in said if re.search(r"[A-Za-z]{3,} (is|are|line|chance)\b", words)] == []


@pytest.mark.parametrize(
    ("tag", "count", "words"),
    [
        ("en", 8, "The last 8 results are all above the average."),
        ("en-easy", 8, "The last 8 numbers are all higher than usual."),
        ("pl", 8, "Ostatnich 8 wyników leży powyżej średniej."),
        ("pl", 22, "Ostatnie 22 wyniki leżą powyżej średniej."),
        ("ro", 8, "Ultimele 8 rezultate sunt toate peste medie."),
        ("ro", 20, "Ultimele 20 de rezultate sunt toate peste medie."),
        ("ar", 8, "آخر 8 نتائج كلها فوق المتوسط."),
        ("ar", 12, "آخر 12 نتيجة كلها فوق المتوسط."),
        ("ur", 8, "آخری 8 نتائج سب اوسط سے اوپر ہیں۔"),
        ("pa", 8, "ਆਖ਼ਰੀ 8 ਨਤੀਜੇ ਸਾਰੇ ਔਸਤ ਤੋਂ ਉੱਪਰ ਹਨ।"),
    ],
)
def test_a_number_has_the_plural_that_the_language_asks_for(tag: str, count: int, words: str) -> None:
    assert counted(tag, Saying.SHIFT_HIGH, count) == words


def test_better_and_still_not_good_enough_is_said_so() -> None:
    said = in_reading("en", B, direction=Direction.INCREASE, target=Decimal(60))
    assert said == (
        "Most of the last few results are close to the upper line. This is more than chance: it gets better. "
        "Some earlier results were worse, and that was more than chance. Squares show them. "
        "Until now the usual results did not reach the goal. "
        "Lately it gets better, but the last result does not reach the goal yet."
    )
    assert in_reading("en", "1 2", direction=Direction.INCREASE, target=Decimal(60)).endswith("whether the goal will be reached.")
    assert in_reading("en", B, run=True, direction=Direction.DECREASE).startswith(
        "Up to now, 8 results in a row are above the middle line."
    )


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("en", "Until now the usual results did not reach the goal. Lately it gets better, and the last result reaches the goal."),
        ("en-easy", "Until now, we usually did not reach our goal. It is getting better now. The last number reaches our goal."),
        ("pl", "Dotąd zwykłe wyniki nie osiągały celu. Ostatnio jest coraz lepiej i ostatni wynik osiąga cel."),
    ],
)
def test_a_success_does_not_read_as_a_failure(tag: str, words: str) -> None:
    waits = "5 5.5 5 5.5 5 5.5 5 5.5 5 5.5 5 5.5 3.1 3 2.9 3 2.8 2.9 3 2.7"
    assert in_reading(tag, waits, direction=Direction.DECREASE, target=Decimal(3), fix_after=12).endswith(words)


@pytest.mark.parametrize("tag", ["pl", "ro"])
def test_the_lines_have_their_numbers_as_the_language_writes_them(tag: str) -> None:
    with reading_as(tag):
        assert "52,6" in lines_of(xmr(points(B))).upper


# ---- the page ----


def cells(page: Seen) -> list[list[str]]:
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in page.all("tbody")[0].iter("tr")]


@pytest.mark.parametrize("language", [language.tag for language in LANGUAGES])
def test_the_page_in_plain_words_has_its_table_before_its_picture_in_every_language(sam: Visitor, language: str) -> None:
    _idea, number = tried(B, direction=Direction.INCREASE)
    for edition in ("", "-easy"):
        for chart in ("xmr", "run"):
            page = sam.open(f"/{language}{edition}/measures/{number}/plain-words?chart={chart}")
            assert (page.status, page.h1, len(cells(page)), len(cells(page)[0])) == (200, "Waiting", 16, 6 if chart == "xmr" else 4)
            assert page.text.index("<table") < page.text.index('role="img"')
            assert {picture.get("direction") for picture in pictures(page)} == {"ltr"}


def test_pages_that_run_from_right_to_left_say_that_time_does_not(sam: Visitor) -> None:
    _idea, number = tried(B)
    notes = {"ur": "تصویر میں وقت بائیں سے دائیں چلتا ہے۔", "ar": "في الصورة يسير الوقت من اليسار إلى اليمين."}
    assert [tag for tag, note in notes.items() if not sam.open(f"/{tag}/measures/{number}/plain-words").has(note)] == []
    assert not sam.open(f"/pl/measures/{number}/plain-words").has("od lewej do prawej")


def test_days_below_a_picture_hold_no_sign_that_turns_them_round(sam: Visitor) -> None:
    _idea, number = tried(B)
    page = sam.open(f"/ar/measures/{number}/plain-words")
    days = ["".join(part.itertext()) for part in pictures(page)[0].iter(f"{SVG}text")]
    assert [day for day in days if re.search("[\u200e\u200f]", day)] == []


def test_each_row_says_what_its_mark_says(sam: Visitor) -> None:
    _idea, number = tried(B, direction=Direction.INCREASE)
    rows = cells(sam.open(f"/en/measures/{number}/plain-words"))
    assert rows[0][1:] == [
        "52",
        "46",
        "39.4",
        "52.6",
        "Better, and more than chance. It is close to the upper line, like another result beside it.",
    ]
    assert rows[8][5] == "Worse, and more than chance. It is one of many results in a row below the average."


def test_a_measure_without_a_result_says_so_and_a_long_one_how_many_are_not_listed(sam: Visitor) -> None:
    _idea, number = tried("")
    assert sam.open(f"/en/measures/{number}/plain-words").has("There is no result yet.")
    _other, long = tried(" ".join(["5", "6"] * 110))
    with db.reading():
        measure = db.session.get(Measure, long)
        assert measure is not None
        said = spoken(queries.told([measure])[0])
    assert (len(said.rows), said.more) == (MOST_ROWS, 20)
    assert sam.open(f"/en/measures/{long}/plain-words").has("Older results that are not in this table: 20")
