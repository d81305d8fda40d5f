"""The team of a try-out, its organisations, and the sponsors that are missing."""

import datetime as dt

import pytest
from flask import Flask

from app.core import calendar, db
from app.improvement.actions.taking_part import take_part
from app.improvement.queries import project_of
from app.improvement.queries.charter import organisations, sponsors_missing, team
from app.people.actions import merge
from app.people.models import RoleName
from app.people.queries import organisation
from app.proposals.models import Proposal
from tests import keys, make
from tests.huddle.test_asked import answer, asked
from tests.improvement.before import before_testing, page_of
from tests.improvement.trying import sent, today, tried
from tests.visitor import Seen, Visitor

DAY = dt.timedelta(days=1)


@pytest.fixture
def north() -> int:
    return make.organisation("North Hospital")


@pytest.fixture
def south() -> int:
    return make.organisation("South Carers")


@pytest.fixture
def idea(north: int, south: int) -> Proposal:
    """Tried by two organisations; the north leads."""
    idea, _number = tried("5 6", place=north)
    with db.transaction():
        found = make.again(idea)
        found.integrated = True
        project = project_of(found)
        assert project
        take_part(project, [north, south], by=make.staff())
    return idea


def where(idea: Proposal, rest: str = "") -> str:
    return f"/en/ideas/{idea.reference}/try-out/team{rest}"


def missing(idea: Proposal) -> list[str]:
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        return [one.name for one in sponsors_missing(project)]


def add(who: Visitor, idea: Proposal, name: str, part: str = "member", **told: str) -> Seen:
    return who.send(where(idea, "/new"), name=name, part=part, **told)


# ---- who is of the team ----


def test_people_are_added_and_stand_in_the_order_of_their_parts(sam: Visitor, idea: Proposal, north: int) -> None:
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/try-out").link("Team"))
    assert page.has("Nobody is named yet.")
    add(sam, idea, "Zoe", "lived_experience")
    page = add(sam, idea, "Ali", "lead", organisation=str(north))
    assert page.has("2 people work on it")
    assert page.words("tbody").index("Ali") < page.words("tbody").index("Zoe")
    assert (page.words("tbody").count("North Hospital"), page.has("Lived-experience partner")) == (1, True)
    assert sam.open(f"/en/ideas/{idea.reference}/try-out/charter").has("Lead: Ali, North Hospital")


def test_whoever_has_left_stands_apart_and_the_change_is_kept(sam: Visitor, idea: Proposal) -> None:
    add(sam, idea, "Zoe")
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        number = team(project)[0].member.id
    last = (calendar.today() - DAY).isoformat()
    page = sam.send(where(idea, f"/{number}/change"), from_on=last, until_on=last)
    assert (page.has("Nobody is named yet."), page.has("1 person worked on it"), page.has("Zoe")) == (True, True, True)
    assert not sam.open(f"/en/ideas/{idea.reference}/try-out/charter").has("Member: Zoe")


def test_the_same_person_sent_twice_stands_once(sam: Visitor, idea: Proposal) -> None:
    add(sam, idea, "Zoe")
    assert add(sam, idea, "Zoe").has("1 person works on it")


REFUSED = {
    "Write a name": {"name": "   "},
    "Use at most 120 characters": {"name": "Zoe " * 40},
    "Write the first day": {"from_on": "tomorrow"},
    "Write a date, or leave it empty": {"until_on": "some day"},
    "The last day is before the first one. Check both": {"from_on": "2026-01-02", "until_on": "2026-01-01"},
    "This day is more than 10 years away. Check the year": {"from_on": "1026-01-02"},
    "Choose an organisation of the list": {"organisation": "999999999"},
    "Only a sponsor signs off. Leave this day empty, or choose “Sponsor”": {"signed_on": "2026-01-02"},
    "A sponsor speaks for an organisation. Choose which one": {"part": "sponsor"},
}


@pytest.mark.parametrize("sentence", REFUSED)
def test_what_cannot_be_kept_is_told_and_stays_in_its_box(sam: Visitor, idea: Proposal, sentence: str) -> None:
    told = {"name": "Zoe", "part": "member"} | REFUSED[sentence]
    page = sam.send(where(idea, "/new"), **told)
    assert (page.status, page.faults()) == (422, [sentence])
    for box in page.all("input"):
        if box.get("type") in {"text", "date"} and box.get("name") in told:
            assert (box.get("value") or "") == told[str(box.get("name"))].strip()
    assert sam.open(where(idea)).has("Nobody is named yet.")


def test_an_organisation_number_that_is_none_is_told_too(sam: Visitor, idea: Proposal) -> None:
    for odd in ("", "-1", "north", "9" * 30, "١"):
        page = add(sam, idea, "Zoe", organisation=odd)
        assert (page.status, page.faults()) == (422, ["Choose an organisation of the list"])


# ---- sponsors ----


def test_each_organisation_needs_a_sponsor_who_has_signed(sam: Visitor, idea: Proposal, north: int, south: int) -> None:
    assert missing(idea) == ["North Hospital", "South Carers"]
    page = add(sam, idea, "Helen", "sponsor", organisation=str(north))
    assert (page.words("tbody").count("Not yet"), missing(idea)) == (1, ["North Hospital", "South Carers"])
    number = page.link("Helen").split("/")[-2]
    page = sam.send(where(idea, f"/{number}/change"), signed_on=today())
    assert (missing(idea), page.has("North Hospital. A sponsor has signed off.")) == (["South Carers"], True)
    assert page.has("South Carers. No sponsor has signed off yet.")
    add(sam, idea, "Tom", "sponsor", organisation=str(south), signed_on=today())
    assert missing(idea) == []
    yesterday = (calendar.today() - DAY).isoformat()
    sam.send(where(idea, f"/{number}/change"), from_on=yesterday, until_on=yesterday)
    assert missing(idea) == ["North Hospital"]


def test_a_sponsor_signs_on_no_day_to_come_and_for_no_organisation_that_stays_out(sam: Visitor, idea: Proposal, north: int) -> None:
    page = add(sam, idea, "Helen", "sponsor", organisation=str(north), signed_on=(calendar.today() + DAY).isoformat())
    assert page.faults() == ["This day is still to come. Write a day that has been"]
    page = add(sam, idea, "Helen", "sponsor", organisation=str(make.organisation("Elsewhere")))
    assert page.faults() == ["This organisation does not take part, so it needs no sponsor. Choose one that does"]


def test_organisations_that_became_one_need_one_sponsor(sam: Visitor, idea: Proposal, north: int, south: int) -> None:
    add(sam, idea, "Tom", "sponsor", organisation=str(south), signed_on=today())
    owen = make.staff(RoleName.ADMINISTRATOR, "owen@example.org", "Owen")
    with db.transaction():
        merge(organisation(south), organisation(north), reason="One trust now.", by=owen)
    assert missing(idea) == []
    with db.reading():
        project = project_of(make.again(idea))
        assert project
        assert [one.name for one in organisations(project)] == ["North Hospital"]


def test_nobody_is_missing_where_no_organisation_takes_part(sam: Visitor) -> None:
    idea, _number = tried()
    assert (missing(idea), sam.open(where(idea)).has("No organisation takes part yet.")) == ([], True)


# ---- organisations that take part ----


def test_all_who_said_yes_take_part_and_write(app: Flask) -> None:
    chair = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    places = {"lena": "Wenbrook Hospital", "mo": "Tarrow Carers"}
    leads = {
        name: keys.staff(app, RoleName.PROVIDER_QI_LEAD, f"{name}@example.org", organisation=make.organisation(place))
        for name, place in places.items()
    }
    idea = asked(chair, "Tarrow Carers")
    for lead in leads.values():
        answer(lead, answer="yes", words="Omar, 01632 960 222.")
    assert missing(idea) == ["Wenbrook Hospital", "Tarrow Carers"]
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    there = f"/en/ideas/{idea.reference}/try-out/aim"
    assert {name: sent(lead, there) for name, lead in leads.items()} == {"lena": 422, "mo": 422}
    assert (otto.open(where(idea)).status, sent(otto, there)) == (200, 409)


def test_a_lead_beside_writes_every_part_and_one_who_only_reads_none(app: Flask, idea: Proposal, south: int) -> None:
    mo = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "mo@example.org", organisation=south)
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    pages = ["/aim", "/charter/risks", "/team/new", "/milestones", "/plan"]
    addresses = [f"/en/ideas/{idea.reference}/try-out{one}" for one in pages]
    assert {sent(mo, one) for one in addresses} == {422}
    assert {sent(otto, one) for one in addresses} == {409}
    assert (otto.open(where(idea)).has("Add somebody"), mo.open(where(idea)).has("Add somebody")) == (False, True)


def test_in_a_try_out_of_one_organisation_another_that_was_named_still_reads_nothing(app: Flask, idea: Proposal, south: int) -> None:
    with db.transaction():
        make.again(idea).integrated = False
    mo = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "mo@example.org", organisation=south)
    assert (mo.open(where(idea), inspect=False).status, sent(mo, where(idea, "/new"))) == (404, 404)


def test_the_huddle_says_who_takes_part_and_whoever_leaves_does_not_write_any_more(
    app: Flask, sam: Visitor, idea: Proposal, south: int
) -> None:
    mo = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "mo@example.org", organisation=south)
    there = f"/en/ideas/{idea.reference}/try-out/organisations"
    assert (mo.open(there, inspect=False).status, mo.open(where(idea)).has("Change which organisations")) == (404, False)
    east = make.organisation("East Council")
    sam.open(sam.open(where(idea)).link("Change which organisations take part"))
    page = sam.send(taking=[str(east)])
    assert (missing(idea), page.has("South Carers")) == (["North Hospital", "East Council"], False)
    assert sent(mo, where(idea, "/new")) == 409
    sam.send(there, taking=["0", "x", str(10**12)])
    assert missing(idea) == ["North Hospital"]


def test_the_page_asks_as_often_for_one_person_as_for_six(app: Flask, sam: Visitor, idea: Proposal, north: int) -> None:
    def statements() -> int:
        with keys.statements() as ran:
            sam.open(where(idea))
        return len(ran)

    add(sam, idea, "Helen", "sponsor", organisation=str(north), signed_on=today())
    one = statements()
    for n in range(5):
        add(sam, idea, f"Member {n}", organisation=str(north))
    assert statements() == one


def test_the_page_before_testing_and_the_page_of_the_team_say_the_same_of_a_sponsor(sam: Visitor, idea: Proposal, north: int) -> None:
    gates = f"/en/ideas/{idea.reference}/try-out/gates"
    page = add(sam, idea, "Dr Boss", "sponsor", organisation=str(north))
    assert page.has("North Hospital. A sponsor is named, and has not signed off yet.")
    before = sam.open(gates)
    assert before.has("Dr Boss. Named, and has not signed off yet.")
    sam.send(f"{gates}/sponsor", name="Jo Lead", role="Director of nursing")
    team = sam.open(f"/en/ideas/{idea.reference}/try-out/team")
    assert team.has("On the page before testing Jo Lead, Director of nursing, is named as sponsor, and has not signed off yet.")
    assert sam.open(gates).has("Jo Lead, Director of nursing. Named, and has not signed off yet.")
    add(sam, idea, "Ann Other", "sponsor", organisation=str(north), signed_on=today())
    assert sam.open(gates).has("Ann Other. Signed off on")


def test_a_sponsor_of_the_team_passes_the_gate_where_one_organisation_tries_it(sam: Visitor) -> None:
    alone = before_testing("sponsor")
    assert sam.open(page_of(alone)).has("Nobody is named as sponsor.")
    place = make.organisation("Alone Hospital")
    with db.transaction():
        make.again(alone).organisation_id = place
    add(sam, alone, "Dr Boss", "sponsor", organisation=str(place))
    page = sam.open(page_of(alone))
    assert (page.has("Nobody is named as sponsor."), page.has("Begin to test")) == (False, True)
