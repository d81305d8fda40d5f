"""The try-outs of the demo go by one calendar: what is planned lies ahead of its beginning, what was done lies behind us."""

import datetime as dt

from sqlalchemy import select

from app.core import calendar, db
from app.history.models import Entry
from app.improvement.models import Aim, Cycle, Milestone, ProgressScore, Project, Ramp, ReviewTold
from tests.journey.rows import every

AT_LEAST = dt.timedelta(days=60)


def _written_down() -> list[Project]:
    """The try-outs that have an aim."""
    with db.reading() as session:
        return list(session.scalars(select(Project).where(Project.id.in_(select(Aim.project_id))).order_by(Project.id)))


def test_an_aim_gives_its_people_the_time_that_it_takes(made: None) -> None:
    projects = {project.id: project for project in _written_down()}
    assert len(projects) == 2
    for (aim,) in every(select(Aim)):
        assert aim.by_on - projects[aim.project_id].started_on >= AT_LEAST


def test_a_try_out_is_counted_from_the_day_on_which_testing_began(made: None) -> None:
    for project in _written_down():
        began = every(
            select(Entry.at).where(Entry.thing_id == project.proposal_id, Entry.kind == "proposal", Entry.verb == "start_testing")
        )
        assert project.started_on == calendar.on_date(began[0][0])


def test_nothing_was_done_before_a_try_out_began(made: None) -> None:
    for project in _written_down():
        milestones = every(select(Milestone.baseline_on, Milestone.done_on).where(Milestone.project_id == project.id))
        assert milestones
        tests = every(select(Cycle.starts_on).join(Ramp, Cycle.ramp_id == Ramp.id).where(Ramp.project_id == project.id))
        scores = every(select(ProgressScore.scored_at).where(ProgressScore.project_id == project.id))
        days = [day for row in (*milestones, *tests) for day in row if day] + [calendar.on_date(row[0]) for row in scores]
        assert min(days) >= project.started_on


def test_a_review_is_closed_after_its_day(made: None) -> None:
    told = every(select(ReviewTold.due_on, ReviewTold.closed_at))
    assert told
    assert all(due <= calendar.on_date(closed) for due, closed in told)
