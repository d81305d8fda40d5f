"""The picture of a driver diagram: everything in its place, nothing on anything else, the same mirrored; and the diagram as files."""

from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.improvement.diagram import Box, Branch, Idea, Picture, Tree, draw
from app.improvement.diagram.parts import COLUMNS, MOST_ROWS, PAD, WIDE
from app.improvement.diagram.telling import as_rows, as_text
from app.improvement.diagram.wrapping import LETTERS, direction_of, wide, wrapped

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)
SMALL = Tree(
    "Home within 3 hours",
    (Branch("a", "Ready", (Branch("b", "The pharmacy hears"),)), Branch("c", "Known")),
    (Idea("i", "Pack", ("b", "c")), Idea("j", "A list", ("a",)), Idea("k", "A telephone", ())),
)

UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def trees(draw_one: st.DrawFn) -> Tree:
    """Diagrams of every shape: drivers with and without others under them, change ideas under none, one and many."""
    under = draw_one(st.lists(st.integers(0, 4), max_size=5))
    branches = tuple(
        Branch(f"{m}", draw_one(WORDS), tuple(Branch(f"{m}.{n}", draw_one(WORDS)) for n in range(count))) for m, count in enumerate(under)
    )
    keys = [one.key for main in branches for one in (main, *main.under)]
    serving = st.lists(st.sampled_from(keys), unique=True, max_size=4) if keys else st.just([])
    ideas = tuple(Idea(f"i{n}", draw_one(WORDS), tuple(draw_one(serving))) for n in range(draw_one(st.integers(0, 6))))
    return Tree(draw_one(WORDS), branches, ideas)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x or other.x + other.width <= one.x or one.y + one.height <= other.y or other.y + other.height <= one.y
    )


def by_words(picture: Picture) -> dict[str, Box]:
    return {" ".join(row for _y, row in box.rows): box for box in picture.boxes}


def joined(picture: Picture) -> list[tuple[str, str]]:
    """What the lines lead from and to: the boxes at whose sides they end."""
    ends = {(round(x, 3), round(box.middle, 3)): words for words, box in by_words(picture).items() for x in (box.x, box.x + box.width)}
    places = [[(round(x, 3), round(y, 3)) for x, y in line.points] for line in picture.lines]
    return [(ends[points[0]], ends[points[-1]]) for points in places]


def test_lines_lead_from_the_aim_to_the_drivers_and_on_to_what_is_tested() -> None:
    assert joined(draw(SMALL)) == [
        ("Home within 3 hours", "Ready"),
        ("Ready", "The pharmacy hears"),
        ("Home within 3 hours", "Known"),
        ("The pharmacy hears", "Pack"),
        ("Known", "Pack"),
        ("Ready", "A list"),
    ]


def test_a_picture_for_a_page_from_right_to_left_is_the_same_in_a_mirror() -> None:
    left, right = draw(SMALL), draw(SMALL, rtl=True)
    assert (joined(right), right.height) == (joined(left), left.height)
    middles = {words: box.x + box.width / 2 for words, box in by_words(left).items()}
    assert {words: round(right.width - box.x - box.width / 2, 3) for words, box in by_words(right).items()} == middles
    assert middles["Home within 3 hours"] < middles["Pack"]
    assert [x for x, _y in right.heads] == sorted((x for x, _y in right.heads), reverse=True)


def test_words_begin_where_they_are_read_from_in_either_picture() -> None:
    tree = Tree("دواء", (Branch("a", "Ready"),), ())
    for rtl in (False, True):
        arabic, english = draw(tree, rtl=rtl).boxes
        assert (arabic.direction, arabic.x_words - arabic.x) == ("rtl", WIDE - PAD)
        assert (english.direction, english.x_words - english.x) == ("ltr", PAD)


@given(trees(), st.booleans())
@UNHURRIED
def test_no_box_lies_on_another_or_outside_and_every_link_has_its_line(tree: Tree, rtl: bool) -> None:
    picture = draw(tree, rtl=rtl)
    drivers = [one for main in tree.branches for one in (main, *main.under)]
    assert len(picture.boxes) == 1 + len(drivers) + len(tree.ideas)
    assert len(picture.lines) == len(drivers) + sum(len(idea.serves) for idea in tree.ideas)
    assert all(apart(one, other) for one, other in combinations(picture.boxes, 2))
    inside = [
        box.x >= 0 and box.x + box.width <= picture.width and box.y >= 0 and box.y + box.height <= picture.height for box in picture.boxes
    ]
    assert all(inside)
    assert {box.column for box in picture.boxes} <= set(range(COLUMNS))


@given(trees(), st.booleans())
@UNHURRIED
def test_no_line_goes_through_a_box(tree: Tree, rtl: bool) -> None:
    picture = draw(tree, rtl=rtl)
    for line in picture.lines:
        for (x, y), (to_x, to_y) in zip(line.points[1:3:2], line.points[2:3], strict=False):
            assert y == to_y
            low, high = sorted((x, to_x))
            assert not [box for box in picture.boxes if box.x < high and low < box.x + box.width and box.y < y < box.y + box.height]


@given(WORDS)
@UNHURRIED
def test_every_line_of_words_fits_and_nothing_is_lost_but_what_three_dots_stand_for(words: str) -> None:
    rows = wrapped(words)
    assert [row for row in rows if wide(row) * LETTERS > WIDE - 2 * PAD] == []
    assert len(rows) <= MOST_ROWS
    if not rows[-1].endswith("…"):
        assert "".join("".join(rows).split()) == "".join(words.split())


def test_long_words_are_broken_and_the_direction_is_that_of_the_first_letter() -> None:
    assert "".join(wrapped("Krankenhausentlassungsmanagementbesprechung")) == "Krankenhausentlassungsmanagementbesprechung"
    assert (len(wrapped("x" * 2000)), wrapped("x" * 2000)[-1][-1]) == (MOST_ROWS, "…")
    assert [direction_of(words) for words in ("3 hours", "12 دقيقة", "…", "")] == ["ltr", "rtl", "ltr", "ltr"]


def test_the_diagram_as_text_is_indented_and_says_under_what_else_an_idea_stands() -> None:
    assert as_text(SMALL).splitlines() == [
        "Home within 3 hours",
        "",
        "Driver 1 of 2: Ready",
        "    Let us test: A list",
        "    Driver 1 of 1: The pharmacy hears",
        "        Let us test: Pack (Also under: Known)",
        "Driver 2 of 2: Known",
        "    Let us test: Pack (Also under: The pharmacy hears)",
        "Change ideas under no driver",
        "    Let us test: A telephone",
    ]


def test_the_diagram_as_rows_has_one_for_each_link() -> None:
    assert list(as_rows(SMALL)) == [
        ("aim", "aim", "", "Home within 3 hours"),
        ("main driver", "a", "aim", "Ready"),
        ("driver", "b", "a", "The pharmacy hears"),
        ("main driver", "c", "aim", "Known"),
        ("change idea", "i", "b", "Pack"),
        ("change idea", "i", "c", "Pack"),
        ("change idea", "j", "a", "A list"),
        ("change idea", "k", "", "A telephone"),
    ]
