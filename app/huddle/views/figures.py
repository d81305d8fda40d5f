"""Numbers for the chair, and what nobody looks after."""

from werkzeug.wrappers import Response

from app.core.i18n import mark_for_staff
from app.core.web import open_to, page
from app.huddle.queries import figures as numbers
from app.huddle.queries import orphans
from app.huddle.routes import WORDS
from app.huddle.views import huddle
from app.proposals.moves.telling import WAYS

BY = {
    "pathway": mark_for_staff("By the way in which ideas come"),
    "reading": mark_for_staff("By language"),
    "organisation": mark_for_staff("By organisation of today"),
}


@huddle.route("/huddles/figures")
@open_to("chair")
def figures() -> Response:
    """Promises, waiting times, who is missing, routes, and what nobody looks after."""
    heirs, names = numbers.today_of()
    last = numbers.last_meetings()
    waits = numbers.waiting_times()
    return page(
        "huddle/figures.html",
        promises={
            "pathway": numbers.promises("pathway"),
            "reading": numbers.promises("reading"),
            "organisation": numbers.promises_by_organisation(heirs, names),
        },
        by=BY,
        ways=WAYS,
        waits=waits,
        bars=numbers.shares(step.answered for step in waits),
        meetings=len(last),
        absent=numbers.absent_fields(last),
        absent_from=numbers.absent_organisations(last, heirs, names),
        routes=numbers.routes(),
        words=WORDS,
        unread=orphans.unread(),
        leaderless=orphans.without_a_lead(),
        left=orphans.actions_left(),
        most=orphans.COUNTED,
    )
