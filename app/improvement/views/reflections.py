"""What is this telling us? Reflections, private or shared with the team."""

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.forms import Plain
from app.core.web import open_to, page
from app.improvement import permissions
from app.improvement.actions import reflections as reflecting
from app.improvement.forms.reflections import SHARED, ReflectionForm, ReflectionWordsForm
from app.improvement.queries import reflections as reading
from app.improvement.queries.benefits import measure_names
from app.improvement.views import improvement
from app.improvement.views.keeping import at_hand, saved

REFLECTIONS = "/ideas/<ref:reference>/try-out/reflections"


@improvement.route(REFLECTIONS)
@open_to("huddle member", "provider QI lead")
def reflections(reference: str) -> Response:
    """What the team shared, and what the reader wrote for themselves."""
    proposal, project = at_hand(reference, writing=False)
    thoughts = reading.reflections(project, by=current_user)
    writes = permissions.write(current_user, proposal)
    return page("improvement/reflections.html", proposal=proposal, thoughts=thoughts, writes=writes)


@improvement.route(f"{REFLECTIONS}/new", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def add_reflection(reference: str) -> Response:
    """A new thought, about the try-out, a measure or a small test."""
    proposal, project = at_hand(reference)
    form = ReflectionForm()
    form.offer(measure_names(project), reading.cycles_of(project))
    if form.validate_on_submit():
        shared = form.readers.data == SHARED
        try:
            words = form.words.data or ""
            reflecting.reflect(project, words, measure=form.measure(), cycle=form.cycle(), shared=shared, by=current_user)
            return saved("reflections", reference)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form and request.args.get("about"):
        form.about.data = request.args["about"]
    return page("improvement/reflect.html", form=form, proposal=proposal, found=None, status=422 if form.errors else 200)


@improvement.route(f"{REFLECTIONS}/<int:number>/change", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def change_reflection(reference: str, number: int) -> Response:
    """Other words for one's own private thought."""
    proposal, project = at_hand(reference)
    found = reading.own_reflection(project, number, by=current_user)
    form = ReflectionWordsForm()
    if form.validate_on_submit():
        try:
            reflecting.change_reflection(found, form.words.data or "")
            return saved("reflections", reference)
        except Refused as refusal:
            form.refuse(refusal)
    if not request.form:
        reflecting.check_private(found)
        form.begin_with(found)
    return page("improvement/reflect.html", form=form, proposal=proposal, found=found, status=422 if form.errors else 200)


@improvement.route(f"{REFLECTIONS}/<int:number>/share", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def share_reflection(reference: str, number: int) -> Response:
    """Asks first; then the team reads one's own thought."""
    proposal, project = at_hand(reference)
    found = reading.own_reflection(project, number, by=current_user)
    if request.method == "POST" and Plain().validate_on_submit():
        reflecting.share(project, found, by=current_user)
        return saved("reflections", reference)
    return page("improvement/share_reflection.html", proposal=proposal, found=found, sharing=True)


@improvement.route(f"{REFLECTIONS}/<int:number>/take-away", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def take_reflection_away(reference: str, number: int) -> Response:
    """Asks first; then one's own thought is gone."""
    proposal, project = at_hand(reference)
    found = reading.own_reflection(project, number, by=current_user)
    if request.method == "POST" and Plain().validate_on_submit():
        reflecting.take_reflection_away(project, found, by=current_user)
        return saved("reflections", reference)
    return page("improvement/share_reflection.html", proposal=proposal, found=found, sharing=False)
