"""A driver or a change idea more, each on a page of its own."""

from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.core.web import open_to, page
from app.improvement.actions import drivers as drawing
from app.improvement.forms.drivers import ChangeIdeaForm, DriverForm
from app.improvement.queries import drivers as diagrams
from app.improvement.views import improvement
from app.improvement.views.drivers import DRIVERS, IDEAS, changed
from app.improvement.views.keeping import at_hand


@improvement.route(f"{DRIVERS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_driver(reference: str) -> Response:
    """Something more that must change."""
    proposal, project = at_hand(reference)
    form = DriverForm()
    form.offer(diagrams.diagram(project))
    if form.validate_on_submit():
        try:
            added = drawing.add_driver(project, form.words.data or "", form.parent(), by=current_user)
            return changed(reference, f"driver-{added.id}")
        except Refused as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return page("improvement/change_part.html", proposal=proposal, form=form, of_driver=True, adds=True, status=status)


@improvement.route(f"{IDEAS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_change_idea(reference: str) -> Response:
    """Something more to test, under a driver that stands."""
    proposal, project = at_hand(reference)
    diagram = diagrams.diagram(project)
    if not diagram.drivers:
        raise NotAllowed(for_staff("Add a driver first. A change idea stands under a driver."))
    form = ChangeIdeaForm()
    form.offer(diagram)
    if form.validate_on_submit():
        try:
            added = drawing.add_change_idea(project, form.idea.data or "", form.numbers(), by=current_user)
            return changed(reference, f"driver-{added.drivers[0].id}")
        except Refused as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return page("improvement/change_part.html", proposal=proposal, form=form, of_driver=False, adds=True, status=status)
