"""The team of a try-out: who, from when until when, which organisations take part, and whose sponsor is missing."""

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions.sponsors import reach
from app.improvement.actions.taking_part import take_part
from app.improvement.actions.team import add_member, change_member
from app.improvement.forms.charter import IN_A_WORD, OrganisationsForm
from app.improvement.forms.sponsors import SeatForm
from app.improvement.queries import charter as charters
from app.improvement.queries.standing_behind import named_for, sponsor, sponsors_now
from app.improvement.views import improvement
from app.people import queries as people

if TYPE_CHECKING:
    from app.improvement.models import Project, TeamMember

TEAM = "/ideas/<ref:reference>/try-out/team"


@improvement.route(TEAM)
@open_to("huddle member", "provider QI lead")
def team(reference: str) -> Response:
    """Who works on it, and who did."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    seats, today = charters.team(project), calendar.today()
    writes = permissions.write(current_user, proposal)
    return page(
        "improvement/team.html",
        proposal=proposal,
        now=[seat for seat in seats if not seat.member.has_left(today)],
        earlier=[seat for seat in seats if seat.member.has_left(today)],
        organisations=charters.organisations(project),
        missing=charters.sponsors_missing(project),
        **_behind(project),
        in_a_word=IN_A_WORD,
        writes=writes,
        names_organisations=writes and current_user.holds("huddle member"),
    )


def _behind(project: "Project") -> dict[str, Any]:
    """For which organisations a sponsor is named; and who is named elsewhere than in the team."""
    seats, named = sponsors_now(project), sponsor(project)
    known = {seat.name for seat in seats}
    return {"named": named_for(seats), "elsewhere": named if named is not None and named.name not in known else None}


@improvement.route(f"{TEAM}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_to_team(reference: str) -> Response:
    """One person more."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    return _asked(reference, project, None)


@improvement.route(f"{TEAM}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_in_team(reference: str, number: int) -> Response:
    """Another part, a last day, or the day on which a sponsor signed."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    found = charters.member(project, number)
    if found is None:
        raise NotFound
    return _asked(reference, project, found)


def _asked(reference: str, project: "Project", found: "TeamMember | None") -> Response:
    form = SeatForm()
    reached = found is not None and found.person_id is not None
    form.offer(charters.organisations(project), people.organisations())
    form.offer_readings(found)
    if not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            if found is not None:
                change_member(project, found, form.seated(), by=current_user)
            reach(found or add_member(project, form.seated(), by=current_user), form.reached(), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.team", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/team_member.html", form=form, reference=reference, found=found, reached=reached, status=422 if form.errors else 200
    )


@improvement.route("/ideas/<ref:reference>/try-out/organisations", methods=["GET", "POST"])
@open_to("huddle member")
def organisations(reference: str) -> Response:
    """The huddle says which organisations take part beside the one that leads."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    leads = people.standing(proposal.organisation_id)
    form = OrganisationsForm()
    form.offer(people.organisations(), leads)
    if form.validate_on_submit():
        take_part(project, form.numbers() | ({leads} if leads else set()), by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.team", reference=reference))
    if not request.form:
        form.taking.data = [str(one.id) for one in charters.organisations(project)]
    name = people.organisation_name(leads) if leads else ""
    return page("improvement/organisations.html", form=form, proposal=proposal, leads=name, status=422 if form.errors else 200)
