"""The main job without JavaScript: an idea goes in, an answer comes back."""

import re

from sqlalchemy import select

from app.core import db
from app.notifications.actions import written
from app.notifications.models import Letter
from app.people.models import RoleName
from tests import keys, make, quorum
from tests.visitor import Visitor


def letters(name: str) -> list[Letter]:
    with db.reading() as session:
        return list(session.scalars(select(Letter).where(Letter.name == name).order_by(Letter.id)))


def link_in(letter: Letter) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(\S+)", written(letter).text)
    assert found
    return found.group(1)


def bring_an_idea(visitor: Visitor) -> str:
    """From the front page to the sent page; gives the reference."""
    visitor.open("/en/")
    visitor.open(visitor.page.link("Share an idea"))
    visitor.open(visitor.page.link("Start"))
    assert visitor.page.h1 == "How would you like to tell us?"
    visitor.send(answer_medium="text")
    assert visitor.page.h1 == "Are you filling this in for yourself?"
    visitor.send(assisted_by="self")
    assert visitor.page.h1 == "What is not working as well as it could?"
    visitor.send(problem="I can not read the letters from the eye clinic.")
    assert visitor.page.h1 == "Where does this happen?"
    visitor.send(settings=["hospital"], place_name="Eye clinic", button=("go", "stop"))
    assert visitor.page.h1 == "Your answers are saved"
    visitor.send(form=0, email="dee@example.org")
    assert visitor.page.has("We sent a link to dee@example.org.")
    visitor.client.delete_cookie("draft")
    back = link_in(letters("proposals/draft_link")[-1])
    visitor.open(back)
    visitor.send()
    assert visitor.page.h1 == "Who would this help?", "The question after the one where they stopped."
    visitor.open("/en/share/check")
    assert visitor.page.has("I can not read the letters from the eye clinic.")
    visitor.send("/en/share/change", change_idea="Write big.", button=("go", "reading:ar"))
    assert visitor.page.address == "/ar/share/change"
    assert "Write big." in visitor.page.words("textarea")
    visitor.send("/en/share/contact", contact=["email"], email="dee@example.org", safe_to_leave_message="yes")
    visitor.send("/en/share/name", display_name="Dee")
    visitor.send("/en/share/your-choice", team_read="yes")
    visitor.send("/en/share/website", publish="unnamed")
    visitor.send("/en/share/check", form=0, button=("go", "send"))
    assert visitor.page.h1 == "Thank you. We have your idea."
    return re.search(r"my-idea/([A-Z]{2}\d{4})/sent", visitor.page.address).group(1)


def decide_on(reference: str, another: Visitor) -> None:
    """The huddle's side: sign in, read, screen, list, decide."""
    make.staff(RoleName.CHAIR, "nadia@example.org", "Nadia")
    make.sign_in(another, "nadia@example.org")
    assert another.page.h1 == "Ideas waiting for an answer"
    another.open(f"/en/ideas/{reference}/read")
    assert another.page.has("I can not read the letters from the eye clinic.")
    another.send(
        f"/en/ideas/{reference}/screen", title="Letters I can read", topic="letters_and_information", place="Eye clinic", fit="yes"
    )
    another.send("/en/huddles", on="2099-03-05")
    meeting = another.page.address.rpartition("/")[2]
    another.send(f"/en/ideas/{reference}/read", meeting=meeting)
    assert another.page.has("Letters I can read")
    quorum.seat(keys.newest_idea())
    another.send(
        f"/en/ideas/{reference}/decision",
        route="just_do_it",
        reason="Other people told us the same.",
        next_step="The eye clinic changes its letters in May.",
        contact_name="Priya",
        contact_how="01632 960 124",
    )
    assert another.page.has("Recorded. The letter is on its way.")


def test_an_idea_goes_in_and_an_answer_comes_back(visitor: Visitor, another: Visitor) -> None:
    reference = bring_an_idea(visitor)
    assert len(letters("proposals/received")) == 1

    decide_on(reference, another)

    answer = letters("huddle/decision")[0]
    assert "Other people told us the same." in written(answer).text
    visitor.client.delete_cookie(f"idea-{reference}")
    visitor.open(link_in(answer))
    visitor.send()
    assert visitor.page.has("We will do what you said")
    assert visitor.page.has("The eye clinic changes its letters in May.")
    assert visitor.page.has("You sent your idea")

    stranger = Visitor(visitor.client.application)
    stranger.query("/pl/ideas", q="clinic")
    stranger.open(stranger.page.link("Letters I can read"))
    quotes = stranger.page.all("blockquote")
    assert {quote.get("lang") for quote in quotes} == {"en"}
    assert {quote.get("dir") for quote in quotes} == {"ltr"}
