"""Sending: the only step that refuses; once is once; the promise is said at once."""

import re
import threading
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import db
from app.core.questions import Given
from app.people.models import PermissionGiven, Person
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.visitor import HEADERS, Visitor


def count(table: Any, *where: Any) -> int:
    with db.reading() as session:
        return session.scalar(select(func.count()).select_from(table).where(*where)) or 0


def ready(visitor: Visitor, **changed: Given) -> Visitor:
    _draft, token = make.draft(answers=make.DEE | changed)
    return keys.hold_draft(visitor, token)


def press_send(visitor: Visitor) -> Visitor:
    visitor.send("/en/share/check", button=("go", "send"))
    return visitor


def test_the_receipt_says_the_number_the_day_and_who_reads_it(visitor: Visitor) -> None:
    seen = press_send(ready(visitor)).page
    assert seen
    assert seen.h1 == "Thank you. We have your idea."
    reference = re.search(r"my-idea/([A-Z]{2}\d{4})/sent", seen.address).group(1)  # type: ignore[union-attr]
    assert seen.has(f"{reference[:2]} {reference[2:]}")
    from app.core import calendar, i18n

    assert seen.has(i18n.long_date(calendar.add_working_days(calendar.today(), 10)))
    assert visitor.open(f"/en/my-idea/{reference}").has("You sent your idea")


def test_a_double_click_sends_once(visitor: Visitor) -> None:
    page = ready(visitor).open("/en/share/check")
    told = {i.get("name"): i.get("value") for i in page.all("input") if i.get("type") == "hidden"} | {"go": "send"}
    answers = [visitor.client.post("/en/share/check", data=told, headers=HEADERS) for _n in range(2)]
    assert [a.status_code for a in answers] == [303, 303]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert (count(Proposal), len(keys.letters()), count(Person)) == (1, 1, 1)


def test_two_windows_at_the_same_moment_send_once(app: Flask) -> None:
    _draft, token = make.draft()
    windows = []
    for _n in range(4):
        window = keys.hold_draft(Visitor(app), token)
        page = window.open("/en/share/check")
        windows.append((window, {i.get("name"): i.get("value") for i in page.all("input") if i.get("type") == "hidden"} | {"go": "send"}))
    gate, where = threading.Barrier(4), []

    def press(window: Visitor, told: dict[str, Any]) -> None:
        gate.wait()
        where.append(window.client.post("/en/share/check", data=told, headers=HEADERS).headers.get("Location"))

    threads = [threading.Thread(target=press, args=pair) for pair in windows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(where), len(set(where)), where[0] is not None) == (4, 1, True)
    assert (count(Proposal), len(keys.letters("proposals/received")), count(Person)) == (1, 1, 1)


REFUSED = {
    "Tell us what is not working, or tell us your idea": {"problem": Given(), "change_idea": Given()},
    "Choose how we should contact you, or choose that we do not": {"contact": Given()},
    "Check your email address. It looks like name@example.com": {"email": Given(text="dee@")},
    "Check your mobile number. It looks like 07700 900 123": {"contact": Given(choices=("sms",)), "mobile": Given(text="call me")},
    "Check your phone number. It looks like 01632 960 123": {"contact": Given(choices=("phone",)), "phone": Given(text="12")},
    "Write the address that we can post a letter to": {"contact": Given(choices=("letter",))},
    "Write who we can talk to, and how to reach them": {"contact": Given(choices=("supporter",))},
    "Choose whether our team can read and discuss your idea": {"team_read": Given()},
    "You said that the team cannot read your idea. To send it, change that answer. Your draft stays saved.": {
        "team_read": Given(choices=("no",))
    },
    "You have a question first. Use “I need help”. Your draft stays saved. To send your idea, change that answer.": {
        "team_read": Given(choices=("ask",))
    },
    "Make this answer shorter, to at most 20,000 characters": {"change_idea": Given(text="word " * 5000)},
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_stands_in_the_way_is_said_with_a_link_to_the_answer(visitor: Visitor, sentence: str) -> None:
    seen = press_send(ready(visitor, **REFUSED[sentence])).page
    assert seen
    assert (seen.status, seen.faults(), count(Proposal, Proposal.stage != Stage.DRAFT)) == (422, [sentence], 0)
    visitor.open(seen.link(sentence))
    assert visitor.page
    assert visitor.page.status == 200
    visitor.send()
    assert visitor.page.status in {200, 422}
    assert keys.letters() == []


def test_everything_that_is_missing_is_said_at_once(visitor: Visitor) -> None:
    _draft, token = make.draft(answers={})
    seen = press_send(keys.hold_draft(visitor, token)).page
    assert seen
    assert len(seen.faults()) == 3


def test_whoever_hands_an_idea_over_needs_no_way_of_contact_and_hears_nothing(visitor: Visitor) -> None:
    press_send(ready(visitor, contact=Given(), email=Given(), involvement_wish=Given(choices=("handover",))))
    assert visitor.page
    assert visitor.page.h1 == "Thank you. We have your idea."
    assert [letter.channel.value for letter in keys.letters()] == ["page"]


def test_each_permission_is_kept_with_the_very_words_that_were_read(visitor: Visitor) -> None:
    press_send(ready(visitor))
    with db.reading() as session:
        given = {p.what: (p.choice, p.wording, p.reading) for p in session.scalars(select(PermissionGiven))}
    assert given == {
        "team_read": ("yes", "Can our team read and discuss your idea? Yes, the team can read and discuss it", "en"),
        "publish": ("unnamed", "Can we publish your idea on this website? Yes, without my name", "en"),
    }


def test_nothing_is_published_when_nobody_was_asked(app: Flask) -> None:
    idea = make.idea(publish=Given())
    make.screened(idea)
    assert keys.now(idea).public is False


def test_the_words_are_kept_in_the_language_that_the_writer_names(visitor: Visitor) -> None:
    ready(visitor).send("/en/share/check", lang="ro", button=("go", "send"))
    with db.reading() as session:
        assert session.scalars(select(Proposal.lang)).all() == ["ro"]


def test_an_nhs_number_a_birthday_and_an_address_are_pointed_out_and_never_taken_out(visitor: Visitor) -> None:
    words = "My number is 943 476 5919, born 3/4/1950, write to me at dee@example.org"
    seen = ready(visitor, problem=Given(text=words)).open("/en/share/check")
    for what in ("an NHS number", "a date of birth", "an email address"):
        assert seen.has(what)
    assert seen.has(words)
    assert not ready(visitor, problem=Given(text="Room 960 123 is open after 5.30")).open("/en/share/check").has("Is something private")


def test_my_copy_has_every_answer(visitor: Visitor) -> None:
    press_send(ready(visitor, place_name=Given(text="Ward 7"), measure_words=Given(text="Ask us.")))
    assert visitor.page
    seen = visitor.open(visitor.page.address.replace("/sent", "/copy"))
    assert [word for word in ("Ward 7", "Ask us.", "dee@example.org", "The writing is small.") if not seen.has(word)] == []


def test_a_signed_in_member_brings_an_idea_with_the_name_and_address_that_they_gave_for_it(app: Flask) -> None:
    from app.people.models import RoleName

    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    press_send(ready(member, email=Given(text="other@example.org"), display_name=Given(text="Sam at home")))
    assert member.page
    assert member.page.h1 == "Thank you. We have your idea."
    assert [letter.address for letter in keys.letters()] == ["other@example.org"]
    assert member.open("/en/my-ideas").has("I can not read the letters")
    idea = keys.newest_idea()
    other = keys.staff(app, RoleName.HUDDLE_MEMBER, "chris@example.org").open(f"/en/ideas/{idea.reference}/read")
    assert [words for words in ("Sam at home", "other@example.org") if not other.has(words)] == []
    assert member.open(f"/en/ideas/{idea.reference}/screen").status == 409, "It is still their own idea."


def test_a_signed_in_member_who_wants_no_contact_about_an_idea_gets_none(app: Flask) -> None:
    from app.people.models import RoleName

    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    press_send(ready(member, contact=Given(choices=("none",)), support_needs=Given(choices=("bsl",))))
    assert [letter.channel.value for letter in keys.letters()] == ["page"]
    idea = keys.newest_idea()
    read = keys.staff(app, RoleName.HUDDLE_MEMBER, "chris@example.org").open(f"/en/ideas/{idea.reference}/read")
    assert read.has("BSL interpreter.")
    press_send(ready(member, email=Given(text="sam@example.org")))
    assert [letter.address for letter in keys.letters()] == ["", "sam@example.org"], "Another idea is another choice."


def test_an_address_that_is_proven_opens_every_idea_that_gave_it(app: Flask) -> None:
    for words in ("The letters are too small.", "The phone is never answered."):
        make.idea(problem=Given(text=words), email=Given(text="dee@example.org"))
    stranger = make.idea(problem=Given(text="The bus does not stop."), email=Given(text="kim@example.org"))
    dee = Visitor(app)
    make.sign_in(dee, "dee@example.org")
    mine = dee.open("/en/my-ideas")
    assert [mine.has(words) for words in ("The letters are too small.", "The phone is never answered.")] == [True, True]
    assert dee.open(mine.link("The phone is never answered.")).has("The phone is never answered.")
    assert dee.open(mine.link("The letters are too small.")).has("The letters are too small.")
    assert dee.open(f"/en/my-idea/{stranger.reference}").status == 404


def test_a_member_who_is_signed_in_still_opens_an_idea_they_brought_before(app: Flask) -> None:
    from app.people.models import RoleName

    idea = make.idea()
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    member.send(f"/en/my-idea/{idea.reference}/open/{keys.key_of(idea)}")
    assert member.page
    assert member.page.status == 200
    assert member.page.has("You sent your idea")
