"""All measures of a try-out on one page, by what they are for; and those that were taken away."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, allows
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import measures as family_actions
from app.improvement.forms.labels import DIRECTIONS, EVERY, KINDS, MEANINGS, TYPES
from app.improvement.forms.measures import TakeAwayForm
from app.improvement.queries import describing, due
from app.improvement.views import improvement


@improvement.route("/ideas/<ref:reference>/try-out/measures")
@open_to("huddle member", "provider QI lead")
def family(reference: str) -> Response:
    """What is measured, kind by kind, what waits, and what is not known yet."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    measures = queries.measures(project)
    relatives = describing.relatives(measures)
    writes = permissions.write(current_user, proposal)
    return page(
        "improvement/family.html",
        proposal=proposal,
        relatives=relatives,
        waiting=due.waiting(proposal, project, measures, {one.measure.id: one.last.on for one in relatives}),
        hidden=due.taken_away(project),
        kinds=KINDS,
        meanings=MEANINGS,
        types=TYPES,
        every=EVERY,
        directions=DIRECTIONS,
        writes=writes,
        room=writes and allows(actions.check_room, measures),
    )


@improvement.route("/measures/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_measure_away(number: int) -> Response:
    """A measure that nobody needs any more is hidden, and why."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = TakeAwayForm()
    actions.check_open(proposal, by=current_user)
    if form.validate_on_submit():
        family_actions.take_away(found, form.why.data or "", by=current_user)
        tell_next(for_staff("The measure was taken away. You find it below, with all its values."))
        return go_to(url_for("improvement.family", reference=proposal.reference))
    tests = describing.named_in(found)
    return page("improvement/take_measure_away.html", form=form, found=found, tests=tests, status=422 if form.errors else 200)


@improvement.route("/measures/<int:number>/bring-back", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def bring_measure_back(number: int) -> Response:
    """A measure that was taken away is measured again."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    if not Plain().validate_on_submit():
        raise NotAllowed
    family_actions.bring_back(found, due.project_of(found), by=current_user)
    tell_next(for_staff("The measure is back."))
    return go_to(url_for("improvement.measure", number=number))
