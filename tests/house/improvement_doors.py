"""The addresses of try-outs: a part of the table in test_doors.py. The idea there is still read, so nothing of it is tried yet."""

from tests.house import driving_doors, gates_doors, reviewing_doors, sharing_doors
from tests.house.doors import NOBODY, TEAM, answering

TABLE = (
    driving_doors.TABLE
    | gates_doors.TABLE
    | reviewing_doors.TABLE
    | sharing_doors.TABLE
    | {
        "improvement.act": ("GET", answering(409, TEAM)),  # nobody works on the idea
        "improvement.add_measure": ("GET", answering(409, TEAM)),  # nobody works on the idea
        "improvement.aim": ("GET", answering(409, TEAM)),  # likewise
        "improvement.answer": ("GET", NOBODY),  # nobody of these holds the link of somebody who was asked
        "improvement.ask": ("GET", answering(409, TEAM)),  # nobody works on the idea
        "improvement.begin": ("POST", answering(409, TEAM)),  # likewise
        "improvement.change_change_idea": ("GET", answering(409, TEAM)),  # likewise
        "improvement.change_driver": ("GET", answering(409, TEAM)),  # likewise
        "improvement.change_measure": ("GET", answering(409, TEAM)),  # likewise
        "improvement.cycle": ("GET", TEAM),
        "improvement.do": ("GET", answering(409, TEAM)),  # likewise
        "improvement.drivers": ("GET", TEAM),
        "improvement.enter_groups": ("GET", answering(409, TEAM)),  # likewise
        "improvement.export": ("GET", TEAM),
        "improvement.export_csv": ("GET", answering(404, TEAM)),  # there is no such table
        "improvement.export_json": ("GET", TEAM),
        "improvement.groups": ("GET", TEAM),
        "improvement.bring_measure_back": ("POST", answering(409, TEAM)),  # likewise
        "improvement.family": ("GET", TEAM),
        "improvement.take_measure_away": ("GET", answering(409, TEAM)),  # likewise
        "improvement.take_value_away": ("GET", answering(409, TEAM)),  # likewise
        "improvement.values": ("GET", answering(409, TEAM)),  # likewise
        "improvement.leave_out": ("GET", answering(409, TEAM)),  # likewise
        "improvement.measure": ("GET", TEAM),
        "improvement.next_cycle": ("GET", answering(409, TEAM)),  # likewise
        "improvement.open_answer": ("GET", NOBODY),  # likewise
        "improvement.paste": ("GET", answering(409, TEAM)),  # likewise
        "improvement.order_drivers": ("POST", answering(409, TEAM)),  # likewise
        "improvement.paste_groups": ("GET", answering(409, TEAM)),  # likewise
        "improvement.plan": ("GET", answering(409, TEAM)),  # likewise
        "improvement.predict": ("GET", answering(409, TEAM)),  # likewise
        "improvement.project": ("GET", TEAM),
        "improvement.split": ("GET", answering(409, TEAM)),  # likewise
        "improvement.start": ("POST", answering(409, TEAM)),  # likewise
        "improvement.start_ramp": ("GET", answering(409, TEAM)),  # likewise
        "improvement.study": ("GET", answering(409, TEAM)),  # likewise
        "improvement.translate_answers": ("POST", answering(409, TEAM)),  # likewise
        "improvement.take_change_idea_away": ("GET", answering(409, TEAM)),  # likewise
        "improvement.take_driver_away": ("GET", answering(409, TEAM)),  # likewise
        "improvement.add_to_team": ("GET", answering(409, TEAM)),  # likewise
        "improvement.change_in_team": ("GET", answering(409, TEAM)),  # likewise
        "improvement.change_milestone": ("GET", answering(409, TEAM)),  # likewise
        "improvement.charter": ("GET", TEAM),
        "improvement.charter_part": ("GET", answering(409, TEAM)),  # likewise
        "improvement.milestones": ("GET", TEAM),
        "improvement.organisations": ("GET", answering(409, TEAM)),  # likewise
        "improvement.plan_length": ("GET", answering(409, TEAM)),  # likewise
        "improvement.team": ("GET", TEAM),
        "improvement.values_csv": ("GET", TEAM),
        "improvement.write_down": ("GET", answering(409, TEAM)),  # nobody works on the idea
        "improvement.annotate": ("GET", answering(409, TEAM)),  # likewise
        "improvement.rebase": ("GET", answering(409, TEAM)),  # likewise
        "improvement.change_chart": ("GET", answering(409, TEAM)),  # likewise
        "improvement.plain_chart": ("GET", TEAM),
        "improvement.charts": ("GET", TEAM),
        "improvement.programme_charts": ("GET", (302, 302, 302, 200, 200, 404, 200)),  # a lead finds their own there
    }
)
NUMBERED = (
    driving_doors.NUMBERED
    | gates_doors.NUMBERED
    | {
        "improvement.act": "cycle",
        "improvement.ask": "cycle",
        "improvement.begin": "cycle",
        "improvement.bring_measure_back": "measure",
        "improvement.take_measure_away": "measure",
        "improvement.take_value_away": "measure",
        "improvement.values": "measure",
        "improvement.change_change_idea": "change_idea",
        "improvement.change_driver": "driver",
        "improvement.change_measure": "measure",
        "improvement.cycle": "cycle",
        "improvement.do": "cycle",
        "improvement.enter_groups": "measure",
        "improvement.groups": "measure",
        "improvement.leave_out": "measure",
        "improvement.measure": "measure",
        "improvement.next_cycle": "cycle",
        "improvement.paste": "measure",
        "improvement.paste_groups": "measure",
        "improvement.plan": "cycle",
        "improvement.predict": "cycle",
        "improvement.study": "cycle",
        "improvement.take_change_idea_away": "change_idea",
        "improvement.translate_answers": "cycle",
        "improvement.take_driver_away": "driver",
        "improvement.change_in_team": "team_member",
        "improvement.change_milestone": "milestone",
        "improvement.split": "measure",
        "improvement.values_csv": "measure",
        "improvement.write_down": "cycle",
        "improvement.annotate": "measure",
        "improvement.rebase": "measure",
        "improvement.change_chart": "measure",
        "improvement.plain_chart": "measure",
        "improvement.programme_charts": "programme",
    }
)


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


def an_asked(proposal, *, by) -> dict[str, int]:
    """One small test, and somebody who is asked what came out of it."""
    from app.improvement.actions.witnesses import Whom, ask
    from app.improvement.models import AskedAs
    from app.improvement.queries.cycles import cycle

    number = a_cycle(proposal, by=by)
    whom = Whom(AskedAs.THERE, "Noor", "noor@example.org")
    return {"cycle": number, "asked": ask(cycle(number, by=by, to=lambda *_: True)[1], proposal, whom, by=by).id}


def a_driver(proposal, *, by) -> dict[str, int]:
    """A try-out with one driver, and a change idea under it."""
    from app.improvement.actions import start_project
    from app.improvement.actions.drivers import add_change_idea, add_driver

    project = start_project(proposal, by=by)
    driver = add_driver(project, "Medicines are ready in time", None, by=by)
    remark = driving_doors.a_remark(project, driver, by=by)
    idea = add_change_idea(project, "Pack in the evening", [driver.id], by=by)
    return {"remark": remark, "driver": driver.id, "change_idea": idea.id, "sign_off": gates_doors.a_sign_off(project, by=by)}


def agreed(proposal, *, by) -> dict[str, int]:
    """A try-out with one person in its team, and one milestone."""
    import datetime as dt

    from app.improvement.actions import start_project
    from app.improvement.actions.milestones import add_milestone
    from app.improvement.actions.team import Seated, add_member
    from app.improvement.models import TeamPart

    project = start_project(proposal, by=by)
    member = add_member(project, Seated("Zoe", TeamPart.LEAD, None, project.started_on), by=by)
    milestone = add_milestone(project, "The bags are here", project.started_on + dt.timedelta(days=9), by=by)
    return {"team_member": member.id, "milestone": milestone.id}
