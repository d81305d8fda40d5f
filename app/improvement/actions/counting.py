"""From which day a plan counts: the day of the try-out's beginning, or, where somebody says so, the day on which testing began."""

from app.core import calendar
from app.history.actions import record
from app.improvement.models import Project
from app.improvement.queries.counting import can_count_anew
from app.people.models import Person
from app.proposals.models import Proposal

TESTING_BEGAN = "Testing began. The plan counts from that day."


def count_from_today(proposal: Proposal, project: Project, *, by: Person) -> None:
    """Day 1 of the plan is today; reviews and the end move with it. The day that counted before is kept in the history."""
    if not can_count_anew(proposal, project):
        return
    before = project.first_day
    facts = {"days": project.days, "reviews": [day for day, _on in project.reviews_on], "first": before.isoformat()}
    project.counted_from = calendar.today()
    record("project", project.id, "replan", by=by.id, reason=TESTING_BEGAN, facts=facts)
