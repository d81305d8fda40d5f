"""Many charts at once: of one try-out, and of a programme."""

from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.web import open_to, page
from app.improvement import permissions, queries
from app.improvement.charts.drawing import LITTLE, Drawing, draw
from app.improvement.forms import KINDS
from app.improvement.queries import dashboards
from app.improvement.views import improvement
from app.proposals.queries import places_of


@improvement.route("/ideas/<ref:reference>/try-out/charts")
@open_to("huddle member", "provider QI lead")
def charts(reference: str) -> Response:
    """Everything that a try-out measures as small charts, what needs a look first."""
    proposal, found = queries.tried(reference, by=current_user, to=permissions.work_on)
    measures = dashboards.by_worry(queries.told(queries.measures(found)))
    return page(
        "improvement/charts.html",
        proposal=proposal,
        measures=measures,
        pictures=_pictures(measures),
        programmes=[one.programme for one in places_of(proposal.id) if not one.waits],
        kinds=KINDS,
    )


@improvement.route("/programmes/<int:number>/try-outs")
@open_to("huddle member", "provider QI lead")
def programme_charts(number: int) -> Response:
    """The try-outs of a programme, each with the charts of what it is about."""
    found = dashboards.programme(number)
    tried = dashboards.tried_in(found, by=current_user)
    return page(
        "improvement/programme_charts.html",
        programme=found,
        tried=tried,
        most=dashboards.MOST_TRIED,
        pictures=_pictures([chart for one in tried for chart in one.charts]),
        kinds=KINDS,
    )


def _pictures(measures: list[queries.Told]) -> dict[int, Drawing]:
    """The little picture of each measure that has a value."""
    return {told.measure.id: draw(told.chart, LITTLE, words=told.lines) for told in measures if told.latest}
