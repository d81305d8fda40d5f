"""A try-out from its beginning to its end: how it begins, what it wants to reach, who may see it, and that what has ended stays."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from app.core import calendar, db
from app.history.queries import entries
from app.people.models import RoleName
from app.proposals.models import Involvement, Part, Proposal, Stage
from tests import keys, make
from tests.huddle.test_asked import answer, asked
from tests.improvement.trying import rows, sent, today, tried, values, worked_on
from tests.visitor import Visitor


@pytest.fixture
def place() -> int:
    return make.organisation("Wenbrook Hospital")


def test_of_several_organisations_the_one_that_leads_writes_and_the_others_read(app: Flask, place: int) -> None:
    idea, number = tried("5 6", place=place)
    with db.transaction():
        make.again(idea).integrated = True
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    there = f"/en/measures/{number}"
    assert (lena.open(there).has("Add a value"), otto.open(there).status, otto.open(there).has("Add a value")) == (True, 200, False)
    assert (sent(otto, there), sent(otto, f"/en/ideas/{idea.reference}/try-out/aim"), sent(lena, there)) == (409, 409, 422)


# ---- how it begins ----


def test_an_organisation_says_yes_and_its_lead_finds_the_try_out(app: Flask) -> None:
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=make.organisation("Wenbrook Hospital"))
    idea = asked(chair)
    assert lena.open(f"/en/ideas/{idea.reference}/try-out").status == 404
    answer(lena, answer="yes", words="Omar on Alder Ward, 01632 960 222.")
    page = lena.open(lena.open(f"/en/ideas/{idea.reference}/read").link("See how the try-out goes"))
    assert (page.status, page.h1, page.has("Day 1 of 90")) == (200, "Letters I can read", True)
    for words in ("Nobody has written it yet.", "Nothing is measured yet"):
        assert page.has(words)
    first = calendar.today() + dt.timedelta(days=30)
    assert page.has(f"Day 30: {first:%A} {first.day} {first:%B %Y}")


def test_a_member_begins_one_by_a_button_and_a_second_press_begins_no_other(sam: Visitor) -> None:
    idea = worked_on(stage=Stage.COACHING)
    there = f"/en/ideas/{idea.reference}/read"
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").status == 404
    before = sam.open(there)
    page = sam.press("Begin to try it")
    assert page.has("The try-out has begun. Say first what you want to reach.")
    sam.page = before
    assert sam.press("Begin to try it").status == 200
    with db.reading():
        assert [entry.verb for entry in entries("project", 1)] == ["start"]
    assert not sam.open(there).has("Begin to try it")


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.LISTED, Stage.SIGNPOSTED, Stage.DONE])
def test_none_begins_for_an_idea_that_nobody_works_on(sam: Visitor, stage: Stage) -> None:
    idea = worked_on(stage=stage)
    assert not sam.open(f"/en/ideas/{idea.reference}/read").has("Begin to try it")
    assert sent(sam, f"/en/ideas/{idea.reference}/try-out/start") == 409


# ---- what it wants to reach ----


def test_an_aim_is_changed_and_the_one_before_is_kept_and_shown(sam: Visitor) -> None:
    idea, _number = tried()
    there = f"/en/ideas/{idea.reference}/try-out"
    sam.open(sam.open(there).link("Write what you want to reach"))
    page = sam.send(words="People wait 4 hours.")
    assert (page.has("People wait 4 hours."), page.has("What it was before")) == (True, False)
    form = sam.open(page.link("Change what we want to reach"))
    assert keys.words_on(form) == "People wait 4 hours."
    page = sam.send(words="People wait 3 hours.", by_on="2030-05-01")
    assert page.words("details").startswith("What it was beforePeople wait 4 hours.")
    assert (page.has("People wait 3 hours. By Wednesday 1 May 2030"), page.has("What it was before")) == (True, True)
    for _n in range(2):
        page = sam.send(f"{there}/aim", words="People wait 3 hours.", by_on="2030-05-01")
    assert page.words("details").count("People wait") == 1


AIMS = {
    "Write what you want to reach": {"words": " \n "},
    "Use at most 2,000 characters": {"words": "waits " * 400},
    "Write a date, or leave it empty": {"words": "People wait less.", "by_on": "the first of May"},
}


@pytest.mark.parametrize("sentence", AIMS)
def test_an_aim_that_cannot_be_kept_is_still_in_its_box(sam: Visitor, sentence: str) -> None:
    idea, _number = tried()
    page = sam.send(f"/en/ideas/{idea.reference}/try-out/aim", **AIMS[sentence])
    assert (page.status, page.faults()) == (422, [sentence])
    assert keys.words_on(page) == AIMS[sentence]["words"].strip()
    assert [box.get("value") or "" for box in page.all("input") if box.get("name") == "by_on"] == [AIMS[sentence].get("by_on", "")]
    assert sam.open(f"/en/ideas/{idea.reference}/try-out").has("Nobody has written it yet.")


def test_the_words_of_an_aim_that_are_half_written_come_along_into_easy_words(sam: Visitor) -> None:
    idea, _number = tried()
    there = f"/en/ideas/{idea.reference}/try-out/aim"
    sam.send(there, words="People wait 4 hours.")
    sam.open(there)
    page = sam.press("Easy words", words="People wait half as")
    assert (page.address.startswith("/en-easy/"), keys.words_on(page)) == (True, "People wait half as")


# ---- who sees it, and when it has ended ----


PAGES = (
    "/ideas/{idea}/try-out",
    "/ideas/{idea}/try-out/aim",
    "/ideas/{idea}/measures/new",
    "/measures/{number}",
    "/measures/{number}/change",
)
PAGES += ("/measures/{number}/leave-out",)
SENDS = (*PAGES[1:], "/ideas/{idea}/try-out/start")


def addresses(pages: tuple[str, ...], idea: Proposal, number: int) -> list[str]:
    return [f"/en{page.format(idea=idea.reference, number=number)}" for page in pages]


def test_a_lead_of_the_place_works_on_it_and_one_of_another_place_does_not_see_it(app: Flask, place: int) -> None:
    lena = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=place)
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    idea, number = tried("5 4", place=place)
    assert {otto.open(one, inspect=False).status for one in addresses(PAGES, idea, number)} == {404}
    assert {sent(otto, one) for one in addresses(SENDS, idea, number)} == {404}
    assert {lena.open(one).status for one in addresses(PAGES, idea, number)} == {200}
    assert lena.send(f"/en/measures/{number}", on=today(), value="3").has("Saved.")


def test_whoever_brought_the_idea_does_not_work_on_it_even_in_the_team(app: Flask, sam: Visitor) -> None:
    idea, number = tried("5 4")
    kim = keys.staff(app, RoleName.HUDDLE_MEMBER, "kim@example.org")
    with db.transaction():
        person = make.staff(RoleName.HUDDLE_MEMBER, "kim@example.org", "Kim")
        db.session.add(Involvement(proposal_id=idea.id, person_id=person.id, part=Part.CO_LEAD))
    assert {kim.open(one, inspect=False).status for one in addresses(PAGES, idea, number)} == {404}
    assert {sent(kim, one) for one in addresses(SENDS, idea, number)} == {404}
    assert sam.open(f"/en/measures/{number}").status == 200


def test_a_guest_is_sent_to_sign_in_with_and_without_the_key_of_the_idea(visitor: Visitor, another: Visitor) -> None:
    idea, number = tried("5 4")
    keys.hold_key(another, idea)
    for who in (visitor, another):
        seen = [who.open(one) for one in addresses(PAGES, idea, number)]
        assert {(page.address.partition("?")[0], page.has("Waiting")) for page in seen} == {("/en/sign-in", False)}


@pytest.mark.parametrize("stage", [Stage.DONE, Stage.ADOPTED, Stage.ABANDONED, Stage.STOPPED])
def test_what_has_ended_is_read_and_not_written(sam: Visitor, stage: Stage) -> None:
    idea, number = tried("5 4 9")
    before = sam.open(f"/en/measures/{number}")
    with db.transaction():
        make.again(idea).stage = stage
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/read").link("See how the try-out goes"))
    assert (page.has("1 thing is measured"), page.has("Add something"), page.has("Write what you want")) == (True, False, False)
    page = sam.open(page.link("Waiting"))
    assert (len(rows(page)), [f for f in page.all("form") if f.get("id") == "values"], page.has("Leave it out")) == (3, [], False)
    assert {sent(sam, one) for one in addresses(SENDS, idea, number)} == {409}
    assert {sam.open(one).status for one in addresses((*PAGES[1:3], *PAGES[4:]), idea, number)} == {409}
    sam.page = before
    page = sam.send(on=today(), value="3", note="It snowed that day")
    assert (page.status, page.has("It snowed that day"), len(values(number))) == (409, True, 3)


def test_an_ended_one_does_not_count_its_days_any_more(sam: Visitor) -> None:
    idea, _number = tried()
    there = f"/en/ideas/{idea.reference}/try-out"
    assert sam.open(there).has("Day 1 of 90")
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    begun = calendar.today()
    page = sam.open(there)
    assert (page.has("Day 1 of 90"), page.has(f"Begun on {begun:%A} {begun.day} {begun:%B %Y}")) == (False, True)


def test_five_who_begin_and_write_at_the_same_moment_begin_one_and_keep_one_value_a_day(app: Flask) -> None:
    people = [keys.staff(app, RoleName.HUDDLE_MEMBER, f"{name}@example.org") for name in ("ana", "ben", "cho", "dot", "eli")]
    _idea, number = tried()
    other = worked_on()

    for who in people:
        who.open(f"/en/ideas/{other.reference}/read")
    with ThreadPoolExecutor(len(people)) as room:
        answers = list(room.map(lambda who: who.press("Begin to try it").status, people))
        for who in people:
            who.open(f"/en/measures/{number}")
        answers += list(room.map(lambda who: who.send(on=today(), value="4.2").status, people))
    assert (set(answers), values(number)) == ({200}, [(today(), "4.2", "")])
    assert people[0].open(f"/en/ideas/{other.reference}/try-out").status == 200
