"""More about you: optional questions whose answers nobody can trace; and the numbers that the team sees of them."""

from flask import Blueprint, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.web import go_to, open_to, page
from app.population import actions, permissions, queries
from app.population.forms import EqualityForm

population = Blueprint("population", __name__)


@population.route("/more-about-you", methods=["GET", "POST"])
@open_to("everyone")
def more_about_you() -> Response:
    """Asks nobody who they are and which idea is theirs; answers go in one go, and no draft is kept."""
    form = EqualityForm()
    easy = i18n.reading().easy
    if form.validate_on_submit():
        actions.hold_answers(form.said(), easy=easy, ticket=form.ticket.data or "")
        return go_to(url_for("population.thank_you"))
    return page("population/more_about_you.html", form=form, controls=form.controls(easy=easy), status=422 if form.errors else 200)


@population.route("/more-about-you/thank-you")
@open_to("everyone")
def thank_you() -> Response:
    """The end, whether something was answered or not."""
    return page("population/thank_you.html")


@population.route("/who-sends-ideas")
@open_to("huddle member")
def who_sends_ideas() -> Response:
    """How many people gave each answer in the last 12 months, rounded, small numbers hidden."""
    first, last = queries.months()
    tables = queries.who_sends(by=current_user, to=permissions.see_numbers)
    return page("population/who_sends_ideas.html", tables=tables, first=first, last=last)
