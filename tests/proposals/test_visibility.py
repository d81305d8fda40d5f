"""One policy says who sees an idea; pages, list and search all keep to it."""

import datetime as dt
import itertools

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.questions import Given
from app.people import queries as people
from app.people.actions import give_role, make_staff, merge, welcome
from app.people.models import Guest, Person, RoleName
from app.proposals import permissions, queries
from app.proposals.actions import refresh_public
from app.proposals.models import Proposal, Publish, Stage
from app.proposals.permissions import Keyholder
from tests import keys, make
from tests.visitor import Visitor

FITS = (True, False, None)
PRIVATE = {
    "contact": Given(choices=("email", "phone", "letter", "supporter", "sms")),
    "email": Given(text="dee@example.org"),
    "phone": Given(text="01632 960 999"),
    "mobile": Given(text="07700 900 999"),
    "address": Given(text="9 Hidden Lane"),
    "supporter": Given(text="Sister Joan Nowhere"),
    "display_name": Given(text="Deirdre Secretname"),
    "support_needs": Given(choices=("braille", "breaks")),
    "capacities": Given(choices=("carer",)),
    "involvement_wish": Given(choices=("lead",)),
}
NEVER = (
    "dee@example.org",
    "960 999",
    "900 999",
    "Hidden Lane",
    "Sister Joan",
    "Secretname",
    "Braille",
    "Breaks",
    "look after someone",
    "Lead it",
)


def stand(idea: Proposal, stage: Stage, publish: Publish, fit: bool | None) -> None:
    """Puts an idea somewhere and lets the one rule say whether it is public."""
    with db.transaction():
        found = make.again(idea)
        found.stage, found.publish, found.fit_to_publish = stage, publish, fit
        refresh_public(found)


def meant_public(stage: Stage, publish: Publish, fit: bool | None) -> bool:
    return (
        stage not in {Stage.DRAFT, Stage.WITHDRAWN} and publish in {Publish.FULL_NAME, Publish.PUBLIC_NAME, Publish.UNNAMED} and fit is True
    )


SENT_THERE = frozenset(
    {
        *(Stage.DECIDED, Stage.COACHING, Stage.TESTING, Stage.PAUSED, Stage.EVALUATION),
        *(Stage.DONE, Stage.ADOPTED, Stage.ADAPTED, Stage.ABANDONED, Stage.STOPPED),
    }
)


def staff_of(role: RoleName) -> Person:
    with db.transaction():
        return people.person(make_staff(f"{role.name.lower()}@example.org", role.value, role, by=None).id)


def leads_of(idea: Proposal) -> dict[str, Person]:
    """Leads of the organisation that an idea was sent to, of what took it over, and of others; some hold the role no more or not yet."""
    here, other, heir = (make.organisation(name) for name in ("Here", "Elsewhere", "Heir"))
    today, day = calendar.today(), dt.timedelta(days=1)
    roles = {
        "lead here": (here, None, None),
        "lead elsewhere": (other, None, None),
        "lead of what took it over": (heir, None, None),
        "lead whose role is over": (here, today - 9 * day, today - day),
        "lead to come": (here, today + day, None),
    }
    with db.transaction():
        make.again(idea).organisation_id = here
        made = {}
        for name, (place, from_, until) in roles.items():
            made[name] = welcome(name, reading="en")
            give_role(made[name], RoleName.PROVIDER_QI_LEAD, by=None, organisation=place, from_=from_, until=until)
        admin = make_staff("ada@example.org", "Ada", RoleName.ADMINISTRATOR, by=None)
        merge(people.organisation(here), people.organisation(heir), reason="Why", by=admin)
    with db.transaction():
        return {name: people.person(one.id) for name, one in made.items()}


def test_lists_and_pages_keep_to_one_policy_in_every_stage_for_every_viewer(app: Flask) -> None:
    idea, other = make.idea(), make.idea()
    member, someone = make.staff(), make.staff(RoleName.ADMINISTRATOR, "ada@example.org", "Ada")
    with db.transaction():
        proposer = people.person(int(idea.person_id or 0))
    viewers = {
        "guest": Guest(),
        "stranger by the link of another idea": Keyholder(int(other.person_id or 0), other.id),
        "proposer by link": Keyholder(int(idea.person_id or 0), idea.id),
        "proposer signed in": proposer,
        "huddle member": member,
        "administrator": someone,
        **{role.value: staff_of(role) for role in (RoleName.DEPUTY, RoleName.CHAIR, RoleName.MINUTE_TAKER)},
        **leads_of(idea),
    }
    for stage, publish, fit in itertools.product(Stage, Publish, FITS):
        stand(idea, stage, publish, fit)
        public = meant_public(stage, publish, fit)
        sent = stage is not Stage.DRAFT
        with db.transaction() as session:
            found = make.again(idea)
            listed = {
                who: session.scalar(select(Proposal.id).where(Proposal.id == idea.id, queries.seen_by(person))) == idea.id
                for who, person in viewers.items()
            }
            seen = {who: permissions.see(person, found) for who, person in viewers.items()}
        team = ("proposer by link", "proposer signed in", "huddle member", "deputy", "chair", "minute taker")
        meant = dict.fromkeys(viewers, public) | dict.fromkeys(team, sent)
        meant |= dict.fromkeys(("lead here", "lead of what took it over"), public or stage in SENT_THERE)
        assert (stage, publish, fit, seen, listed) == (stage, publish, fit, meant, meant)


STATES = [*itertools.product(Stage, [Publish.UNNAMED], [True]), *itertools.product([Stage.SCREENING, Stage.DONE], Publish, FITS)]


def test_page_list_search_and_front_page_agree_about_what_is_public(visitor: Visitor, another: Visitor) -> None:
    idea, other = make.public_idea(), make.idea()
    keys.hold_key(another, other)
    for stage, publish, fit in STATES:
        stand(idea, stage, publish, fit)
        public = meant_public(stage, publish, fit)
        for who in (visitor, another):
            told = (
                who.open(f"/en/ideas/{idea.reference}").status == 200,
                who.open("/en/ideas").has("Letters I can read"),
                who.query("/en/ideas", q="writing small").has("Letters I can read"),
                who.open("/en/").has("Letters I can read"),
            )
            assert (stage, publish, fit, told) == (stage, publish, fit, (public,) * 4)
            assert who.open(f"/en/my-idea/{idea.reference}").status == 404


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.DRAFT])
def test_its_proposer_and_the_team_open_an_idea_in_every_stage(app: Flask, visitor: Visitor, stage: Stage) -> None:
    idea = make.idea()
    keys.hold_key(visitor, idea)
    member = keys.staff(app, RoleName.HUDDLE_MEMBER)
    stand(idea, stage, Publish.NO, None)
    told = (visitor.open(f"/en/my-idea/{idea.reference}").status, member.open(f"/en/ideas/{idea.reference}/read").status)
    assert told == (200, 200)


def test_a_stranger_cannot_tell_that_a_draft_exists(app: Flask, visitor: Visitor) -> None:
    _draft, token = make.draft()
    member = keys.staff(app, RoleName.CHAIR)
    none, wrong = visitor.open("/en/share/back/1-aaaa"), visitor.open(f"/en/share/back/{token[:-1]}")
    assert (none.status, wrong.status, none.words("main")) == (404, 404, wrong.words("main"))
    for who in (visitor, member):
        for address in ("/en/", "/en/ideas", "/en/ideas?q=letters"):
            assert not who.open(address).has("small")
    assert not member.open("/en/queue").has("small")
    assert member.open("/en/queue").has("0 ideas.")


def test_a_private_idea_answers_as_one_that_is_not_there(visitor: Visitor) -> None:
    idea = make.idea()
    hidden, nothing = visitor.open(f"/en/ideas/{idea.reference}"), visitor.open("/en/ideas/ZZ2222")
    assert (hidden.status, nothing.status) == (404, 404)
    assert hidden.words("main") == nothing.words("main")


def test_what_was_taken_back_leaves_list_search_page_and_every_cache_at_once(visitor: Visitor, another: Visitor) -> None:
    idea = make.public_idea()
    places = ("/en/", "/en/ideas", "/en/ideas?q=letters", f"/en/ideas/{idea.reference}")
    before = [another.open(place) for place in places]
    assert [seen.has("Letters I can read") for seen in before] == [True] * 4
    keys.hold_key(visitor, idea).send(f"/en/my-idea/{idea.reference}/take-back", reason="")
    assert visitor.page
    assert visitor.page.has("You took your idea back. Nobody outside the team sees it now.")
    for place, seen in zip(places, before, strict=True):
        again = another.open(place, **{"If-None-Match": seen.headers["ETag"]})
        assert again.status in {200, 404}
        assert "Letters I can read" not in again.text
    assert another.open(places[-1]).status == 404


def test_saying_no_to_the_website_hides_the_idea_at_once_and_yes_brings_it_back(visitor: Visitor, another: Visitor) -> None:
    idea = make.public_idea()
    keys.hold_key(visitor, idea)
    seen = []
    for choice in ("no", "later", "unnamed"):
        another.open("/en/ideas")
        visitor.send(f"/en/my-idea/{idea.reference}/website", publish=choice)
        seen.append((another.open(f"/en/ideas/{idea.reference}").status, another.open("/en/ideas").has("Letters I can read")))
    assert seen == [(404, False), (404, False), (200, True)]


@pytest.mark.parametrize(("publish", "name"), [("unnamed", ""), ("public_name", "Dee from Wenbrook"), ("full_name", "Deirdre Secretname")])
def test_a_public_page_names_the_proposer_as_they_chose_and_never_tells_how_to_reach_them(
    visitor: Visitor, publish: str, name: str
) -> None:
    idea = make.public_idea(publish=Given(choices=(publish,)), public_name=Given(text="Dee from Wenbrook"), **PRIVATE)
    for place in ("/en/", "/en/ideas", f"/en/ideas/{idea.reference}", f"/en-easy/ideas/{idea.reference}"):
        seen = visitor.open(place)
        assert [word for word in NEVER if word in seen.text and word not in name] == [], place
    assert visitor.open(f"/en/ideas/{idea.reference}").has("From ") is bool(name)
    assert name in visitor.open(f"/en/ideas/{idea.reference}").text


@pytest.mark.parametrize("words", ["Secretname", "Hidden Lane", "dee@example.org", "Joan"])
def test_nobody_finds_an_idea_by_the_private_details_of_its_proposer(app: Flask, visitor: Visitor, words: str) -> None:
    make.public_idea(**PRIVATE)
    assert visitor.query("/en/ideas", q=words).has("We found no idea like that.")


def test_the_team_reads_how_to_reach_the_proposer(app: Flask) -> None:
    idea = make.idea(**PRIVATE)
    seen = keys.staff(app, RoleName.HUDDLE_MEMBER).open(f"/en/ideas/{idea.reference}/read")
    assert [word for word in ("dee@example.org", "01632 960 999", "9 Hidden Lane", "Braille") if not seen.has(word)] == []


def test_a_part_that_has_ended_opens_nothing_any_more(app: Flask) -> None:
    idea = make.idea()
    with db.transaction():
        found = make.again(idea)
        found.involvements[0].until = calendar.now()
    holder = Keyholder(int(idea.person_id or 0), idea.id)
    with db.transaction() as session:
        assert permissions.see(holder, make.again(idea)) is False
        assert session.scalar(select(Proposal.id).where(queries.seen_by(holder))) is None
