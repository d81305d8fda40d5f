"""What those who are asked about a small test are told of it, beside its words: who asks, where and when it was. No word of the idea."""

from typing import Any

from app.core import calendar
from app.improvement.models import Asked, AskedAs
from app.people.queries.organisations import organisation_name
from app.proposals.models import Proposal


def about_test(proposal: Proposal, asked: Asked) -> dict[str, Any]:
    """`at_place`: the organisation, or nothing; `first_on`, `last_on`: days, as they stand in a letter; `greeted`: the name that the team wrote.

    `forgotten`: whether their name goes after a while.
    """
    cycle, there = asked.cycle, asked.as_whom is AskedAs.THERE
    first = calendar.on_date(cycle.begun_at) if cycle.begun_at is not None else cycle.starts_on
    return {
        "at_place": organisation_name(proposal.organisation_id) if proposal.organisation_id is not None else "",
        "first_on": first.isoformat(),
        "last_on": max(first, cycle.ends_on).isoformat(),
        "greeted": asked.person.display_name if there else "",
        "forgotten": there,
    }
