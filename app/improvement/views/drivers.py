"""The driver diagram of a try-out, as nested lists, and the pages that change it."""

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.improvement import permissions, queries
from app.improvement.actions import drivers as drawing
from app.improvement.forms.cycles import STATES
from app.improvement.forms.drivers import ChangeIdeaForm, DriverForm
from app.improvement.queries import drivers as diagrams
from app.improvement.queries import driving
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand

DRIVERS = "/ideas/<ref:reference>/try-out/drivers"
IDEAS = "/ideas/<ref:reference>/try-out/change-ideas"


@improvement.route(DRIVERS)
@open_to("huddle member", "provider QI lead")
def drivers(reference: str) -> Response:
    """All drivers with their change ideas, and the ways to change them. Nobody types here, so no button loses words."""
    proposal, project = at_hand(reference, writing=False)
    return page(
        "improvement/drivers.html",
        proposal=proposal,
        diagram=diagrams.diagram(project),
        beside=driving.beside(project),
        states=STATES,
        aims=queries.aims(project),
        writes=permissions.write(current_user, proposal),
        comments=permissions.comment(current_user, proposal),
    )


@improvement.route(f"{DRIVERS}/order", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def order_drivers(reference: str) -> Response:
    """One driver to another place among those beside it."""
    _proposal, project = at_hand(reference)
    told, _between, to = request.form.get("to", "").partition(":")
    number, place = row_number(told), row_number(to)
    found = diagrams.driver(project, number) if number is not None else None
    if found is None or place is None or not Plain().validate_on_submit():
        raise NotFound
    drawing.place_driver(project, found, place, by=current_user)
    return changed(reference, f"driver-{found.id}")


@improvement.route(f"{DRIVERS}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_driver(reference: str, number: int) -> Response:
    """Other words for a driver, or another place."""
    proposal, project = at_hand(reference)
    found = diagrams.driver(project, number)
    if found is None:
        raise NotFound
    form = DriverForm()
    form.offer(diagrams.diagram(project), found)
    if not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            drawing.change_driver(project, found, form.words.data or "", form.parent(), by=current_user)
            return changed(reference, f"driver-{number}")
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/change_part.html", proposal=proposal, form=form, of_driver=True, status=422 if form.errors else 200)


@improvement.route(f"{DRIVERS}/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_driver_away(reference: str, number: int) -> Response:
    """Asks first; then the driver goes, with those under it."""
    proposal, project = at_hand(reference)
    found = diagrams.driver(project, number)
    if request.method == "POST" and Plain().validate_on_submit():
        if found is not None:
            drawing.take_driver_away(project, found, by=current_user)
        return changed(reference)
    if found is None:
        raise NotFound
    under = diagrams.beside(project, number)
    return page("improvement/take_driver_away.html", proposal=proposal, found=found, under=under)


@improvement.route(f"{IDEAS}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_change_idea(reference: str, number: int) -> Response:
    """Other words for a change idea, or other drivers."""
    proposal, project = at_hand(reference)
    found = diagrams.change_idea(project, number)
    if found is None:
        raise NotFound
    form = ChangeIdeaForm()
    form.offer(diagrams.diagram(project))
    if not request.form:
        form.begin_with(found)
    if form.validate_on_submit():
        try:
            drawing.change_change_idea(project, found, form.idea.data or "", form.numbers(), by=current_user)
            return changed(reference)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/change_part.html", proposal=proposal, form=form, of_driver=False, status=422 if form.errors else 200)


@improvement.route(f"{IDEAS}/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_change_idea_away(reference: str, number: int) -> Response:
    """Asks first; then the change idea goes from every driver."""
    proposal, project = at_hand(reference)
    found = diagrams.change_idea(project, number)
    if request.method == "POST" and Plain().validate_on_submit():
        if found is not None:
            drawing.take_change_idea_away(project, found, by=current_user)
        return changed(reference)
    if found is None:
        raise NotFound
    return page("improvement/take_change_idea_away.html", proposal=proposal, found=found)


def changed(reference: str, place: str | None = None) -> Response:
    """Back to the diagram, where the driver at `place` takes the focus."""
    tell_next(for_staff("Saved."))
    return go_to(url_for("improvement.drivers", reference=reference, _anchor=place))
