"""The benefits register: what is expected, for whom, and what was seen so far."""

from typing import TYPE_CHECKING, Any

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import Refused
from app.core.forms import Plain
from app.core.web import open_to, page
from app.improvement import permissions
from app.improvement.actions import benefits as keeping
from app.improvement.forms.benefits import BENEFIT_KINDS, GAINERS, BenefitForm, GiveUpForm, SeenForm
from app.improvement.queries import benefits as reading
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand, saved

if TYPE_CHECKING:
    from app.improvement.models import Project

BENEFITS = "/ideas/<ref:reference>/try-out/benefits"


@improvement.route(BENEFITS)
@open_to("huddle member", "provider QI lead")
def benefits(reference: str) -> Response:
    """Every benefit in a line: for whom, how much, by when, seen so far."""
    proposal, project = at_hand(reference, writing=False)
    found = reading.benefits(project)
    writes = permissions.write(current_user, proposal)
    return page("improvement/benefits.html", proposal=proposal, benefits=found, writes=writes, **_words(project))


@improvement.route(f"{BENEFITS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_benefit(reference: str) -> Response:
    """One benefit more."""
    proposal, project = at_hand(reference)
    form = BenefitForm()
    form.offer(reading.measure_names(project))
    if form.validate_on_submit():
        try:
            added = keeping.add_benefit(project, form.described(), by=current_user)
            return saved("benefit", reference, number=added.id)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/describe_benefit.html", form=form, proposal=proposal, found=None, status=422 if form.errors else 200)


@improvement.route(f"{BENEFITS}/<int:number>", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def benefit(reference: str, number: int) -> Response:
    """One benefit: what was seen of it so far, and what was changed."""
    proposal, project = at_hand(reference, writing=request.method == "POST")
    found, form = reading.benefit(project, number), SeenForm()
    if form.validate_on_submit():
        try:
            keeping.see_benefit(project, found, form.day(), form.words.data or "", by=current_user)
            return saved("benefit", reference, number=number)
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "improvement/benefit.html",
        form=form,
        proposal=proposal,
        found=found,
        changes=reading.changes(found),
        today=calendar.today(),
        writes=permissions.write(current_user, proposal),
        **_words(project),
        status=422 if form.errors else 200,
    )


@improvement.route(f"{BENEFITS}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_benefit(reference: str, number: int) -> Response:
    """Other words, another amount, another day."""
    proposal, project = at_hand(reference)
    found, form = reading.benefit(project, number), BenefitForm()
    form.offer(reading.measure_names(project))
    if form.validate_on_submit():
        try:
            keeping.change_benefit(project, found, form.described(), seen=form.seen(), by=current_user)
            return saved("benefit", reference, number=number)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        form.begin_with(found)
    return page(
        "improvement/describe_benefit.html",
        form=form,
        proposal=proposal,
        found=found,
        stands=form.catch_up(found.version),
        **_words(project),
        status=422 if form.errors else 200,
    )


@improvement.route(f"{BENEFITS}/<int:number>/give-up", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def give_benefit_up(reference: str, number: int) -> Response:
    """Nobody expects it any more, and why."""
    proposal, project = at_hand(reference)
    found, form = reading.benefit(project, number), GiveUpForm()
    if form.validate_on_submit():
        try:
            keeping.give_benefit_up(project, found, form.why.data or "", by=current_user)
            return saved("benefit", reference, number=number)
        except Refused as refusal:
            form.refuse(refusal)
    return page("improvement/give_benefit_up.html", form=form, proposal=proposal, found=found, status=422 if form.errors else 200)


@improvement.route(f"{BENEFITS}/<int:number>/expect-again", methods=["POST"])
@open_to("huddle member", "provider QI lead")
def expect_benefit_again(reference: str, number: int) -> Response:
    """It is expected as before."""
    _proposal, project = at_hand(reference)
    found = reading.benefit(project, number)
    if Plain().validate_on_submit():
        keeping.expect_benefit_again(project, found, by=current_user)
    return saved("benefit", reference, number=number)


def _words(project: "Project") -> dict[str, Any]:
    return {"gainers": GAINERS, "kinds": BENEFIT_KINDS, "measures": reading.measure_names(project)}
