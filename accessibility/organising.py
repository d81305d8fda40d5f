"""Organisations, roles, and work to hand on, in each state that a page can show."""

import datetime as dt

from app.core import calendar, db
from app.people import actions as people
from app.people import queries
from app.people.actions import Told
from app.people.models import OrganisationKind, Person, RoleName
from app.proposals.models import Proposal, Stage
from tests.make import again

_DAY = dt.timedelta(days=1)


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
