"""The impact check, and how far what follows from it is."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import open_to, page
from app.improvement.actions import impact as impacts
from app.improvement.forms.impact import FollowForm, ImpactForm
from app.improvement.gates.impact import ASSESSMENTS, EFFECTS, HINTS, IMPACTS, MEANINGS, worth_a_thought
from app.improvement.queries import gates as asked
from app.improvement.views import improvement
from app.improvement.views.gates import TRY_OUT, at_gates, back_at


@improvement.route(f"{TRY_OUT}/impact", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def impact(reference: str) -> Response:
    """The six questions; what has to follow, and how far that is; the versions before."""
    proposal, project = at_gates(reference)
    form = ImpactForm()
    finished, first = bool(request.form.get("finish")), False
    if form.validate_on_submit() and (not finished or form.is_whole()):
        try:
            check = impacts.check_impact(project, form.answered(), form.looked_at(), finished=finished, by=current_user)
            to = "improvement.impact" if check.assessments or not finished else "improvement.gates"
            return back_at(reference, for_staff("Saved."), to)
        except Refused as refusal:
            form.refuse(refusal)
            first = True
    checks = asked.impact_checks(project)
    if checks and not request.form:
        form.begin_with(checks[0])
    newest = checks[0] if checks else None
    return page(
        "improvement/impact.html",
        proposal=proposal,
        form=form,
        checks=checks,
        theirs=newest if first else None,
        seen=form.looked_at() if request.form and not first else newest.number if newest else 0,
        overtaken=newest is not None and newest.finished and asked.overtaken(project, newest),
        follows=asked.follows_of(project, newest) if newest else (),
        thoughts=worth_a_thought(newest.effects) if newest else (),
        writers=asked.writers(checks),
        impacts=IMPACTS,
        hints=HINTS,
        effects=EFFECTS,
        assessments=ASSESSMENTS,
        meanings=MEANINGS,
        status=422 if form.errors else 200,
    )


@improvement.route(f"{TRY_OUT}/impact/<kind>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def follow(reference: str, kind: str) -> Response:
    """One thing that the impact check asks for: asked of whom, when; done when, with what."""
    proposal, project = at_gates(reference)
    checks = asked.impact_checks(project)
    found = next((one for one in asked.follows_of(project, checks[0]) if one.assessment == kind), None) if checks else None
    if found is None:
        raise NotFound
    form = FollowForm()
    if form.validate_on_submit():
        try:
            impacts.follow(project, found.assessment, form.followed(), by=current_user)
            return back_at(reference, for_staff("Saved."), "improvement.impact")
        except Refused as refusal:
            form.refuse(refusal)
    if found.row is not None and not request.form:
        form.begin_with(found.row)
    name, means = ASSESSMENTS[found.assessment], MEANINGS[found.assessment]
    return page("improvement/follow.html", proposal=proposal, form=form, name=name, means=means, status=422 if form.errors else 200)
