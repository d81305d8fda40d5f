"""The front page, and where a sign-in leads."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.web import go_to, open_to, page
from app.journey import queries
from app.journey.views import journey
from app.proposals.moves import PUBLIC_WORDS, stage_told


@journey.route("/")
@open_to("everyone", kept=True)
def home() -> Response:
    """One sentence, one button, ways to tell us, how well we keep the promise."""
    return page("journey/home.html", front=queries.front(), stage_words=PUBLIC_WORDS, stage_told=stage_told)


@journey.route("/signed-in")
@open_to("everyone")
def after_sign_in() -> Response:
    """Staff to their work, anybody else to their ideas."""
    if not current_user.is_authenticated:
        return go_to(url_for("people.sign_in"))
    if current_user.holds("huddle member"):
        return go_to(url_for("huddle.queue"))
    if current_user.holds("provider QI lead"):
        return go_to(url_for("journey.my_organisation"))
    if current_user.holds("administrator"):
        return go_to(url_for("notifications.undelivered"))
    return go_to(url_for("journey.my_ideas"))
