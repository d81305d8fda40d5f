"""A provider QI lead reads in full what was sent to their organisation, once its person has heard; nothing else, anywhere."""

import itertools
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.huddle import actions as huddle
from app.huddle.models import Route
from app.huddle.queries import meeting_on
from app.people import queries as people
from app.people.models import RoleName
from app.proposals import permissions, queries
from app.proposals.models import Attachment, FileState, Medium, Proposal, Stage
from tests import keys, make, quorum
from tests.visitor import Visitor

SECRET = {
    "contact": Given(choices=("phone",)),
    "email": Given(),
    "phone": Given(text="01632 960 999"),
    "support_needs": Given(choices=("breaks",)),
}
HIDDEN = ("01632 960 999", "Rest breaks", "breaks")


@pytest.fixture
def here(app: Flask) -> int:
    return make.organisation("Here")


@pytest.fixture
def lena(app: Flask, here: int) -> Visitor:
    return keys.staff(app, RoleName.PROVIDER_QI_LEAD, "lena@example.org", organisation=here)


def sent_to(place: int | None, route: Route = Route.PROVIDER_PROJECT, **changed: Given) -> Proposal:
    """An idea that is not public, decided by the huddle."""
    idea = make.idea(publish=Given(choices=("no",)), **changed)
    make.screened(idea, title="Only for some", fit=False)
    sam, nadia = make.staff(), make.staff(RoleName.CHAIR, "nadia@example.org", "Nadia")
    with db.transaction():
        on = calendar.add_working_days(calendar.today(), 2)
        meeting = meeting_on(on) or huddle.plan_meeting(on, by=sam)
        huddle.list_proposal(make.again(idea), meeting, by=sam)
    quorum.seat(idea)
    beside = {Route.INTEGRATED_PROJECT: {"partners": (make.organisation("Beside"),), "detail": "From the ward to home."}}
    more: dict[str, Any] = beside.get(route, {}) | ({"joins": "The letters project"} if route is Route.ALREADY_BEING_DONE else {})
    revisit = {"revisit_on": calendar.add_working_days(calendar.today(), 20)} if route is Route.NOT_NOW else {}
    words = {"reason": "Others said so.", "next_step": "We try it.", "contact_name": "Nadia", "contact_how": "nadia@example.org"}
    with db.transaction():
        huddle.decide(make.again(idea), huddle.Chosen(route=route, organisation=place, **words, **more, **revisit), by=nadia)  # type: ignore[arg-type] # a day
    if route is Route.SIGNPOST:
        quorum.confirm(idea)
    return idea


def read(visitor: Visitor, idea: Proposal) -> Any:
    return visitor.open(f"/en/ideas/{idea.reference}/read")


def test_a_lead_reads_the_idea_and_its_story_but_not_how_to_reach_its_person(lena: Visitor, here: int) -> None:
    idea = sent_to(here, **SECRET)
    seen = read(lena, idea)
    assert (seen.status, seen.has("The writing is small"), seen.has("The huddle decided"), seen.has("Others said so.")) == (200,) + (
        True,
    ) * 3
    assert [words for words in HIDDEN if words in seen.text] == []
    assert seen.has("Ask the person named in the decision.")
    (todo,) = [part for part in seen.all("section") if part.get("aria-labelledby") == "do"]
    assert [" ".join("".join(what.itertext()).split()) for kind in ("a", "button") for what in todo.iter(kind)] == ["Begin to try it"]
    assert lena.open("/en/my-organisation").has("Only for some")


ROUTES = {
    Route.PROVIDER_PROJECT: True,
    Route.INTEGRATED_PROJECT: True,
    Route.MORE_COACHING: True,
    Route.JUST_DO_IT: True,
    Route.ALREADY_BEING_DONE: False,
    Route.SIGNPOST: False,
    Route.NOT_NOW: False,
}


@pytest.mark.parametrize("route", Route)
def test_a_lead_sees_what_is_to_be_done_there_and_not_what_is_not(lena: Visitor, here: int, route: Route) -> None:
    idea = sent_to(here, route)
    assert (read(lena, idea).status == 200, lena.open("/en/my-organisation").has("Only for some")) == (ROUTES[route],) * 2


def test_every_lead_sees_what_several_organisations_try_together(app: Flask, lena: Visitor) -> None:
    idea = sent_to(make.organisation("Elsewhere"), Route.INTEGRATED_PROJECT)
    assert read(lena, idea).status == 200
    assert lena.open("/en/my-organisation").has("Several organisations together")


def test_a_lead_of_another_organisation_finds_nothing(app: Flask, here: int) -> None:
    idea = sent_to(here)
    other = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    assert (read(other, idea).status, other.open(f"/en/ideas/{idea.reference}").status) == (404, 404)
    assert other.open("/en/my-organisation").has("The team has not sent an idea to your organisation yet.")


def test_before_the_huddle_an_idea_stays_with_the_huddle_even_when_a_screener_named_the_organisation(lena: Visitor, here: int) -> None:
    idea = make.idea(publish=Given(choices=("no",)))
    with db.transaction():
        make.again(idea).organisation_id = here
    assert read(lena, idea).status == 404


def test_a_lead_hears_of_an_idea_only_when_its_person_has(lena: Visitor, here: int) -> None:
    idea = sent_to(here, support_needs=Given(choices=("braille",)))
    assert keys.now(idea).unheard
    assert read(lena, idea).status == 404
    with db.transaction():
        huddle.send_in_format(make.again(idea), by=make_nadia())
    assert read(lena, idea).status == 200


def make_nadia() -> Any:
    found = people.by_email("nadia@example.org")
    return people.person(found.id if found else 0)


def test_what_is_read_again_by_the_huddle_or_taken_back_leaves_the_lead(lena: Visitor, here: int) -> None:
    idea = sent_to(here)
    for stage in (Stage.SCREENING, Stage.LISTED, Stage.WITHDRAWN):
        with db.transaction():
            make.again(idea).stage = stage
        assert (read(lena, idea).status, lena.open("/en/my-organisation").has("Only for some")) == (404, False)


def test_an_idea_follows_to_the_organisation_that_took_over(app: Flask, here: int) -> None:
    idea, heir = sent_to(here), make.organisation("Heir")
    hella = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "hella@example.org", organisation=heir)
    assert read(hella, idea).status == 404
    ada = keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")
    ada.send(f"/en/organisations/{here}/merge", into=str(heir), reason="The board decided it.")
    assert read(hella, idea).status == 200
    assert hella.open("/en/my-organisation").has("Heir")
    ada.send(f"/en/organisations/{here}/open-again", reason="It was a mistake.")
    assert read(hella, idea).status == 404


WORK = ("screen", "question", "decision", "decision/easy-words", "decision/in-format")


def test_a_lead_only_reads(lena: Visitor, here: int) -> None:
    idea = sent_to(here)
    doors = [f"/en/ideas/{idea.reference}/{what}" for what in WORK] + ["/en/queue", "/en/tasks", "/en/translations", "/en/huddles"]
    assert {door: lena.open(door).status for door in doors} == dict.fromkeys(doors, 404)
    assert lena.open(f"/en/my-idea/{idea.reference}").status == 404


def test_a_lead_does_not_learn_of_another_idea_that_is_not_public_by_its_voice(app: Flask, lena: Visitor, here: int) -> None:
    from app.proposals import actions

    older = make.public_idea(title="The older idea")
    with db.transaction():
        younger, _token = actions.begin_draft(reading="en", lang="en", quick=False)
        make.fill(younger, make.DEE)
        from app.people.models import Guest

        actions.wish_to_join(younger, str(older.reference), by=Guest())
        actions.send_proposal(younger, by=None, reading="en", easy=False)
    for fit in (True, False):  # it was public when it asked to join, and is not any more
        make.screened(younger, title="A secret voice", fit=fit)
    with db.transaction():
        found = make.again(older)
        found.organisation_id, found.stage = here, Stage.DECIDED
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    assert (read(member, older).has("A secret voice"), read(lena, older).has("A secret voice")) == (True, False)


@pytest.mark.parametrize(
    ("integrated", "unheard", "place"), [*itertools.product((True, False), (True, False), ("Here", "Elsewhere", None))]
)
def test_page_list_and_files_agree_for_leads(
    app: Flask, lena: Visitor, here: int, *, integrated: bool, unheard: bool, place: str | None
) -> None:
    idea = make.idea(publish=Given(choices=("no",)))
    file = Attachment(proposal_id=idea.id, field="problem", medium=Medium.PHOTO, state=FileState.READY, fit=True)
    new = Attachment(proposal_id=idea.id, field="problem", medium=Medium.PHOTO, state=FileState.READY)
    for stage in Stage:
        with db.transaction():
            found = make.again(idea)
            found.stage, found.integrated, found.unheard = stage, integrated, unheard
            found.organisation_id = make_place(place)
        with db.transaction() as session:
            known = people.by_email("lena@example.org")
            person, found = people.person(known.id if known else 0), make.again(idea)
            listed = session.scalar(select(Proposal.id).where(Proposal.id == idea.id, queries.seen_by(person))) == idea.id
            led = [row.id for row in queries.led_ideas(person)] == [idea.id]
            assert not permissions.see_file(person, new, found)  # nobody has looked at it yet
            told = permissions.see(person, found), permissions.read(person, found), permissions.see_file(person, file, found), listed, led
        assert len({*told, read(lena, idea).status == 200}) == 1, (stage, told)


def make_place(name: str | None) -> int | None:
    found = people.named(name) if name else None
    if name and found is None:
        from app.people.actions import found_organisation
        from app.people.models import OrganisationKind

        found = found_organisation(name, OrganisationKind.ACUTE)
    return found.id if found else None
