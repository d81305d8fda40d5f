"""Ideas that are alike: joined by whoever wants to, shown together when both sides say yes."""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.questions import Given
from app.notifications.actions import written
from app.notifications.models import Channel
from app.people.models import PermissionGiven, RoleName
from app.proposals import queries
from app.proposals.actions import refresh_public
from app.proposals.actions.forgetting import erase_words
from app.proposals.models import Voice
from app.proposals.permissions import Keyholder
from tests import keys, make
from tests.joining import ANN, TOO, both, drafting, first_idea, hide, joined, letters, press, publicly
from tests.visitor import Visitor


def test_whoever_brought_the_other_is_asked_when_anyone_may_read_both(app: Flask) -> None:
    ann_s = first_idea()
    dee, dee_s = joined(app, ann_s)
    assert letters() == []
    assert dee.open(f"/en/my-idea/{dee_s.reference}").has("We ask whoever brought it when your idea is on the website.")
    ann = keys.hold_key(Visitor(app), ann_s)
    assert not ann.open(f"/en/my-idea/{ann_s.reference}").has("An idea like yours")

    make.screened(dee_s, title="Letters I can read")
    make.screened(dee_s, title="Letters I can read")
    (letter,) = letters()
    assert (letter.person_id, letter.address) == (ann_s.person_id, "ann@example.org")
    words = written(letter)
    assert "They ask if the website may show both ideas together." in words.text
    assert "small" not in words.text
    assert dee.open(f"/en/my-idea/{dee_s.reference}").has("We asked whoever brought it.")

    link = re.search(r"http://127\.0\.0\.1:8000(\S+)", words.text)
    assert link
    other = Visitor(app)
    other.open(link[1])
    other.send()
    assert other.page.has("May the website show both together?")
    assert other.page.link("Letters I can read") == f"/en/ideas/{dee_s.reference}"
    press(other, ann_s, "Show them together")
    assert other.page.has("Both sides said yes.")
    for idea, across in ((ann_s, dee_s), (dee_s, ann_s)):
        seen = publicly(app, idea).page
        assert (seen.has(TOO), seen.has("2 voices for this idea."), f"/en/ideas/{across.reference}" in seen.text) == (True, True, True)


def test_nobody_else_sees_them_together_before_the_yes_or_after_either_no(app: Flask) -> None:
    dee, dee_s, ann, ann_s = both(app)

    def shown() -> list[bool]:
        return [publicly(app, idea).page.has(TOO) for idea in (dee_s, ann_s)]

    assert shown() == [False, False]
    press(ann, ann_s, "Show them together")
    assert shown() == [True, True]
    press(dee, dee_s, "Keep them apart")
    assert shown() == [False, False]
    assert not ann.open(f"/en/my-idea/{ann_s.reference}").has("An idea like yours")
    press(dee, dee_s, "Show them together")
    assert shown() == [True, True]
    press(ann, ann_s, "Keep them apart")
    assert shown() == [False, False]
    assert dee.open(f"/en/my-idea/{dee_s.reference}").has("They want to keep the ideas apart.")
    press(ann, ann_s, "Show them together")
    assert shown() == [True, True]
    assert len(letters()) == 1


def test_the_words_that_were_read_are_kept_for_each_yes_and_no(app: Flask) -> None:
    _dee, dee_s, ann, ann_s = both(app)
    press(ann, ann_s, "Show them together")
    press(ann, ann_s, "Keep them apart")
    with db.reading() as session:
        given = session.execute(
            select(PermissionGiven.thing_id, PermissionGiven.choice, PermissionGiven.wording, PermissionGiven.taken_back_at.is_(None))
            .where(PermissionGiven.what.like("voice %"))
            .order_by(PermissionGiven.id)
        ).all()
    question = "Somebody else brought this idea too. May the website show both together?"
    assert given == [
        (dee_s.id, "yes", "Add my voice to this one", True),
        (ann_s.id, "yes", f"{question} Show them together", False),
        (ann_s.id, "no", f"{question} Keep them apart", True),
    ]


def test_a_button_pressed_twice_does_nothing_more(app: Flask) -> None:
    _dee, dee_s, ann, ann_s = both(app)
    for verb in ("together", "together", "apart", "apart"):
        ann.open(f"/en/my-idea/{ann_s.reference}")
        token = next(f.get("value") for f in ann.page.all("input") if f.get("name") == "csrf_token")
        ann.post(f"/en/my-idea/{ann_s.reference}/voices/{dee_s.id}/{verb}", {"csrf_token": token})
    with db.reading() as session:
        assert len(session.scalars(select(PermissionGiven).where(PermissionGiven.what.like("voice %"))).all()) == 3


def test_a_hidden_idea_is_gone_from_the_other_sides_pages_and_comes_back(app: Flask) -> None:
    dee, dee_s, ann, ann_s = both(app)
    press(ann, ann_s, "Show them together")
    hide(dee_s)
    assert not publicly(app, ann_s).page.has(TOO)
    assert str(dee_s.reference) not in ann.open(f"/en/my-idea/{ann_s.reference}").text
    refused = ann.post(f"/en/my-idea/{ann_s.reference}/voices/{dee_s.id}/together", {"csrf_token": _token(ann)})
    assert refused.status in {303, 409}, "It was said already, or it has moved on."
    assert dee.open(f"/en/my-idea/{dee_s.reference}").has("while both are on it")
    make.screened(dee_s, title="Letters I can read")
    assert publicly(app, ann_s).page.has(TOO)


def _token(visitor: Visitor) -> str:
    assert visitor.page
    return next(str(f.get("value")) for f in visitor.page.all("input") if f.get("name") == "csrf_token")


def test_no_yes_is_taken_while_one_of_them_is_hidden(app: Flask) -> None:
    _dee, dee_s, ann, ann_s = both(app)
    ann.open(f"/en/my-idea/{ann_s.reference}")
    hide(dee_s)
    sent = {"csrf_token": _token(ann)}
    assert ann.post(f"/en/my-idea/{ann_s.reference}/voices/{dee_s.id}/together", sent).status == 409
    assert ann.post(f"/en/my-idea/{ann_s.reference}/voices/{dee_s.id}/apart", sent).status == 303


def test_a_stranger_cannot_answer_for_others(app: Flask) -> None:
    _dee, dee_s, _ann, ann_s = both(app)
    stranger = keys.hold_key(Visitor(app), make.idea())
    stranger.open("/en/help")
    token = {"csrf_token": _token(stranger)}
    for idea in (dee_s, ann_s):
        for verb in ("together", "apart"):
            sent = stranger.post(f"/en/my-idea/{idea.reference}/voices/{dee_s.id}/{verb}", token)
            assert sent.status == 404
    own = keys.newest_idea()
    sent = stranger.post(f"/en/my-idea/{own.reference}/voices/{dee_s.id}/together", token)
    assert sent.status == 404


def test_one_address_does_not_make_two_voices(app: Flask) -> None:
    ann_s = first_idea(email=Given(text="dee@example.org"))
    _dee, dee_s = joined(app, ann_s)
    make.screened(dee_s, title="Letters I can read")
    ann = keys.hold_key(Visitor(app), ann_s)
    press(ann, ann_s, "Show them together")
    assert (ann.page.status, ann.page.has("They count as one voice.")) == (409, True)
    assert not publicly(app, ann_s).page.has(TOO)


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        ({"contact": Given(choices=("none",))}, Channel.PAGE),
        ({"contact": Given(choices=("phone",)), "email": Given(), "phone": Given(text="01632 960 555")}, Channel.PHONE),
        ({"contact": Given(choices=("letter",)), "email": Given(), "address": Given(text="4 Mill Row")}, Channel.POST),
    ],
)
def test_whoever_has_no_email_is_asked_in_their_way_or_on_their_page(app: Flask, contact: dict[str, Given], channel: Channel) -> None:
    ann_s = first_idea(**contact)
    _dee, dee_s = joined(app, ann_s)
    make.screened(dee_s, title="Letters I can read")
    assert [letter.channel for letter in letters()] == [channel]
    ann = keys.hold_key(Visitor(app), ann_s)
    assert ann.open(f"/en/my-idea/{ann_s.reference}").has("May the website show both together?")


def test_an_idea_that_is_not_for_the_website_asks_nobody(app: Flask) -> None:
    ann_s = first_idea()
    _dee, dee_s = joined(app, ann_s, publish=Given(choices=("no",)))
    make.screened(dee_s, title="Letters I can read")
    assert letters() == []


def test_what_was_asked_goes_with_the_words_of_either_idea(app: Flask) -> None:
    for forgotten in (0, 1):
        _dee, dee_s, _ann, ann_s = both(app)
        with db.transaction():
            erase_words(make.again((dee_s, ann_s)[forgotten]))
        with db.reading() as session:
            assert session.scalars(select(Voice)).all() == []


def test_a_draft_that_is_deleted_takes_its_wish_along(app: Flask) -> None:
    other = first_idea()
    visitor = drafting(app)
    visitor.send(voice=str(other.reference), button=("go", "stop"))
    with db.reading() as session:
        assert len(session.scalars(select(Voice)).all()) == 1
    visitor.send("/en/share/delete")
    with db.reading() as session:
        assert session.scalars(select(Voice)).all() == []


def test_the_team_sees_the_wish_when_it_screens_and_on_both_ideas(app: Flask) -> None:
    ann_s = first_idea()
    _dee, dee_s = joined(app, ann_s)
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert sam.open(f"/en/ideas/{dee_s.reference}/screen").has("This idea adds its voice to that one. Nobody was asked yet")
    assert sam.open(f"/en/ideas/{dee_s.reference}/read").has("This idea adds its voice to that one.")
    make.screened(dee_s, title="Letters I can read")
    assert sam.open(f"/en/ideas/{ann_s.reference}/read").has("That idea adds its voice to this one.")
    assert sam.open(f"/en-easy/ideas/{ann_s.reference}/read").status == 200


def test_somebody_of_the_team_who_brought_the_other_answers_like_anybody(app: Flask) -> None:
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    theirs = make.idea(by=make.staff(), **ANN)
    with db.transaction():
        found = make.again(theirs)
        found.fit_to_publish = True
        refresh_public(found)
    _dee, dee_s = joined(app, theirs)
    make.screened(dee_s, title="Letters I can read")
    press(sam, theirs, "Show them together")
    assert publicly(app, theirs).page.has(TOO)


def test_three_voices_are_three(app: Flask) -> None:
    _dee, dee_s, ann, ann_s = both(app)
    press(ann, ann_s, "Show them together")
    _eve, eve_s = joined(app, ann_s, email=Given(text="eve@example.org"))
    make.screened(eve_s, title="Big letters please")
    press(ann, ann_s, "Show them together")
    assert publicly(app, ann_s).page.has("3 voices for this idea.")
    assert publicly(app, dee_s).page.has("2 voices for this idea.")


def test_the_check_page_asks_as_often_for_one_idea_alike_as_for_five(app: Flask) -> None:
    first_idea()
    visitor = drafting(app)
    with keys.statements() as one:
        visitor.open("/en/share/check")
    for _n in range(5):
        first_idea()
    with keys.statements() as many:
        visitor.open("/en/share/check")
    assert (len(one) <= 4, len(many)) == (True, len(one))


def test_what_is_alike_is_found_for_the_very_words_of_a_draft(app: Flask) -> None:
    other = first_idea()
    with db.reading():
        found = queries.ideas_alike(0, {"problem": Given(text="letters eye clinic small writing")}, by=_nobody())
    assert [row.reference for row in found] == [other.reference]


def _nobody() -> Keyholder:
    return Keyholder(0, 0)
