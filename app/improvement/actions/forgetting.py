"""Whoever was asked about a small test is known no longer than that needs."""

import datetime as dt

from app.core import calendar
from app.improvement.queries import witnesses as queries
from app.notifications.actions import erase_to
from app.people import actions as people
from app.tasks.actions import erase_tasks_about

KNOWN_FOR = dt.timedelta(days=90)


def forget_asked() -> int:
    """A while after a test the names and addresses of those who were asked go, but not of whoever brought the idea. Gives how many."""
    over = queries.long_over(calendar.now() - KNOWN_FOR)
    for asked in over:
        asked.forgotten_at = calendar.now()
        erase_tasks_about(asked.person_id)
        erase_to(asked.person_id)
        people.forget_person(asked.person_id)
    return len(over)
