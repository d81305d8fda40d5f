"""Ideas that are alike are seen before sending, and nothing else is."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.people.models import RoleName
from app.proposals import actions
from app.proposals.actions import refresh_public
from app.proposals.models import Voice
from app.proposals.permissions import Keyholder
from tests import keys, make
from tests.joining import ANN, ASK, TITLE, drafting, first_idea, hide


def test_an_idea_like_mine_is_shown_before_i_send_and_i_can_go_on(app: Flask) -> None:
    other = first_idea()
    visitor = drafting(app)
    assert visitor.page.has(ASK)
    assert visitor.page.link(TITLE) == f"/en/ideas/{other.reference}"
    assert [f.get("value") for f in visitor.page.all("input") if f.get("name") == "voice" and f.get("checked") is not None] == [""]
    visitor.send()
    assert visitor.page.h1 == "Thank you. We have your idea."
    with db.reading() as session:
        assert session.scalars(select(Voice)).all() == []


@pytest.mark.parametrize("problem", ["Xylophones.", "?", "and the of", "\N{GRINNING FACE}"])
def test_nothing_is_asked_where_no_idea_is_alike(app: Flask, problem: str) -> None:
    first_idea()
    visitor = drafting(app, problem=Given(text=problem), change_idea=Given())
    assert not visitor.page.has(ASK)
    visitor.send()
    assert visitor.page.h1 == "Thank you. We have your idea."


def test_never_more_than_five_are_shown(app: Flask) -> None:
    for _n in range(7):
        first_idea()
    assert len([f for f in drafting(app).page.all("input") if f.get("name") == "voice"]) == 6


def test_an_idea_in_another_language_says_its_language_and_direction(app: Flask) -> None:
    words = "لا أستطيع قراءة رسائل عيادة العيون لأنها صغيرة جدا"
    make.public_idea("ar", title="رسائل واضحة", problem=Given(text=words), change_idea=Given())
    visitor = drafting(app, problem=Given(text=words), change_idea=Given())
    links = [(a.get("lang"), a.get("dir")) for a in visitor.page.all("a") if "رسائل" in "".join(a.itertext())]
    assert links == [("ar", "rtl")]


def test_what_nobody_may_read_is_never_shown_nor_hinted_at(app: Flask) -> None:
    hidden = [make.idea(**ANN), first_idea(publish=Given(choices=("no",))), first_idea(), first_idea()]
    hide(hidden[2])
    with db.transaction():
        gone = make.again(hidden[3])
        actions.withdraw(gone, "", by=Keyholder(gone.person_id or 0, gone.id))
    bare = drafting(app).page.words("main")
    assert ASK not in bare
    staff = keys.staff(app, RoleName.HUDDLE_MEMBER)
    _draft, token = make.draft()
    keys.hold_draft(staff, token)
    assert not staff.open("/en/share/check").has(ASK)


def test_my_own_ideas_are_not_shown_to_me(app: Flask) -> None:
    mine = first_idea()
    visitor = keys.hold_key(drafting(app), mine)
    assert not visitor.open("/en/share/check").has(ASK)


def test_a_signed_in_person_neither_sees_nor_joins_their_own_idea(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    mine = make.idea(by=make.staff())
    with db.transaction():
        found = make.again(mine)
        found.fit_to_publish = True
        refresh_public(found)
    _draft, token = make.draft()
    keys.hold_draft(sam, token)
    assert not sam.open("/en/share/check").has(ASK)
    sam.send(voice=str(mine.reference))
    with db.reading() as session:
        assert session.scalars(select(Voice)).all() == []


def test_the_choice_stays_when_the_page_is_read_in_another_language(app: Flask) -> None:
    other = first_idea()
    visitor = drafting(app)
    visitor.send(voice=str(other.reference), button=("go", "reading:ar"))
    assert visitor.page.address == "/ar/share/check"
    chosen = [f.get("value") for f in visitor.page.all("input") if f.get("name") == "voice" and f.get("checked") is not None]
    assert chosen == [other.reference]
    visitor.send(voice="", button=("go", "reading:en"))
    with db.reading() as session:
        assert session.scalars(select(Voice)).all() == []


@pytest.mark.parametrize("wish", ["ZZ9999", "", "' OR 1=1", "x" * 9000, "\x00"])
def test_a_wish_that_means_nothing_stops_nobody(app: Flask, wish: str) -> None:
    first_idea()
    visitor = drafting(app)
    visitor.send(voice=wish)
    assert visitor.page.h1 == "Thank you. We have your idea."


def test_a_hidden_idea_cannot_be_joined_by_guessing_its_reference(app: Flask) -> None:
    hidden = make.idea(**ANN)
    shown = [drafting(app).send(voice=reference).words("main") for reference in (str(hidden.reference), "ZZ9999")]
    assert len({re.sub(r"[A-Z]{2}\s?\d{4}|http\S+", "", words) for words in shown}) == 1
    with db.reading() as session:
        assert session.scalars(select(Voice)).all() == []
