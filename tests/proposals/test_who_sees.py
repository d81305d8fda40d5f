"""Before it is sent, whoever brings an idea reads who will see it and their name, as they chose."""

import pytest
from flask import Flask

from app.core.questions import Given
from app.people.models import RoleName
from tests import keys, make
from tests.visitor import Visitor

CHOSEN = {
    "full_name": "Anyone can read your idea on the website, with this name: Dee Hughes",
    "public_name": "Anyone can read your idea on the website, with this name: Dee",
    "unnamed": "Anyone can read your idea on the website. They do not see your name.",
    "no": "Only the team reads your idea. It is not on the website.",
    "later": "Only the team reads your idea. It is not on the website.",
    "": "Only the team reads your idea. It is not on the website.",
}


def checking(app: Flask, reading: str = "en", **changed: Given) -> Visitor:
    answers = make.DEE | {"display_name": Given(text="Dee Hughes")} | changed
    _draft, token = make.draft(reading, answers={field: given for field, given in answers.items() if given})
    visitor = keys.hold_draft(Visitor(app), token)
    visitor.open(f"/{reading}/share/check")
    return visitor


@pytest.mark.parametrize("reading", ["en", "en-easy"])
@pytest.mark.parametrize("choice", CHOSEN)
def test_the_check_page_says_who_will_see_the_name_and_sending_keeps_to_it(app: Flask, reading: str, choice: str) -> None:
    visitor = checking(app, reading, publish=Given(choices=(choice,) if choice else ()))
    assert visitor.page.has("Who will see your idea and your name?")
    assert visitor.page.has(CHOSEN[choice])
    visitor.send()
    name = CHOSEN[choice].partition("this name: ")[2]
    assert keys.newest_idea().public_name == name


def test_a_made_up_name_is_told_as_it_will_stand(app: Flask) -> None:
    visitor = checking(app, publish=Given(choices=("public_name",)), public_name=Given(text="<b>Robin</b>"))
    assert visitor.page.has("with this name: <b>Robin</b>")


def test_whoever_gave_no_name_is_not_told_that_it_will_be_seen(app: Flask) -> None:
    visitor = checking(app, publish=Given(choices=("full_name",)), display_name=Given())
    assert visitor.page.has(CHOSEN["unnamed"])


@pytest.mark.parametrize(("reading", "asked"), [("en", "So that we know we explained it well:"), ("en-easy", "Did we explain it well?")])
def test_everybody_is_asked_to_say_it_in_their_own_words(app: Flask, reading: str, asked: str) -> None:
    assert checking(app, reading).page.has(asked)


def test_the_team_is_reminded_to_ask_before_a_name_is_shown(app: Flask) -> None:
    named, unnamed = make.idea(publish=Given(choices=("full_name",))), make.idea()
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    told = [sam.open(f"/en/ideas/{idea.reference}/screen").has("Ask: who will see your name?") for idea in (named, unnamed)]
    assert told == [True, False]
