"""Whoever leads improvement in an organisation finds its try-outs from their own page."""

import pytest
from flask import Flask

from app.people.models import RoleName
from tests import keys, make
from tests.improvement.trying import tried, worked_on
from tests.visitor import Visitor


@pytest.fixture
def here(app: Flask) -> int:
    return make.organisation("Here")


@pytest.fixture
def lena(app: Flask, here: int) -> Visitor:
    return keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=here)


def test_each_idea_that_is_tried_leads_to_its_try_out(lena: Visitor, here: int) -> None:
    idea = tried("5", place=here)[0]
    page = lena.open(lena.open("/en/my-organisation").link("Go to the try-out"))
    assert (page.status, page.address) == (200, f"/en/ideas/{idea.reference}/try-out")
    for words in ("When do we look at the try-outs?", "Which try-outs need a look?"):
        assert lena.open(lena.open("/en/my-organisation").link(words)).status == 200


def test_an_idea_that_nobody_tries_leads_nowhere(lena: Visitor, here: int) -> None:
    worked_on(here)
    assert not lena.open("/en/my-organisation").has("try-out")


def test_the_page_asks_as_often_for_one_try_out_as_for_three(lena: Visitor, here: int) -> None:
    tried("5", place=here)
    counts = []
    for _more in range(2):
        with keys.statements() as ran:
            lena.open("/en/my-organisation")
        counts.append(len(ran))
        for _one in range(2):
            tried("5", place=here)
    assert counts[0] == counts[1]
    assert len([one for one in lena.open("/en/my-organisation").all("a") if "Go to the try-out" in "".join(one.itertext())]) == 5
