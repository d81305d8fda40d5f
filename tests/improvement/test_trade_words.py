"""The words of the trade that the pages of a try-out use stand on the public page of hard words, in every reading."""

import pytest

from app.core.i18n import readings
from app.hub.glossary import TRYING
from tests.improvement.trying import tried
from tests.visitor import Visitor

TAGS = sorted(tag for tag in readings() if not tag.startswith(("qps", "qrl")))
USED = "Aim, Assurance, Balancing measure, Baseline, Charter, Driver, Gate, Limit, Mean, Median, Moving range, PDSA cycle, Run chart, Sponsor, Target, Variation, XmR chart"


@pytest.mark.parametrize("tag", TAGS)
def test_each_word_of_the_trade_is_explained_in_every_reading(visitor: Visitor, tag: str) -> None:
    page = visitor.open(f"/{tag}/hard-words")
    assert len(page.all("dl")) == 2
    assert len(page.all("dl")[1]) == len(TRYING)
    if tag == "en":
        assert [" ".join("".join(term.itertext()).split()) for term in page.all("dt")[-len(TRYING) :]] == USED.split(", ")


def test_a_chart_says_in_plain_words_what_it_is_and_explains_its_name(sam: Visitor) -> None:
    _idea, number = tried("5 6 5 6 5 6 5 6 5 6 5 6")
    page = sam.open(f"/en/measures/{number}")
    assert "The values over time, and what chance does" in page.words("h2")
    assert page.has("This is an XmR chart: X is a value, and mR is a moving range, the distance from one value to the next.")
    page = sam.open(f"/en/measures/{number}?chart=run")
    assert page.has("This is a run chart: the values in order of time, with a line in the middle.")
    assert "XmR" not in page.words("h2")
