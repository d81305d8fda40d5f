"""The addresses of try-outs: a part of the table in test_doors.py. The idea there is still read, so nothing of it is tried yet."""

from tests.house.doors import TEAM, answering

TABLE = {
    "improvement.add_measure": ("GET", answering(409, TEAM)),  # nobody works on the idea
    "improvement.aim": ("GET", answering(409, TEAM)),  # likewise
    "improvement.change_measure": ("GET", answering(409, TEAM)),  # likewise
    "improvement.count_again": ("POST", answering(409, TEAM)),  # likewise
    "improvement.leave_out": ("GET", answering(409, TEAM)),  # likewise
    "improvement.measure": ("GET", TEAM),
    "improvement.paste": ("GET", answering(409, TEAM)),  # likewise
    "improvement.project": ("GET", TEAM),
    "improvement.start": ("POST", answering(409, TEAM)),  # likewise
}
NUMBERED = {
    "improvement.change_measure": "measure",
    "improvement.count_again": "measure",
    "improvement.leave_out": "measure",
    "improvement.measure": "measure",
    "improvement.paste": "measure",
}


def a_measure(proposal, *, by) -> int:
    """A try-out with one thing that is measured."""
    from app.improvement.actions import Described, add_measure, start_project
    from app.improvement.charts import Direction
    from app.improvement.models import Every, MeasureKind

    said = Described(MeasureKind.OUTCOME, "Waiting", "Door to door", "hours", Direction.DECREASE, Every.WEEK)
    return add_measure(start_project(proposal, by=by), said, by=by).id
