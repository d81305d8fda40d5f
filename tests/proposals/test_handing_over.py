"""An idea that was brought with help goes over to the person it is from, who opens it on a device of their own."""

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from app.core import db, voices
from app.core.questions import Given
from app.notifications.models import LetterState
from app.people import queries as people
from app.people.models import RoleName, SignIn
from app.proposals import actions
from app.proposals.models import Proposal
from tests import keys, make
from tests.visitor import Visitor

HELPED = {"assisted_by": Given(choices=("on_behalf",)), "display_name": Given(text="Dee Marlow"), "supporter_name": Given(text="Alex")}
EMAIL = {"contact": Given(choices=("email",)), "email": Given(text="alex@example.org")}


@pytest.fixture
def idea(app: Flask) -> Proposal:
    assert app
    return make.idea(**(HELPED | EMAIL))


@pytest.fixture
def helper(visitor: Visitor, idea: Proposal) -> Visitor:
    """Whoever sent it for the person, on their own device."""
    return keys.hold_key(visitor, idea)


def words_from(helper: Visitor, idea: Proposal, reading: str = "en") -> str:
    """Three words for the person, as the helper reads them out."""
    helper.open(f"/{reading}/my-idea/{idea.reference}/hand-over")
    seen = helper.send(form=0)
    return " ".join(seen.all("b")[-1].itertext()).strip()


def taken_over(person: Visitor, words: str, *, who: str = "Dee", **said: str) -> None:
    """The person types the words and takes the idea over."""
    person.open("/en/share/words")
    assert person.send(words=words, who=who).h1 == "Is this your idea?"
    seen = person.send(**({"helper": "read", "ours": "no"} | said))
    assert seen.h1 == "This idea is yours now"


def contacts(idea: Proposal) -> list[str]:
    with db.reading():
        return [point.value for point in people.person(idea.person_id or 0).contacts]


def test_the_helper_reads_out_three_words_and_the_person_has_the_idea_on_their_own_device(
    helper: Visitor, another: Visitor, idea: Proposal
) -> None:
    assert helper.open(f"/en/my-idea/{idea.reference}").has("Give this idea to the person it is from")
    words = words_from(helper, idea)
    assert helper.page
    assert helper.page.has("and the name Dee Marlow")
    taken_over(another, words)
    assert another.page
    new = " ".join(another.page.all("b")[-1].itertext()).strip()
    assert len(new.split()) == 3
    assert new != words
    mine = another.open(f"/en/my-idea/{idea.reference}")
    assert mine.has("You took the idea over from your helper")
    assert mine.has("Take my idea back")
    assert not mine.has("Give this idea to the person it is from")


def test_from_then_on_the_helper_reads_and_does_nothing_else(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    taken_over(another, words_from(helper, idea))
    seen = helper.open(f"/en/my-idea/{idea.reference}")
    assert seen.has("It is with the person now.")
    assert not seen.has("My choices")
    assert helper.open(f"/en/my-idea/{idea.reference}/copy").status == 200
    for path in ("take-back", "website", "title", "links", "messages", "take-over", "hand-over", "needs"):
        assert helper.open(f"/en/my-idea/{idea.reference}/{path}").status == 404, path
    assert helper.client.post(f"/en/my-idea/{idea.reference}/take-back", headers={"Host": "127.0.0.1:8000"}).status_code in {400, 404}
    assert not make.again(idea).withdrawn_at


def test_the_person_may_say_that_nobody_else_reads_it(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    words = words_from(helper, idea)
    taken_over(another, words, helper="no")
    assert helper.open(f"/en/my-idea/{idea.reference}").status == 404
    helper.open("/en/share/words")
    assert helper.send(words=words, who="Dee").status == 422
    assert another.open(f"/en/my-idea/{idea.reference}").status == 200


def test_ways_of_contact_that_are_the_helpers_go_and_the_next_letter_does_not_reach_them(
    helper: Visitor, another: Visitor, idea: Proposal
) -> None:
    assert contacts(idea) == ["alex@example.org"]
    taken_over(another, words_from(helper, idea), ours="no", email="dee@example.org")
    assert contacts(idea) == ["dee@example.org"]
    for page in ("", "/copy"):
        assert not another.open(f"/en/my-idea/{idea.reference}{page}").has("alex@example.org")
    another.open(f"/en/my-idea/{idea.reference}/take-back")
    another.send()
    assert keys.letters()[-1].address == "dee@example.org"


def test_ways_of_contact_that_are_the_persons_stay(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    taken_over(another, words_from(helper, idea), ours="yes")
    assert contacts(idea) == ["alex@example.org"]


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"ours": "no"}, "Choose if your helper may still read this idea"),
        ({"helper": "read"}, "Choose if these ways to reach you are yours"),
        ({"helper": "read", "ours": "no", "email": "dee"}, "Check your email address. It looks like name@example.com"),
    ],
    ids=["nothing said of the helper", "nothing said of the contact", "no address"],
)
def test_what_is_missing_is_told_and_nothing_has_changed(
    helper: Visitor, another: Visitor, idea: Proposal, said: dict[str, str], fault: str
) -> None:
    words = words_from(helper, idea)
    another.open("/en/share/words")
    another.send(words=words, who="Dee")
    seen = another.send(**said)
    assert (seen.status, seen.faults()) == (422, [fault])
    assert helper.open(f"/en/my-idea/{idea.reference}").has("Give this idea to the person it is from")
    assert contacts(idea) == ["alex@example.org"]


def test_a_person_without_a_name_gives_one_to_go_with_the_words(visitor: Visitor, another: Visitor) -> None:
    idea = make.idea(**(HELPED | {"display_name": Given(), "contact": Given(choices=("none",)), "email": Given()}))
    helper = keys.hold_key(visitor, idea)
    helper.open(f"/en/my-idea/{idea.reference}/hand-over")
    assert helper.send().faults() == ["Write the first name of the person. It opens the idea with the words."]
    seen = helper.send(name="Dee")
    words = " ".join(seen.all("b")[-1].itertext()).strip()
    another.open("/en/share/words")
    assert another.send(words=words, who="Dee").h1 == "Is this your idea?"
    assert another.send(helper="no").h1 == "This idea is yours now"


def test_an_idea_that_nobody_helped_with_has_no_such_page(visitor: Visitor) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    assert not visitor.open(f"/en/my-idea/{idea.reference}").has("Give this idea")
    for path in ("hand-over", "take-over"):
        assert visitor.open(f"/en/my-idea/{idea.reference}/{path}").status == 404


def test_an_advocate_who_was_signed_in_reads_on_and_works_on_it_no_more(app: Flask, another: Visitor) -> None:
    alex = make.staff(RoleName.HUDDLE_MEMBER, "alex@example.org", "Alex")
    idea = make.idea(by=alex, **(HELPED | EMAIL))
    advocate = keys.staff(app, RoleName.HUDDLE_MEMBER, "alex@example.org")
    assert advocate.open(f"/en/my-idea/{idea.reference}/title").status == 200
    taken_over(another, words_from(advocate, idea))
    assert advocate.open(f"/en/my-idea/{idea.reference}").has("It is with the person now.")
    assert advocate.open(f"/en/my-idea/{idea.reference}/title").status == 404
    assert advocate.open(f"/en/ideas/{idea.reference}/screen").status == 409  # still no stranger to it


def test_whoever_helped_and_signed_in_as_the_person_is_signed_out(app: Flask, helper: Visitor, another: Visitor, idea: Proposal) -> None:
    del helper
    signed_in, late = Visitor(app), Visitor(app)
    make.sign_in(signed_in, "alex@example.org")
    late.open("/en/sign-in")
    late.send(email="alex@example.org")
    assert signed_in.open(f"/en/my-idea/{idea.reference}/title").status == 200
    taken_over(another, words_from(keys.hold_key(Visitor(app), idea), idea), helper="no")
    assert signed_in.open(f"/en/my-idea/{idea.reference}").status == 404
    with db.reading() as session:
        assert session.scalars(select(SignIn).where(SignIn.person_id == idea.person_id, SignIn.spent_at.is_(None))).all() == []


def test_a_letter_that_waits_does_not_go_to_whoever_helped(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    sam = make.staff()
    with db.transaction():
        actions.ask_for_more(make.again(idea), "Which private clinic was it?", easy="", by=sam)
    taken_over(another, words_from(helper, idea), ours="no")
    assert [letter.address for letter in keys.letters() if letter.state is not LetterState.SENT] == []
    assert another.open(f"/en/my-idea/{idea.reference}/messages").has("Which private clinic was it?")


def test_the_person_ends_the_reading_of_whoever_helped_while_signed_in(app: Flask, another: Visitor) -> None:
    alex = make.staff(RoleName.HUDDLE_MEMBER, "alex@example.org", "Alex")
    idea = make.idea(by=alex, **(HELPED | EMAIL))
    advocate = keys.staff(app, RoleName.HUDDLE_MEMBER, "alex@example.org")
    taken_over(another, words_from(advocate, idea))
    assert advocate.open(f"/en/my-idea/{idea.reference}").status == 200
    another.open(f"/en/my-idea/{idea.reference}/links/stop-others")
    another.send()
    assert advocate.open(f"/en/my-idea/{idea.reference}").status == 404


def test_the_new_words_open_with_the_address_that_is_the_persons_own(app: Flask, helper: Visitor, another: Visitor, idea: Proposal) -> None:
    taken_over(another, words_from(helper, idea), email="dee@example.org")
    assert another.page
    new = " ".join(another.page.all("b")[-1].itertext()).strip()
    for who, status in (("alex@example.org", 422), ("dee@example.org", 200)):
        third = Visitor(app)
        third.open("/en/share/words")
        assert third.send(words=new, who=who).status == status, who


def test_a_name_that_is_known_is_not_written_over(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    helper.open(f"/en/my-idea/{idea.reference}/hand-over")
    seen = helper.send(form=0, name="Somebody else")
    words = " ".join(seen.all("b")[-1].itertext()).strip()
    another.open("/en/share/words")
    assert another.send(words=words, who="Dee").h1 == "Is this your idea?"


def test_the_team_asks_the_person_whether_it_is_right(app: Flask, helper: Visitor, another: Visitor, idea: Proposal) -> None:
    taken_over(another, words_from(helper, idea))
    assert keys.staff(app, RoleName.HUDDLE_MEMBER).open("/en/tasks").has("The person took this idea over from a helper.")


def test_whoever_presses_second_at_the_same_moment_is_told_calmly(app: Flask, idea: Proposal) -> None:
    with app.test_request_context(f"/en/my-idea/{idea.reference}/take-over", headers={"Host": "127.0.0.1:8000"}):
        told = app.make_response(app.handle_user_exception(StaleDataError("The row was changed by the first.")))
    assert (told.status_code, "Something changed before you pressed the button." in told.get_data(as_text=True)) == (409, True)


def test_the_name_for_the_website_is_not_spoken_where_it_is_checked(visitor: Visitor) -> None:
    _draft, token = make.draft(answers=make.DEE | {"publish": Given(choices=("public_name",)), "public_name": Given(text="Marigold")})
    keys.hold_draft(visitor, token)
    page = visitor.open("/en/share/check").text
    assert "Marigold" in page
    assert "Marigold" not in " ".join(part.text for part in voices.words_of(page, lang="en", own=False))


def test_the_person_reads_the_idea_before_they_say_that_it_is_theirs(helper: Visitor, another: Visitor, idea: Proposal) -> None:
    words = words_from(helper, idea)
    another.open("/en/share/words")
    seen = another.send(words=words, who="Dee")
    assert seen.h1 == "Is this your idea?"
    assert seen.has(make.DEE["problem"].text)


def test_the_helper_is_asked_for_the_first_name_of_the_person(visitor: Visitor) -> None:
    nameless = make.idea(**(HELPED | {"display_name": Given(), "contact": Given(choices=("none",)), "email": Given()}))
    seen = keys.hold_key(visitor, nameless).open(f"/en/my-idea/{nameless.reference}/hand-over")
    assert [" ".join("".join(label.itertext()).split()) for label in seen.all("label")] == ["The first name of the person"]
