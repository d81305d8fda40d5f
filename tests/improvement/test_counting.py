"""The days of a plan can count from the day on which testing began; letters say the day as it is."""

import datetime as dt
from collections.abc import Iterator

import pytest

from app.core import calendar, db, i18n
from app.improvement.actions.reviewing import Written, close
from app.improvement.models import GainsLess, Project, Voice
from app.improvement.queries import project_of
from app.notifications.actions import written
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.before import before_testing, page_of
from tests.visitor import Visitor

DAY = dt.timedelta(days=1)
FROM_TODAY = "Make today day 1."
SEEN = Written("It goes well.", "", GainsLess.NO, "", "We go on.", Voice.UNNAMED, voice_part="carer")


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    calendar.reset_clock()


def begun_long_ago(days: int = 58, stage: Stage = Stage.COACHING) -> Proposal:
    idea = before_testing(stage=stage)
    with db.transaction():
        found = project_of(make.again(idea))
        assert found is not None
        found.started_on = calendar.today() - dt.timedelta(days=days)
    return idea


def project(idea: Proposal) -> Project:
    with db.reading():
        found = project_of(make.again(idea))
        assert found is not None
        return found


def test_the_plan_counts_from_the_day_on_which_testing_began(sam: Visitor) -> None:
    idea = begun_long_ago()
    first = project(idea).started_on
    page, today = sam.open(page_of(idea)), calendar.today()
    assert page.has("The plan has a review after 30, 60 and 90 days.")
    assert page.has(f"So far day 1 is {i18n.long_date(first)}, and today is day 59.")
    assert page.has(f"If you leave this unticked, it stays so, and the first review is on {i18n.long_date(first + 30 * DAY)}.")
    assert page.has(f"{FROM_TODAY} The first review is then on {i18n.long_date(today + 30 * DAY)}.")
    assert sam.press("Begin to test").has("Day 1 of 90")
    found = project(idea)
    assert (found.started_on, found.first_day, found.reviews_on[0][1]) == (
        first,
        calendar.today(),
        calendar.today() + dt.timedelta(days=30),
    )
    history = sam.open(page_of(idea, "milestones"))
    assert (history.has("Testing began. The plan counts from that day."), history.has("Day 1 was")) == (True, True)


def test_the_plan_goes_on_counting_where_somebody_says_so(sam: Visitor) -> None:
    idea = begun_long_ago()
    sam.open(page_of(idea))
    assert sam.press("Begin to test", count=[]).has("Day 59 of 90")
    assert project(idea).counted_from is None


def test_nobody_is_asked_on_the_first_day_or_once_a_review_was_closed(sam: Visitor) -> None:
    today, reviewed = before_testing(), begun_long_ago()
    with db.transaction():
        found = make.again(reviewed)
        closing = project_of(found)
        assert closing is not None
        close(found, closing, 1, SEEN, seen_saves=0, by=make.staff())
    assert [sam.open(page_of(idea)).has(FROM_TODAY) for idea in (today, reviewed)] == [False, False]
    sam.open(page_of(reviewed))
    assert sam.press("Begin to test").has("Day 59 of 90")


def test_the_letter_of_a_late_review_says_the_day_as_it_is(sam: Visitor) -> None:
    idea = begun_long_ago(57, Stage.TESTING)
    with db.transaction():
        found = make.again(idea)
        closing = project_of(found)
        assert closing is not None
        close(found, closing, 1, SEEN, seen_saves=0, by=make.staff())
    (letter,) = keys.letters("improvement/review")
    assert "This was day 58 of trying your idea." in written(letter).text
