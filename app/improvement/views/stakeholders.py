"""The stakeholder map: who it matters to and who can do much, in four groups."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.web import open_to, page
from app.improvement import permissions
from app.improvement.actions import stakeholders as mapping
from app.improvement.forms.stakeholders import INVOLVED, QUADRANTS, StakeholderForm
from app.improvement.queries import stakeholders as reading
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand, saved

STAKEHOLDERS = "/ideas/<ref:reference>/try-out/stakeholders"


@improvement.route(STAKEHOLDERS)
@open_to("huddle member", "provider QI lead")
def stakeholders(reference: str) -> Response:
    """Everybody, in the four groups of the map."""
    proposal, project = at_hand(reference, writing=False)
    groups = reading.stakeholders(project)
    return page(
        "improvement/stakeholders.html",
        proposal=proposal,
        groups=groups,
        count=sum(map(len, groups.values())),
        quadrants=QUADRANTS,
        involved=INVOLVED,
        writes=permissions.write(current_user, proposal),
    )


@improvement.route(f"{STAKEHOLDERS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_stakeholder(reference: str) -> Response:
    """One person or group more."""
    proposal, project = at_hand(reference)
    form = StakeholderForm()
    if form.validate_on_submit():
        try:
            mapping.add_stakeholder(project, form.described(), by=current_user)
            return saved("stakeholders", reference)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/describe_stakeholder.html", form=form, proposal=proposal, found=None, status=422 if form.errors else 200)


@improvement.route(f"{STAKEHOLDERS}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_stakeholder(reference: str, number: int) -> Response:
    """Other words, another group."""
    proposal, project = at_hand(reference)
    found = reading.stakeholder(project, number)
    if found is None:
        raise NotFound
    form = StakeholderForm()
    if form.validate_on_submit():
        try:
            mapping.change_stakeholder(project, found, form.described(), seen=form.seen(), by=current_user)
            return saved("stakeholders", reference)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.begin_with(found)
    return page(
        "improvement/describe_stakeholder.html",
        form=form,
        proposal=proposal,
        found=found,
        stands=form.catch_up(found.version),
        quadrants=QUADRANTS,
        involved=INVOLVED,
        status=422 if form.errors else 200,
    )


@improvement.route(f"{STAKEHOLDERS}/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_stakeholder_away(reference: str, number: int) -> Response:
    """Asks first; then they go from the map."""
    proposal, project = at_hand(reference)
    found = reading.stakeholder(project, number)
    if request.method == "POST" and Plain().validate_on_submit():
        if found is not None:
            mapping.take_stakeholder_away(project, found, by=current_user)
        return saved("stakeholders", reference)
    if found is None:
        raise NotFound
    return page("improvement/take_stakeholder_away.html", proposal=proposal, found=found)
