"""Asking others before a test: the impact check, research, sign-offs."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions
from app.improvement.actions import asking
from app.improvement.forms.gates import ReplyForm, RulingForm, SignOffForm, WorkForm
from app.improvement.forms.impact import FollowForm, ImpactForm
from app.improvement.gates.impact import ASSESSMENTS, EFFECTS, HINTS, IMPACTS, MEANINGS, worth_a_thought
from app.improvement.gates.research import WORKS
from app.improvement.queries import gates as asked
from app.improvement.views import improvement
from app.improvement.views.gates import GATES, at_gates, back_at

TRY_OUT = "/ideas/<ref:reference>/try-out"


@improvement.route(f"{TRY_OUT}/impact", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def impact(reference: str) -> Response:
    """The six questions; what has to follow, and how far that is; the versions before."""
    proposal, project = at_gates(reference)
    form = ImpactForm()
    finished, first = bool(request.form.get("finish")), False
    if form.validate_on_submit() and (not finished or form.is_whole()):
        try:
            check = asking.check_impact(project, form.answered(), form.looked_at(), finished=finished, by=current_user)
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


@improvement.route(f"{TRY_OUT}/impact/<assessment>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def follow(reference: str, assessment: str) -> Response:
    """One thing that the impact check asks for: asked of whom, when; done when, with what."""
    proposal, project = at_gates(reference)
    checks = asked.impact_checks(project)
    found = next((one for one in asked.follows_of(project, checks[0]) if one.assessment == assessment), None) if checks else None
    if found is None:
        raise NotFound
    form = FollowForm()
    if form.validate_on_submit():
        try:
            asking.follow(project, found.assessment, form.followed(), by=current_user)
            return back_at(reference, for_staff("Saved."), "improvement.impact")
        except Refused as refusal:
            form.refuse(refusal)
    if found.row is not None and not request.form:
        form.begin_with(found.row)
    name, means = ASSESSMENTS[found.assessment], MEANINGS[found.assessment]
    return page("improvement/follow.html", proposal=proposal, form=form, name=name, means=means, status=422 if form.errors else 200)


@improvement.route(f"{TRY_OUT}/research", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def research(reference: str) -> Response:
    """What kind of work it is."""
    proposal, project = at_gates(reference)
    form = WorkForm()
    if form.validate_on_submit():
        row = asking.say_work(project, form.kind(), form.why.data or "", by=current_user)
        to_ask = row.may_be_research and row.ruling is None
        return back_at(
            reference,
            for_staff("Saved. Now ask R&D.") if to_ask else for_staff("Saved."),
            "improvement.ruling" if to_ask else "improvement.gates",
        )
    told = asked.research_of(project)
    if told and not request.form:
        form.begin_with(told[0])
    return page("improvement/research.html", proposal=proposal, form=form, told=told, works=WORKS, status=422 if form.errors else 200)


@improvement.route(f"{TRY_OUT}/research/answer", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ruling(reference: str) -> Response:
    """What the research and development office said."""
    proposal, project = at_gates(reference)
    told = asked.research_of(project)
    form = RulingForm()
    if form.validate_on_submit():
        try:
            asking.rule(project, form.ruled(), by=current_user)
            return back_at(reference, for_staff("Saved."))
        except Refused as refusal:
            form.refuse(refusal)
    asking.check_ruling(told)
    if told[0].ruling is not None and not request.form:
        form.begin_with(told[0])
    return page("improvement/ruling.html", proposal=proposal, form=form, said=told[0], works=WORKS, status=422 if form.errors else 200)


@improvement.route(f"{GATES}/sign-offs/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def ask_for_sign_off(reference: str) -> Response:
    """Who was asked to say yes, when, about what."""
    proposal, project = at_gates(reference)
    form = SignOffForm()
    if form.validate_on_submit():
        body, name = form.whose()
        try:
            asking.ask_for_sign_off(project, body, name, form["asked_on"].data, form.about.data or "", by=current_user)
            return back_at(reference, for_staff("Saved."))
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/ask_for_sign_off.html", proposal=proposal, form=form, status=422 if form.errors else 200)


@improvement.route("/sign-offs/<int:number>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def sign_off(number: int) -> Response:
    """What they answered, when."""
    proposal, found = asked.sign_off(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form = ReplyForm()
    if form.validate_on_submit():
        try:
            asking.answer_sign_off(found, form.answer(), form["answered_on"].data, form.evidence.data or "", by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.gates", reference=proposal.reference))
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.begin_with(found)
    name = found.name or for_staff(asked.BODIES[found.body])
    return page("improvement/sign_off.html", proposal=proposal, form=form, found=found, name=name, status=422 if form.errors else 200)
