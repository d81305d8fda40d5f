"""A driver diagram as a picture and as files; what is measured about a driver, and what people say about it."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused, allows
from app.core.forms import Plain
from app.core.i18n import for_staff, reading
from app.core.sheets import sheet
from app.core.web import go_to, open_to, page, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import driving as doing
from app.improvement.diagram import draw
from app.improvement.diagram.parts import LETTERS
from app.improvement.diagram.telling import HEAD, as_rows, as_text
from app.improvement.forms.driving import AnswerForm, RemarkForm, WatchForm
from app.improvement.queries import drivers as diagrams
from app.improvement.queries import driving
from app.improvement.views import improvement
from app.improvement.views.downloads import download

if TYPE_CHECKING:
    from app.improvement.diagram import Tree
    from app.improvement.models import Driver, Project, Remark
    from app.proposals.models import Proposal

DRIVERS = "/ideas/<ref:reference>/try-out/drivers"


@improvement.route(f"{DRIVERS}/picture")
@open_to("huddle member", "provider QI lead")
def picture_of_drivers(reference: str) -> Response:
    """The diagram drawn, beside the lists that say the same."""
    proposal, tree = _tree(reference)
    drawn = draw(tree, rtl=reading().dir == "rtl")
    return page("improvement/picture_of_drivers.html", proposal=proposal, tree=tree, drawn=drawn, letters=LETTERS)


@improvement.route(f"{DRIVERS}.txt")
@open_to("huddle member", "provider QI lead")
def drivers_as_text(reference: str) -> Response:
    """The diagram as indented lines."""
    _proposal, tree = _tree(reference)
    return download(f"{reference}-drivers.txt", as_text(tree), "text/plain")


@improvement.route(f"{DRIVERS}.csv")
@open_to("huddle member", "provider QI lead")
def drivers_as_sheet(reference: str) -> Response:
    """The diagram as rows for a spreadsheet."""
    _proposal, tree = _tree(reference)
    return download(f"{reference}-drivers.csv", sheet(HEAD, as_rows(tree)), "text/csv")


@improvement.route(f"{DRIVERS}/<int:number>/measures", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def watch_driver(reference: str, number: int) -> Response:
    """Which measures tell whether a driver moves."""
    proposal, project, found = _driver(reference, number)
    actions.check_open(proposal, by=current_user)
    measures = queries.measures(project)
    form = WatchForm()
    form.offer(measures)
    if form.validate_on_submit():
        try:
            doing.watch(project, found, form.numbers(), by=current_user)
            return _back(proposal, found.id)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.measures.data = [str(one) for one in driving.watched(found)]
    status = 422 if form.errors else 200
    room = allows(actions.check_room, measures)
    return page("improvement/watch_driver.html", proposal=proposal, found=found, form=form, measures=measures, room=room, status=status)


@improvement.route(f"{DRIVERS}/<int:number>/comments", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def remarks(reference: str, number: int) -> Response:
    """What people say about a driver; one comment more."""
    proposal, project, found = _driver(reference, number)
    form = RemarkForm()
    if form.is_submitted():
        doing.check_comments(proposal, by=current_user)
    if form.validate_on_submit():
        doing.say(project, found, form.words.data or "", form.said_by.data or "", by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("improvement.remarks", reference=reference, number=number))
    return page(
        "improvement/remarks.html",
        proposal=proposal,
        found=found,
        form=form,
        said=driving.remarks_on(found),
        me=current_user.id,
        comments=permissions.comment(current_user, proposal),
        writes=permissions.write(current_user, proposal),
        status=422 if form.errors else 200,
    )


@improvement.route("/driver-comments/<int:number>/answer", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def answer_remark(number: int) -> Response:
    """What follows from a comment; then it is closed."""
    proposal, project, found = driving.remark(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    form = AnswerForm()
    if form.validate_on_submit():
        doing.answer(project, found, form.answer.data or "", by=current_user)
        return _to_remarks(proposal, found)
    status = 422 if form.errors else 200
    return page("improvement/answer_remark.html", proposal=proposal, remark=found, form=form, status=status)


@improvement.route("/driver-comments/<int:number>/take-back", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_remark_back(number: int) -> Response:
    """Asks first; then one's own comment goes."""
    proposal, project, found = driving.remark(number, by=current_user, to=permissions.work_on)
    doing.check_comments(proposal, by=current_user)
    if Plain().validate_on_submit():
        doing.take_back(project, found, by=current_user)
        return _to_remarks(proposal, found)
    doing.check_own(found, by=current_user)
    return page("improvement/take_remark_back.html", proposal=proposal, remark=found)


def _tree(reference: str) -> "tuple[Proposal, Tree]":
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    return proposal, driving.tree(diagrams.diagram(project), queries.aims(project))


def _driver(reference: str, number: int) -> "tuple[Proposal, Project, Driver]":
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    found = diagrams.driver(project, number)
    if found is None:
        raise NotFound
    return proposal, project, found


def _back(proposal: "Proposal", driver: int) -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.drivers", reference=proposal.reference, _anchor=f"driver-{driver}"))


def _to_remarks(proposal: "Proposal", remark: "Remark") -> Response:
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.remarks", reference=proposal.reference, number=remark.driver_id))
