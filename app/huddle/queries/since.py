"""What happened in try-outs between two huddles, and what of theirs waits, for the page of a huddle and for its pack."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.core import calendar, db
from app.core.config import settings
from app.huddle.models import Meeting, MeetingStatus
from app.huddle.queries.judging import to_judge, to_judge_in_pack
from app.improvement.models import ReviewTold
from app.improvement.queries.reviews_due import AHEAD, closed_among, closed_in_words
from app.proposals.permissions import Somebody


@dataclass(frozen=True)
class FromTryOuts:
    """Reviews that were closed since the huddle before, the newest first; try-outs that wait for a decision, on a huddle that is to come."""

    reviews: Sequence[Any]
    decisions: Sequence[Any]


def from_try_outs(of: Meeting, by: Somebody) -> FromTryOuts:
    """What of try-outs comes before a huddle: each review before one alone, the next after it was closed. Three statements at most."""
    reviews = closed_among(by, *_before(of))
    planned = of.status is MeetingStatus.PLANNED
    return FromTryOuts(reviews, to_judge(by) if planned else ())


def in_pack(of: Meeting) -> FromTryOuts:
    """The same with all words, whoever reads them. Three statements."""
    planned = of.status is MeetingStatus.PLANNED
    return FromTryOuts(closed_in_words(*_before(of)), to_judge_in_pack() if planned else ())


def _before(of: Meeting) -> tuple[ColumnElement[bool], ...]:
    earlier = select(func.max(Meeting.on)).where(Meeting.on < of.on, Meeting.status != MeetingStatus.CANCELLED)
    since = db.session.scalar(earlier) or min(of.on, calendar.today()) - AHEAD
    return ReviewTold.closed_at >= _morning(since), ReviewTold.closed_at < _morning(of.on)


def _morning(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), settings().zone)
