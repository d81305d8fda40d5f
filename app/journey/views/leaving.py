"""Somebody leaves: who has what in hand, and one page to hand it all on."""

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import count_for_staff, mark_for_staff
from app.core.web import go_to, open_to, page, tell_next
from app.huddle import queries as huddle
from app.journey.actions.leaving import hand_on
from app.journey.forms.leaving import leaving_form
from app.journey.queries.leaving import everything_in_hand, how_many, in_hand, leaver, left_behind
from app.journey.views import journey
from app.people import queries as people
from app.tasks.views import KINDS

THINGS = {
    "idea": mark_for_staff("An idea that they read"),
    "draft": mark_for_staff("An idea that they write down for somebody"),
    "task": mark_for_staff("Something that they do"),
    "translation": mark_for_staff("A translation"),
    "agreed": mark_for_staff("Something that was agreed in a huddle"),
    "chair_meeting": mark_for_staff("A huddle that they chair"),
    "minutes_meeting": mark_for_staff("A huddle whose minutes they write"),
    "chair_weekly": mark_for_staff("They chair the huddle each week"),
    "minutes_weekly": mark_for_staff("They write the minutes each week"),
}


@journey.route("/leaving")
@open_to("huddle member")
def leaving() -> Response:
    """Who has what in hand; what is left with people who work here no more comes first."""
    if not current_user.holds("chair"):
        return go_to(url_for("journey.hand_on_from", number=current_user.id))
    orphans, team = how_many(left_behind()), people.staff()
    counts = how_many(everything_in_hand())
    waiting = huddle.waiting_decisions()
    return page("journey/leaving.html", orphans=orphans, names=people.names(orphans), team=team, counts=counts, waiting=waiting)


@journey.route("/leaving/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def hand_on_from(number: int) -> Response:
    """All that somebody has in hand, and who takes it over."""
    person = leaver(number, by=current_user)
    things = in_hand(number)
    form = leaving_form(things, [member for member in people.staff() if member.id != number])
    if form.validate_on_submit():
        try:
            went = hand_on(person, form.chosen(things), by=current_user, to=form.for_all())
            tell_next(count_for_staff("%(num)s thing is handed on.", "%(num)s things are handed on.", went) % {"num": went})
            return go_to(url_for("journey.hand_on_from", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    status = 422 if form.errors else 200
    return page(
        "journey/hand_on.html",
        person=person,
        things=things,
        form=form,
        words=THINGS,
        kinds=KINDS,
        chairs=current_user.holds("chair"),
        status=status,
    )
