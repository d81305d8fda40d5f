"""Every try-out on one list."""

from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.web import open_to, page
from app.improvement.queries import try_outs as listing
from app.improvement.views import improvement
from app.proposals.moves import PUBLIC_WORDS


@improvement.route("/try-outs")
@open_to("huddle member", "provider QI lead")
def try_outs() -> Response:
    """Those that run first: where each stands, its day, and the next review."""
    rows = listing.try_outs(current_user)
    return page("improvement/try_outs.html", rows=rows, most=listing.MOST, stage_words=PUBLIC_WORDS, today=calendar.today())
