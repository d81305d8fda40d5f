"""The plan of a try-out: how long it is, on which days it is looked at, and its milestones. A day that moves has a reason, and the first one is kept."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement.models import Milestone, MilestoneMove, Project
from app.improvement.queries import charter as queries
from app.people.models import Person

MOST_MILESTONES = 40  # a page shows them all
SHORTEST, LONGEST = 7, 730  # days of a plan
MOST_REVIEWS = 6
BEFORE, AFTER = dt.timedelta(days=365), dt.timedelta(days=5 * 365)  # of the first day of a try-out: a milestone lies between


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A milestone as it was written down. `done_on`: none while it is still to be done."""

    name: str
    planned_on: dt.date
    done_on: dt.date | None

    def told(self) -> dict[str, str]:
        """For its history."""
        return {"name": self.name, "planned_on": self.planned_on.isoformat(), "done_on": self.done_on.isoformat() if self.done_on else ""}


def add_milestone(project: Project, name: str, planned_on: dt.date, *, by: Person) -> Milestone:
    """One milestone more. The same sent twice is one; two of one name would be hard to tell apart."""
    known = queries.milestones(project)
    if (stands := next((one for one in known if one.name == name), None)) is not None:
        if stands.planned_on == planned_on:
            return stands
        raise _named_so()
    _check_day(project, planned_on)
    if len(known) >= MOST_MILESTONES:
        raise NotAllowed(for_staff("There are 40 milestones. Fewer say more: change one that stands."))
    milestone = Milestone(project_id=project.id, name=name, baseline_on=planned_on, planned_on=planned_on, written_by=by.id)
    _keep(milestone)
    record("project", project.id, "add_milestone", by=by.id, facts={"milestone": milestone.id, "name": name})
    return milestone


def change_milestone(project: Project, milestone: Milestone, said: Planned, *, reason: str, by: Person) -> None:
    """Another name, another day for a reason, or the day on which it was done. What stood before is kept."""
    before = Planned(name=milestone.name, planned_on=milestone.planned_on, done_on=milestone.done_on)
    if before == said:
        return
    if any(one.name == said.name and one.id != milestone.id for one in queries.milestones(project)):
        raise _named_so()
    if said.done_on is not None:
        _check_done(project, said.done_on)
    if said.planned_on != milestone.planned_on:
        _move(project, milestone, said.planned_on, reason, by)
    milestone.name, milestone.done_on = said.name, said.done_on
    _keep(milestone)
    facts = {"milestone": milestone.id, "before": before.told(), "after": said.told()}
    record("project", project.id, "change_milestone", by=by.id, reason=reason, facts=facts)


def replan(project: Project, days: int, reviews: Sequence[int], *, reason: str, by: Person) -> None:
    """How many days the plan has, and on which it is looked at. After its first day a reason says why that changes."""
    before = (project.days, [day for day, _on in project.reviews_on])
    if before == (days, list(reviews)):
        return
    if not SHORTEST <= days <= LONGEST:
        raise Refused(for_staff("Write a number of days from 7 to 730"), field="days")
    _check_reviews(days, reviews)
    if not reason and calendar.today() > project.started_on:
        raise Refused(for_staff("Write why the plan changes"), field="reason")
    project.days, project.review_days = days, list(reviews)
    record("project", project.id, "replan", by=by.id, reason=reason, facts={"days": before[0], "reviews": before[1]})


def _check_reviews(days: int, reviews: Sequence[int]) -> None:
    if not 1 <= len(reviews) <= MOST_REVIEWS:
        raise Refused(for_staff("Write one to six days, such as 30, 60, 90"), field="reviews")
    if reviews[0] < 1 or any(later <= earlier for earlier, later in pairwise(reviews)):
        raise Refused(for_staff("Write the days in their order, each once, from day 1 on"), field="reviews")
    if reviews[-1] > days:
        raise Refused(for_staff("The last day is after the end of the plan. Choose an earlier one, or a longer plan"), field="reviews")


def _check_day(project: Project, on: dt.date) -> None:
    if not project.started_on - BEFORE <= on <= project.started_on + AFTER:
        raise Refused(for_staff("Choose a day from 1 year before the try-out began to 5 years after. Check the year"), field="planned_on")


def _check_done(project: Project, on: dt.date) -> None:
    if on > calendar.today():
        raise Refused(for_staff("This day is still to come. Write a day that has been"), field="done_on")
    if on < project.started_on - BEFORE:
        raise Refused(for_staff("This is more than a year before the try-out began. Check the year"), field="done_on")


def _move(project: Project, milestone: Milestone, to: dt.date, reason: str, by: Person) -> None:
    _check_day(project, to)
    if not reason:
        raise Refused(for_staff("Write why it moves"), field="reason")
    db.session.add(MilestoneMove(milestone_id=milestone.id, from_on=milestone.planned_on, to_on=to, reason=reason, moved_by=by.id))
    milestone.planned_on = to


def _keep(milestone: Milestone) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(milestone)
            db.session.flush()
    except IntegrityError as fault:  # somebody else used the name at the same moment
        raise _named_so() from fault


def _named_so() -> Refused:
    return Refused(for_staff("There is a milestone of this name already. Change that one, or choose another name"), field="name")
