"""The addresses of try-outs: a part of the table in test_doors.py. The idea there is still read, so nothing of it is tried yet."""

from tests.house.doors import TEAM, answering

TABLE = {
    "improvement.act": ("GET", answering(409, TEAM)),  # nobody works on the idea
    "improvement.add_measure": ("GET", answering(409, TEAM)),  # nobody works on the idea
    "improvement.aim": ("GET", answering(409, TEAM)),  # likewise
    "improvement.begin": ("POST", answering(409, TEAM)),  # likewise
    "improvement.change_change_idea": ("GET", answering(409, TEAM)),  # likewise
    "improvement.change_driver": ("GET", answering(409, TEAM)),  # likewise
    "improvement.change_measure": ("GET", answering(409, TEAM)),  # likewise
    "improvement.count_again": ("POST", answering(409, TEAM)),  # likewise
    "improvement.cycle": ("GET", TEAM),
    "improvement.do": ("GET", answering(409, TEAM)),  # likewise
    "improvement.drivers": ("GET", TEAM),
    "improvement.evaluation": ("GET", TEAM),
    "improvement.leave_out": ("GET", answering(409, TEAM)),  # likewise
    "improvement.measure": ("GET", TEAM),
    "improvement.next_cycle": ("GET", answering(409, TEAM)),  # likewise
    "improvement.paste": ("GET", answering(409, TEAM)),  # likewise
    "improvement.order_drivers": ("POST", answering(409, TEAM)),  # likewise
    "improvement.plan": ("GET", answering(409, TEAM)),  # likewise
    "improvement.predict": ("GET", answering(409, TEAM)),  # likewise
    "improvement.project": ("GET", TEAM),
    "improvement.review": ("GET", TEAM),
    "improvement.reviews_due": ("GET", (302, 302, 302, 200, 200, 404, 200)),
    "improvement.start": ("POST", answering(409, TEAM)),  # likewise
    "improvement.start_ramp": ("GET", answering(409, TEAM)),  # likewise
    "improvement.study": ("GET", answering(409, TEAM)),  # likewise
    "improvement.take_change_idea_away": ("GET", answering(409, TEAM)),  # likewise
    "improvement.take_driver_away": ("GET", answering(409, TEAM)),  # likewise
    "improvement.test_again": ("POST", answering(409, TEAM)),  # likewise
    "improvement.write_evaluation": ("GET", answering(409, TEAM)),  # likewise
    "improvement.write_review": ("GET", answering(409, TEAM)),  # likewise
}
NUMBERED = {
    "improvement.act": "cycle",
    "improvement.begin": "cycle",
    "improvement.change_change_idea": "change_idea",
    "improvement.change_driver": "driver",
    "improvement.change_measure": "measure",
    "improvement.count_again": "measure",
    "improvement.cycle": "cycle",
    "improvement.do": "cycle",
    "improvement.leave_out": "measure",
    "improvement.measure": "measure",
    "improvement.next_cycle": "cycle",
    "improvement.paste": "measure",
    "improvement.plan": "cycle",
    "improvement.predict": "cycle",
    "improvement.study": "cycle",
    "improvement.take_change_idea_away": "change_idea",
    "improvement.take_driver_away": "driver",
}


def a_measure(proposal, *, by) -> int:
    """A try-out with one thing that is measured."""
    from app.improvement.actions import Described, add_measure, start_project
    from app.improvement.charts import Direction
    from app.improvement.models import Every, MeasureKind

    said = Described(MeasureKind.OUTCOME, "Waiting", "Door to door", "hours", Direction.DECREASE, Every.WEEK)
    return add_measure(start_project(proposal, by=by), said, by=by).id


def a_cycle(proposal, *, by) -> int:
    """A try-out with one small test that was planned."""
    import datetime as dt

    from app.improvement.actions import start_project
    from app.improvement.actions.cycles import Plan, start_ramp
    from app.improvement.models import Purpose

    day = dt.date(2026, 3, 2)
    plan = Plan(Purpose.TEST, "1 nurse, 1 shift", day, day, "Sam", "Somebody waits longer.", (("Does it work?", "Yes"),))
    return start_ramp(start_project(proposal, by=by), "Pack in the evening.", plan, by=by).id


def a_driver(proposal, *, by) -> dict[str, int]:
    """A try-out with one driver, and a change idea under it."""
    from app.improvement.actions import start_project
    from app.improvement.actions.drivers import add_change_idea, add_driver

    project = start_project(proposal, by=by)
    driver = add_driver(project, "Medicines are ready in time", None, by=by)
    return {"driver": driver.id, "change_idea": add_change_idea(project, "Pack in the evening", [driver.id], by=by).id}
