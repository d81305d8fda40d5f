"""The addresses of what stands beside drivers: a part of the table in improvement_doors.py. Nobody works on the idea there."""

from tests.house.doors import TEAM, answering

TABLE = {
    "improvement.add_change_idea": ("GET", answering(409, TEAM)),
    "improvement.add_driver": ("GET", answering(409, TEAM)),
    "improvement.answer_remark": ("GET", answering(409, TEAM)),
    "improvement.drivers_as_sheet": ("GET", TEAM),
    "improvement.drivers_as_text": ("GET", TEAM),
    "improvement.picture_of_drivers": ("GET", TEAM),
    "improvement.remarks": ("GET", TEAM),
    "improvement.take_remark_back": ("GET", answering(409, TEAM)),
    "improvement.watch_driver": ("GET", answering(409, TEAM)),
}
NUMBERED = {
    "improvement.answer_remark": "remark",
    "improvement.remarks": "driver",
    "improvement.take_remark_back": "remark",
    "improvement.watch_driver": "driver",
}


def a_remark(project, driver, *, by) -> int:
    """Something that was said about a driver."""
    from app.improvement.actions.driving import say

    return say(project, driver, "On Fridays there is no ward round.", by=by).id
