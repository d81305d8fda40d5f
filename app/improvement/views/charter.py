"""The charter of a try-out on one page, and its parts one by one."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions.charter import write_part
from app.improvement.forms import KINDS
from app.improvement.forms.charter import IN_A_WORD, PARTS, SAID, PartForm, part_of
from app.improvement.queries import charter as charters
from app.improvement.queries.drivers import all_ideas
from app.improvement.views import improvement
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of

CHARTER = "/ideas/<ref:reference>/try-out/charter"


@improvement.route(CHARTER)
@open_to("huddle member", "provider QI lead")
def charter(reference: str) -> Response:
    """Everything that was agreed, on one page that prints on one sheet."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    team = charters.team(project)
    return page(
        "improvement/charter.html",
        proposal=proposal,
        project=project,
        title=title_of(proposal.title, proposal.answers),
        title_lang=proposal.title.lang if proposal.title else proposal.lang,
        given=proposals.given(proposal.answers),
        written=charters.charter(project),
        parts=PARTS,
        aims=queries.aims(project),
        measures=queries.measures(project),
        kinds=KINDS,
        ideas=all_ideas(project),
        tests=charters.tests_so_far(project),
        organisations=charters.organisations(project),
        missing=charters.sponsors_missing(project),
        team=[seat for seat in team if not seat.member.has_left(calendar.today())],
        in_a_word=IN_A_WORD,
        milestones=charters.milestones(project),
        writes=permissions.write(current_user, proposal),
    )


@improvement.route(f"{CHARTER}/<slug>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def charter_part(reference: str, slug: str) -> Response:
    """One part: what the person said first, what stands, and what stood before."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    part = part_of(slug)
    if part is None:
        raise NotFound
    form = PartForm()
    if form.validate_on_submit():
        try:
            write_part(project, part, form.words.data or "", seen=form.number_seen(), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.charter", reference=reference, _anchor=part.value))
        except Refused as refusal:
            form.refuse(refusal)
    wordings = charters.wordings(project, part)
    if not request.form:
        form.words.data = wordings[0].words if wordings else ""
    form.seen.data = str(wordings[0].number if wordings else 0)
    return page(
        "improvement/charter_part.html",
        form=form,
        proposal=proposal,
        heading=PARTS[part][0],
        hint=PARTS[part][1],
        said=proposals.given(proposal.answers).get(SAID.get(part, "")),
        before=charters.told(wordings),
        status=422 if form.errors else 200,
    )
