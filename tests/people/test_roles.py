"""Roles: given from a day until a day by somebody else, ended, never lost to the last administrator."""

import datetime as dt

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.people import actions, permissions, queries
from app.people.actions import Offer
from app.people.models import OF_HUDDLE, Guest, Person, Role, RoleName
from tests import keys, make
from tests.visitor import Visitor

TODAY = dt.date(2026, 3, 9)
DAY = dt.timedelta(days=1)


@pytest.fixture
def ada(app: Flask) -> Visitor:
    """An administrator, signed in, on a day that stands still."""
    calendar.set_clock(lambda: dt.datetime(2026, 3, 9, 10, tzinfo=dt.UTC))
    return keys.staff(app, RoleName.ADMINISTRATOR, "ada@example.org")


def given(visitor: Visitor, **told: str) -> Visitor:
    visitor.open("/en/roles/give")
    visitor.send(**{"email": "noor@example.org", "name": "Noor", "role": "huddle member"} | told)
    return visitor


def roles_of(address: str) -> list[tuple[str, dt.date, dt.date | None]]:
    with db.reading() as session:
        person = queries.by_email(address)
        rows = session.scalars(select(Role).where(Role.person_id == (person.id if person else 0)).order_by(Role.id)).all()
        return [(role.role.value, role.from_, role.until) for role in rows]


def holder(address: str) -> Person:
    with db.transaction():
        found = queries.by_email(address)
        return queries.person(found.id if found else 0)


@pytest.mark.parametrize(
    ("from_", "until", "held"),
    [
        (TODAY, None, True),
        (TODAY, TODAY, True),
        (TODAY - DAY, TODAY - DAY, False),
        (TODAY + DAY, None, False),
        (TODAY - 9 * DAY, TODAY + DAY, True),
    ],
)
def test_a_role_is_held_from_its_first_to_its_last_day(from_: dt.date, until: dt.date | None, *, held: bool) -> None:
    calendar.set_clock(lambda: dt.datetime(2026, 3, 9, 10, tzinfo=dt.UTC))
    try:
        person = Person(roles=[Role(role=RoleName.CHAIR, from_=from_, until=until)])
        assert [person.holds("chair"), person.holds("huddle member")] == [held, held]
    finally:
        calendar.reset_clock()


MAY_GIVE = {
    None: (),
    RoleName.HUDDLE_MEMBER: (),
    RoleName.DEPUTY: (),
    RoleName.MINUTE_TAKER: (),
    RoleName.PROVIDER_QI_LEAD: (),
    RoleName.CHAIR: OF_HUDDLE,
    RoleName.ADMINISTRATOR: tuple(RoleName),
}


@pytest.mark.parametrize("who", MAY_GIVE)
def test_who_may_give_which_role(who: RoleName | None) -> None:
    person = Guest() if who is None else Person(roles=[Role(role=who, from_=calendar.today())])
    assert [role for role in RoleName if permissions.give(person, role)] == list(MAY_GIVE[who])


def test_whoever_gets_a_role_gets_a_letter_and_signs_in_with_that_address(ada: Visitor, app: Flask) -> None:
    assert given(ada).page.has("The role is given. They get a letter.")  # type: ignore[union-attr]
    letter = keys.letters("people/role_given")[0]
    assert (letter.address, letter.facts["role"], letter.facts["by"]) == ("noor@example.org", "Huddle member", "Ada")
    assert roles_of("noor@example.org") == [("huddle member", TODAY, None)]
    noor = Visitor(app)
    make.sign_in(noor, "noor@example.org")
    assert noor.open("/en/queue").status == 200


def test_the_same_role_twice_is_one_role_and_one_letter(ada: Visitor) -> None:
    given(ada)
    given(ada)
    assert (len(roles_of("noor@example.org")), len(keys.letters("people/role_given"))) == (1, 1)


def test_a_role_that_overlaps_another_is_refused_with_a_sentence(ada: Visitor) -> None:
    given(ada, until="2026-12-31")
    given(ada, until="2027-12-31")
    assert ada.page
    assert (ada.page.status, ada.page.faults()) == (422, ["This person has this role already. Change its last day in the list"])


@pytest.mark.parametrize("address", ["ada@example.org", " ADA@example.org", "ada.at.home@example.org"])
def test_nobody_gives_a_role_to_themself(ada: Visitor, address: str) -> None:
    with db.transaction():
        person = queries.by_email("ada@example.org")
        assert person
        actions.add_contact(queries.person(person.id), "sms", "ada.at.home@example.org")  # whatever it is called
    given(ada, email=address, role="chair")
    assert ada.page
    assert (ada.page.status, ada.page.faults()) == (422, ["You cannot give a role to yourself. Ask somebody else"])
    assert roles_of("ada@example.org") == [("administrator", TODAY, None)]


def test_nobody_gives_themself_a_role_by_a_second_person_with_their_address(ada: Visitor) -> None:
    with db.transaction():
        other = actions.welcome("Ada again", reading="en")
        actions.add_contact(other, "email", "ada@example.org", confirmed=True)
        actions.add_contact(other, "sms", "ada.again@example.org")
        me = queries.person(queries.by_email("ada@example.org").id)  # type: ignore[union-attr]
        me.selves = frozenset({other.id})
        with pytest.raises(Refused):
            actions.appoint("ada.again@example.org", "", Offer(RoleName.CHAIR), by=me)


def test_the_chair_gives_roles_of_the_huddle_alone_whatever_is_sent(app: Flask, ada: Visitor) -> None:
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    for role, status in {"deputy": 200, "minute taker": 200, "administrator": 409, "provider QI lead": 409, "king": 422}.items():
        nadia.open("/en/roles/give")
        seen = nadia.send(email=f"{role.split()[0]}@example.org", name="New", role=role)
        assert (role, seen.status) == (role, status)
    assert roles_of("administrator@example.org") == roles_of("provider@example.org") == []


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"email": "noor"}, "Check the email address. It looks like name@example.com"),
        ({"role": ""}, "Choose a role"),
        ({"role": "provider QI lead"}, "Choose the organisation of this role"),
        ({"organisation": "999"}, "Choose an organisation that is still there"),
        ({"from_": "2026-03-08"}, "Choose today or a later day"),
        ({"from_": "2026-03-12", "until": "2026-03-11"}, "Choose a last day after the first day"),
    ],
)
def test_a_role_that_cannot_be_is_refused_and_nothing_happens(ada: Visitor, told: dict[str, str], sentence: str) -> None:
    given(ada, **told)
    assert ada.page
    assert (ada.page.status, ada.page.faults()) == (422, [sentence])
    assert (roles_of("noor@example.org"), keys.letters("people/role_given")) == ([], [])


def test_a_role_to_come_opens_nothing_before_its_day(ada: Visitor, app: Flask) -> None:
    given(ada, from_="2026-03-12")
    assert ada.page
    assert ada.page.address.endswith("view=coming")
    noor = Visitor(app)
    make.sign_in(noor, "noor@example.org")
    assert noor.open("/en/queue").status == 404
    calendar.set_clock(lambda: dt.datetime(2026, 3, 12, 10, tzinfo=dt.UTC))
    assert noor.open("/en/queue").status == 200


def test_a_role_that_is_over_opens_nothing_from_the_next_day_on(ada: Visitor, app: Flask) -> None:
    given(ada, until="2026-03-10")
    noor = Visitor(app)
    make.sign_in(noor, "noor@example.org")
    for day, status in ((10, 200), (11, 404)):
        calendar.set_clock(lambda day=day: dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC))  # type: ignore[misc] # a clock with a default
        assert noor.open("/en/queue").status == status


def end(visitor: Visitor, address: str, on: str = "", role: RoleName | None = None) -> Visitor:
    with db.reading() as session:
        person = queries.by_email(address)
        wanted = select(Role.id).where(Role.person_id == (person.id if person else 0)).order_by(Role.id.desc())
        number = session.scalar(wanted.where(Role.role == role) if role else wanted)
    visitor.send(f"/en/roles/{number}/end", on=on, reason="They moved.")
    return visitor


def test_a_role_ends_at_once_or_on_a_day_and_its_history_says_who_and_why(ada: Visitor) -> None:
    given(ada)
    end(ada, "noor@example.org", "2026-06-30")
    end(ada, "noor@example.org", "2026-05-31")
    end(ada, "noor@example.org")
    assert roles_of("noor@example.org") == [("huddle member", TODAY, TODAY - DAY)]
    from app.history.queries import entries

    with db.reading():
        told = [e for e in entries("person", holder("noor@example.org").id) if e.verb == "end_role"]
    assert [(e.facts["before"], e.facts["until"], e.reason) for e in told] == [
        ("2026-05-31", "2026-03-08", "They moved."),
        ("2026-06-30", "2026-05-31", "They moved."),
        ("", "2026-06-30", "They moved."),
    ]


def test_the_last_administrator_cannot_end_their_own_role(ada: Visitor) -> None:
    for day in ("", "2026-12-31"):
        assert end(ada, "ada@example.org", day).page.status == 409  # type: ignore[union-attr]
        assert ada.page
        assert ada.page.has("This is the last administrator. Make somebody else administrator first.")
    given(ada, role="administrator", until="2026-06-30")
    assert end(ada, "ada@example.org", "2026-12-31").page.status == 409  # type: ignore[union-attr] # the other one goes before
    assert end(ada, "ada@example.org", "2026-06-01").page.status == 200  # type: ignore[union-attr]


def test_the_chair_does_not_end_the_role_of_an_administrator(app: Flask, ada: Visitor) -> None:
    given(ada, role="administrator")
    nadia = keys.staff(app, RoleName.CHAIR, "nadia@example.org")
    with db.reading() as session:
        number = session.scalar(select(Role.id).where(Role.role == RoleName.ADMINISTRATOR))
    assert nadia.open(f"/en/roles/{number}/end").status == 409
    assert nadia.post(f"/en/roles/{number}/end", {}).status in {400, 409}
    with db.transaction():
        role = db.session.get_one(Role, number)
        with pytest.raises(NotAllowed):
            actions.end_role(role, None, reason="", by=holder("nadia@example.org"))


def test_what_ends_within_30_days_is_shown(ada: Visitor) -> None:
    given(ada, until="2026-04-08")
    given(ada, email="late@example.org", name="Late", until="2026-04-09")
    seen = ada.open("/en/roles?view=ending")
    assert (seen.has("Noor"), seen.has("Late"), seen.has("Ends soon"), seen.has("Ending within 30 days (1)")) == (True, False, True, True)


def test_a_list_of_roles_asks_the_database_as_often_for_one_as_for_three(ada: Visitor) -> None:
    counts = []
    for name in ("one", "two", "three"):
        given(ada, email=f"{name}@example.org", name=name)
        with keys.statements() as ran:
            ada.open("/en/roles")
        counts.append(len(ran))
    assert counts[0] == counts[1] == counts[2]


def test_the_shell_gives_each_role_and_a_lead_needs_an_organisation(app: Flask) -> None:
    make.organisation("Wenbrook Hospitals")
    run = app.test_cli_runner().invoke
    for role in RoleName:
        if role is not RoleName.PROVIDER_QI_LEAD:
            assert run(args=["give-role", "x@example.org", role.value]).exit_code == 0
    without = run(args=["give-role", "x@example.org", "provider QI lead"])
    unknown = run(args=["give-role", "x@example.org", "provider QI lead", "--organisation", "Nowhere"])
    good = run(args=["give-role", "x@example.org", "provider QI lead", "--organisation", "Wenbrook Hospitals"])
    assert (without.exit_code, unknown.exit_code, good.exit_code) == (1, 1, 0)
    assert holder("x@example.org").leads == {make.organisation("Wenbrook Hospitals")}
