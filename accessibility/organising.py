"""Organisations, roles and handing on: the pages, and a portal in which each can be seen."""

import datetime as dt
from collections.abc import Iterator

from accessibility.states import ADMINISTRATOR, STAFF, Doing, Line, send
from app.core import calendar, db
from app.people import actions as people
from app.people import queries
from app.people.actions import Told
from app.people.models import OrganisationKind, Person, RoleName
from app.proposals.models import Proposal, Stage
from tests.make import again

_DAY = dt.timedelta(days=1)


def _line(name: str, endpoint: str, address: str, who: str, *, done: Doing | None = None, status: int = 200, wide: bool = True) -> Line:
    return Line(name, endpoint, address, who, done, STAFF, wide, status)


def _kept(name: str, endpoint: str, address: str, *, done: Doing | None = None, status: int = 200) -> Line:
    """A page for the administrator alone."""
    return Line(name, endpoint, address, "administrator", done, ADMINISTRATOR, wide=done is None, status=status)


def lines() -> Iterator[Line]:
    """Who is what in which organisation, and who takes over."""
    yield _line("organisations", "journey.organisations", "/organisations", "member")
    yield _line("organisations, found by a name of before", "journey.organisations", "/organisations?q=infirmary", "chair", wide=False)
    yield _line("organisations, none found", "journey.organisations", "/organisations?q=xylophone", "member", wide=False)
    yield _line("one organisation", "journey.organisation", "/organisations/{renamed}", "member")
    yield _line("one organisation, closed", "journey.organisation", "/organisations/{merged}", "member", wide=False)
    yield _kept("one organisation, to look after", "journey.organisation", "/organisations/{renamed}")
    for what in ("change", "merge", "split", "end"):
        address, endpoint = f"/organisations/{{renamed}}/{what}", f"people.{what}_organisation"
        yield _kept(f"{what} an organisation", endpoint, address)
        yield _kept(f"{what} an organisation, no reason", endpoint, address, done=send(), status=422)
    yield _kept("open an organisation again", "people.open_again", "/organisations/{merged}/open-again")
    yield _kept("add an organisation", "people.add_organisation", "/organisations/add")
    yield _kept("add an organisation, nothing filled in", "people.add_organisation", "/organisations/add", done=send(), status=422)
    yield _line("roles", "people.roles", "/roles", "chair")
    for view in ("ending", "coming", "held"):
        yield _line(f"roles, {view}", "people.roles", f"/roles?view={view}", "chair", wide=False)
    yield _line("give a role", "people.give_a_role", "/roles/give", "chair")
    yield _line("give a role, nothing filled in", "people.give_a_role", "/roles/give", "chair", done=send(), status=422, wide=False)
    yield _line("end a role", "people.end_role", "/roles/{role}/end", "chair")
    early = send(on="2020-01-01")
    yield _line("end a role, too early", "people.end_role", "/roles/{role}/end", "chair", done=early, status=422, wide=False)
    yield Line("my organisation", "journey.my_organisation", "/my-organisation", "lead", readings=ADMINISTRATOR, wide=True)
    yield Line("my organisation, no idea", "journey.my_organisation", "/my-organisation?before=1", "lead", readings=ADMINISTRATOR)
    yield _line("read an idea, as its lead", "journey.read_idea", "/ideas/{led}/read", "lead")
    yield _line("somebody leaves", "journey.leaving", "/leaving", "chair")
    yield _line("hand on", "journey.hand_on_from", "/leaving/{gone}", "chair")
    yield _line("hand on, nobody chosen", "journey.hand_on_from", "/leaving/{gone}", "chair", done=send(), status=422, wide=False)
    yield _line("hand on, nothing in hand", "journey.hand_on_from", "/leaving/{quiet}", "chair", wide=False)


def fill(staff: dict[str, Person], led: Proposal, left: Proposal) -> dict[str, int]:
    """An organisation that was renamed and took another over, roles of each kind, an idea that is led, and one left behind. Gives numbers."""
    ada = staff["administrator"]
    with db.transaction():
        hospitals = people.found_organisation("Wenbrook Infirmary", OrganisationKind.ACUTE, ods_code="ZZ1", by=ada.id)
        told = Told("Wenbrook Hospitals and Community Partnership", OrganisationKind.ACUTE, "ZZ1")
        people.change_organisation(hospitals, told, reason="The board chose a new name.", by=ada)
        old = people.found_organisation("Krankenhausentlassungsmanagementbesprechungsprotokollvorlage Trust", OrganisationKind.COMMUNITY)
        people.merge(old, hospitals, reason="The 2 boards decided it.", by=ada)
        staff["lead"] = people.make_staff("lena@example.org", "Lena", RoleName.PROVIDER_QI_LEAD, by=ada.id, organisation=hospitals.id)
        found = again(led)
        found.organisation_id, found.stage = old.id, Stage.DECIDED
    today = calendar.today()
    with db.transaction():
        quiet = people.make_staff("priya@example.org", "Priya", RoleName.DEPUTY, by=ada.id)
        quiet.roles[0].until = today + 20 * _DAY
        gone = people.make_staff("gone@example.org", "Sam Ellerby-Okoro", RoleName.HUDDLE_MEMBER, by=ada.id)
        people.give_role(gone, RoleName.MINUTE_TAKER, by=ada.id, from_=today + 9 * _DAY)
        again(left).reader_id = gone.id
    with db.transaction():
        past = queries.person(gone.id).roles[0]
        past.from_, past.until = today - 9 * _DAY, today - _DAY
        role = queries.person(quiet.id).roles[0].id
    return {"renamed": hospitals.id, "merged": old.id, "role": role, "quiet": quiet.id, "gone": gone.id}
