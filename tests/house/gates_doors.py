"""The addresses of what stands before testing: a part of improvement_doors.py. Nobody works on the idea there."""

from tests.house.doors import TEAM, answering

TABLE = {
    "improvement.ask_for_sign_off": ("GET", answering(409, TEAM)),
    "improvement.begin_coaching": ("POST", answering(409, TEAM)),
    "improvement.begin_testing": ("POST", answering(409, TEAM)),
    "improvement.follow": ("GET", answering(409, TEAM)),
    "improvement.gates": ("GET", TEAM),
    "improvement.impact": ("GET", answering(409, TEAM)),
    "improvement.not_yet": ("GET", answering(409, TEAM)),
    "improvement.pause": ("GET", answering(409, TEAM)),
    "improvement.research": ("GET", answering(409, TEAM)),
    "improvement.resume": ("POST", answering(409, TEAM)),
    "improvement.ruling": ("GET", answering(409, TEAM)),
    "improvement.sign_off": ("GET", answering(409, TEAM)),
    "improvement.sponsor": ("GET", answering(409, TEAM)),
    "improvement.stop": ("GET", answering(409, TEAM)),
    "improvement.stop_for_safety": ("GET", answering(409, TEAM)),
    "improvement.take_up_again": ("GET", answering(409, TEAM)),
}
NUMBERED = {"improvement.sign_off": "sign_off"}


def a_sign_off(project, *, by) -> int:
    """Somebody was asked to say yes."""
    import datetime as dt

    from app.core import calendar
    from app.improvement.actions.sign_offs import ask_for_sign_off
    from app.improvement.models import Body

    return ask_for_sign_off(project, Body.DIGITAL, "", calendar.today() - dt.timedelta(days=1), "May we?", by=by).id
