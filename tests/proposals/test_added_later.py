"""What is added after an idea was sent: by whoever brought it, by whoever helped, by the team for them."""

import datetime as dt
import io
from typing import Any

import pytest
from flask import Flask

from app.core import calendar, db
from app.core.questions import Given
from app.core.web import Cleaning
from app.languages.models import Text
from app.people.models import RoleName
from app.proposals import jobs
from app.proposals.actions import adding
from app.proposals.models import AddedBy, Addition, Answer, Proposal, Stage
from tests import keys, make, samples
from tests.sending_files import body_of, on_disk, rows
from tests.visitor import Seen, Visitor

WAYS = {"audio": samples.sound(), "photo": samples.photo(), "drawing": samples.photo("PNG"), "video": samples.film()}
HELPED: dict[str, Any] = {
    "assisted_by": Given(choices=("on_behalf",)),
    "person_knows": Given(choices=("yes",)),
}
CLOSED = "Nothing can be added to this idea now. You can phone us about it."


@pytest.fixture
def idea(app: Flask) -> Proposal:
    return make.idea()


@pytest.fixture
def dee(visitor: Visitor, idea: Proposal) -> Visitor:
    """Whoever brought it."""
    return keys.hold_key(visitor, idea)


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


def add(who: Visitor, idea: Proposal, kind: str = "photo", *bodies: bytes, **more: Any) -> Seen:
    who.open(f"/en/my-idea/{idea.reference}/add/{kind}")
    return who.send(file=[(io.BytesIO(body), "new.bin") for body in bodies or (WAYS[kind],)], **more)


def answers(idea: Proposal) -> list[tuple[str, str, str]]:
    with db.reading() as session:
        found = session.query(Answer).filter_by(proposal_id=idea.id).order_by(Answer.id)
        return [(one.field, one.medium.value, str(one.text_id)) for one in found]


@pytest.mark.parametrize(
    ("kind", "label"), {"audio": "Recording 1", "photo": "Photo 1", "drawing": "Drawing 1", "video": "Video 1"}.items()
)
def test_whoever_brought_an_idea_adds_to_it_and_their_answers_stay(dee: Visitor, idea: Proposal, kind: str, label: str) -> None:
    before = answers(idea)
    seen = add(dee, idea, kind, words="This is the letter.")
    jobs.prepare_recordings()
    seen = dee.open(f"/en/my-idea/{idea.reference}")
    assert (seen.has("You added this on"), seen.has("This is the letter."), seen.has(label)) == (True, True, True)
    assert seen.has("Something was added to the idea")
    assert dee.open(f"/en/my-idea/{idea.reference}/copy").has(label)
    assert answers(idea) == before


def test_the_team_sees_that_something_new_came_and_looks_at_it_first(dee: Visitor, another: Visitor, sam: Visitor, idea: Proposal) -> None:
    make.screened(keys.now(idea))
    add(dee, idea, words="Only for the team.")
    number, place = rows()[0].id, f"/en/ideas/{idea.reference}"
    assert (another.open(place).all("img"), body_of(another, number).status_code) == ([], 404)
    assert sam.open("/en/tasks").has("Something new came. Nobody has heard or seen it yet.")
    seen = sam.open(f"{place}/read")
    assert (seen.has("The proposer added this on"), seen.has("Nobody has looked at it yet."), seen.has("Only for the team.")) == (True,) * 3
    assert sam.open(f"{place}/screen").has("Only for the team.")
    sam.open(f"{place}/files/{number}")
    sam.send(fit="yes")
    seen = another.open(place)
    assert (seen.has("Added later"), [image.get("alt") for image in seen.all("img")]) == (True, ["Photo 1"])
    assert (seen.has("Only for the team."), body_of(another, number).status_code) == (False, 200)
    assert not sam.open("/en/tasks").has("Something new came.")


def test_the_team_adds_what_came_by_post_for_the_person(dee: Visitor, sam: Visitor, idea: Proposal) -> None:
    sam.open(f"/en/ideas/{idea.reference}/read")
    assert sam.page
    sam.open(sam.page.link("Add what the person sent by post or e-mail"))
    seen = sam.send(file=[(io.BytesIO(samples.photo()), "x.jpg")], drawn="yes", words="My ward.")
    assert (seen.has("Added. Somebody of the team looks at it"), seen.has("Our team added this for the person on")) == (True, True)
    seen = dee.open(f"/en/my-idea/{idea.reference}")
    assert (seen.has("Our team added this on"), seen.has("Drawing 1"), seen.has("My ward.")) == (True, True, True)


def test_a_helper_adds_nothing_once_the_person_has_the_idea(app: Flask, visitor: Visitor, another: Visitor, sam: Visitor) -> None:
    idea = make.idea(**HELPED)
    helper = keys.hold_key(visitor, idea)
    helper.open(f"/en/my-idea/{idea.reference}/hand-over")
    words = " ".join(helper.send(form=0).all("b")[-1].itertext()).strip()
    another.open("/en/share/words")
    another.send(words=words, who="Dee")
    another.send(helper="read", ours="no")
    assert helper.open(f"/en/my-idea/{idea.reference}").has("It is with the person now.")
    assert not helper.open(f"/en/my-idea/{idea.reference}").has("Add something to the idea")
    assert helper.open(f"/en/my-idea/{idea.reference}/add/photo").status == 404
    add(another, idea)
    assert sam.open(f"/en/ideas/{idea.reference}/read").has("Photo 1")
    assert helper.open(f"/en/my-idea/{idea.reference}").has("The person added this on")


@pytest.mark.parametrize("stage", list(Stage))
def test_something_is_added_as_long_as_an_idea_is_with_us(dee: Visitor, sam: Visitor, idea: Proposal, stage: Stage) -> None:
    with db.transaction():
        make.again(idea).stage = stage
    with_us = {"received", "screening", "more_info", "listed", "decided", "coaching", "testing", "paused", "evaluation"}
    meant = 200 if stage in with_us else 404 if stage is Stage.DRAFT else 409
    seen = dee.open(f"/en/my-idea/{idea.reference}/add/photo")
    assert seen.status == meant
    assert seen.has(CLOSED) is (meant == 409)
    assert sam.open(f"/en/ideas/{idea.reference}/add").status == meant
    if stage is not Stage.DRAFT:
        assert dee.open(f"/en/my-idea/{idea.reference}").has("Add a photo") is (meant == 200)


def test_nothing_is_added_from_an_old_page_after_it_was_taken_back(dee: Visitor, idea: Proposal) -> None:
    page = dee.open(f"/en/my-idea/{idea.reference}/add/photo")
    dee.open(f"/en/my-idea/{idea.reference}/take-back")
    dee.send()
    dee.page = page
    seen = dee.send(file=[(io.BytesIO(samples.photo()), "x.jpg")])
    assert (seen.status, seen.has(CLOSED), rows(), on_disk()) == (409, True, [], [])


def test_sent_twice_is_added_once(dee: Visitor, idea: Proposal) -> None:
    page = dee.open(f"/en/my-idea/{idea.reference}/add/photo")
    for _twice in range(2):
        dee.page = page
        dee.send(file=[(io.BytesIO(samples.photo()), "x.jpg")])
    assert (len(rows()), len(on_disk())) == (1, 2)


def test_ten_files_are_added_and_no_more_and_the_words_are_kept(dee: Visitor, idea: Proposal) -> None:
    add(dee, idea, "photo", *[samples.photo(size=(60, 40))] * 10)
    seen = add(dee, idea, "photo", samples.photo(size=(60, 40)), words="Eleven.")
    assert (seen.status, seen.faults()) == (422, ["You can add 10 files after the idea was sent. Please phone us if you have more."])
    assert (["".join(box.itertext()).strip() for box in seen.all("textarea")], len(rows()), len(on_disk())) == (["Eleven."], 10, 20)


def test_a_bad_file_gets_its_sentence_and_no_room(dee: Visitor, sam: Visitor, idea: Proposal) -> None:
    seen = add(dee, idea, "photo", samples.HTML)
    assert (seen.status, seen.faults()) == (422, ["We cannot open that file. You can send a photo, a video or a sound."])
    sam.open(f"/en/ideas/{idea.reference}/add")
    seen = sam.send(file=[(io.BytesIO(samples.pdf(1)), "x.pdf")])
    assert (seen.status, seen.faults()) == (422, ["We cannot open that file. You can send a photo, a video or a sound."])
    sam.open(f"/en/ideas/{idea.reference}/add")
    assert sam.send().faults() == ["Choose what the person sent"]
    assert (rows(), on_disk()) == ([], [])


def test_a_stranger_adds_nothing_and_leaves_nothing_on_the_disk(another: Visitor, idea: Proposal) -> None:
    place = f"/en/my-idea/{idea.reference}/add/photo"
    assert another.open(place).status == 404
    another.open("/en/help")  # a page with a form, whose token anybody has
    assert another.page
    token = next(field.get("value", "") for field in another.page.all("input") if field.get("name") == "csrf_token")
    for more in ({"csrf_token": token}, {}):
        seen = another.post(place, {"file": (io.BytesIO(samples.photo()), "x.jpg"), **more})
        assert seen.status == (404 if more else 400)
    assert on_disk() == []


def test_what_was_added_goes_with_the_words_of_its_idea(dee: Visitor, idea: Proposal) -> None:
    add(dee, idea, words="This goes too.")
    dee.open(f"/en/my-idea/{idea.reference}/take-back")
    dee.send()
    later = calendar.now() + dt.timedelta(days=370)
    calendar.set_clock(lambda: later)
    jobs.forget_what_is_over()
    assert (rows(), on_disk()) == ([], [])
    with db.reading() as session:
        assert session.query(Text).filter(Text.body == "This goes too.").all() == []


def test_the_same_page_that_comes_twice_at_one_moment_is_kept_once(idea: Proposal) -> None:
    """Two workers have both looked whether it came before: the second one finds the first one's row."""
    with db.transaction() as session:
        session.add(Addition(proposal_id=idea.id, added_by=AddedBy.PROPOSER, mark="abc"))
        session.flush()
        assert adding._first(Addition(proposal_id=idea.id, added_by=AddedBy.PROPOSER, mark="abc")) is None
        assert adding._first(Addition(proposal_id=idea.id, added_by=AddedBy.PROPOSER, mark="")) is not None
        assert adding._first(Addition(proposal_id=idea.id, added_by=AddedBy.PROPOSER, mark="")) is not None
    with db.reading() as session:
        assert sorted(one.mark for one in session.query(Addition)) == ["", "", "abc"]


def test_files_that_cost_too_much_work_in_an_hour_are_not_opened_and_other_ideas_go_on(app: Flask, dee: Visitor, idea: Proposal) -> None:
    other = make.idea()
    with app.test_request_context():
        Cleaning(idea.id).took(300)
    seen = add(dee, idea, words="This is the letter.")
    assert (seen.status, seen.has("It takes us too long to open all of this."), on_disk()) == (422, True, [])
    assert seen.has("This is the letter.")
    assert add(keys.hold_key(dee, other), other).has("Something was added to the idea")
