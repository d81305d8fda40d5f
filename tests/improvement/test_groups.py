"""Measures split by group, as somebody chooses the groups, enters their counts and reads what may be shown."""

from tests.improvement.trying import tried
from tests.visitor import Visitor


def test_groups_are_chosen_counts_are_entered_and_the_page_says_how_far_apart_they_are(sam: Visitor) -> None:
    _idea, number = tried()
    page = sam.open(sam.open(f"/en/measures/{number}").link("Group by group: does everybody gain?"))
    sam.open(page.link("Choose the groups"))
    page = sam.send(split_by="sex", groups="Women\nMen")
    assert (page.h1, page.has("There is no number yet.")) == ("Group by group: Waiting", True)
    sam.open(page.link("Write one period"))
    page = sam.send(on="2026-01-05", part_1="43", whole_1="61", part_2="20", whole_2="40")

    assert page.status == 200
