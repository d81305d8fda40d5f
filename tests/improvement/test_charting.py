"""The chart of a measure as somebody reads it, and what people say of it: settings, new lines, notes."""

import datetime as dt
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.core import calendar, db
from app.core.errors import NotAllowed
from app.core.i18n import long_date
from app.improvement import actions, queries
from app.improvement.actions import charting, cycles
from app.improvement.models import Annotation, Every, Measure, Purpose, Rebase
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.improvement.splitting import split
from tests.improvement.trying import WEEK, done_to, pictures, rows, today, tried
from tests.markup import SVG
from tests.visitor import Seen, Visitor

EIGHT = "5.1 4.6 5.4 4.9 5.6 4.4 5.2 4.8"
TWICE = "41 44 40 43 45 42 44 41 43 42 44 41 57 59 58 60 59 61 60 62 59 58 60 61"
CHART = {"screened": "on", "fix_after": "", "classic": "off", "why": "The first weeks are the baseline."}


def written(page: Seen) -> list[str]:
    """The words of the wide picture."""
    return ["".join(part.itertext()) for part in pictures(page)[0].iter(f"{SVG}text")]


def told(number: int) -> queries.Told:
    with db.reading():
        measure = db.session.get(Measure, number)
        assert measure is not None
        return queries.told([measure])[0]


# ---- which chart ----


def test_eight_values_are_a_run_chart_and_twelve_an_xmr_chart_and_a_link_leads_to_the_other(sam: Visitor) -> None:
    _idea, few = tried(EIGHT)
    _other, many = tried(TWICE)
    page = sam.open(f"/en/measures/{few}")
    assert (page.has("This is a run chart"), any("median 5" in words for words in written(page))) == (True, True)
    assert [words for words in written(page) if "limit" in words] == []
    page = sam.open(page.link("Show the chart with limits instead"))
    assert (page.has("This is an XmR chart"), len([words for words in written(page) if "limit" in words])) == (True, 2)
    page = sam.open(f"/en/measures/{many}")
    assert page.has("This is an XmR chart")
    page = sam.open(page.link("Show the chart with the median instead"))
    assert page.has("Up to now, 12 values in a row are above the median.")
    assert sum("part of a long run" in row for row in rows(page)) == 24


def caption(page: Seen) -> str:
    """What stands above the table."""
    return page.words("caption")


def test_a_table_says_what_was_measured_in_which_unit_and_when_under_either_chart_and_group_by_group(sam: Visitor) -> None:
    _idea, plain = tried("5 4 _ 3")
    _other, in_groups = split(["30/40", "20/40", "10/40"], ["30/40", "20/40", "20/40"])
    sam.send(f"/en/measures/{in_groups}", on=today(3), value="4")
    sam.send(f"/en/measures/{in_groups}", on=today(), value="5")
    now, three, one = (long_date(calendar.today() - weeks * WEEK) for weeks in (0, 3, 1))
    for number, values in ((plain, "3 values, newest first"), (in_groups, "2 values, newest first")):
        for chart in ("run", "xmr"):
            page = sam.open(f"/en/measures/{number}?chart={chart}")
            assert caption(page) == f"Waiting, hours, each week from {three} to {now}. {values}"
    page = sam.open(f"/en/measures/{in_groups}/groups")
    assert caption(page) == f"Waiting, per cent, each week from {one} to {now}. 2 periods, newest first"
    page = sam.send(f"/en/measures/{plain}/change", name="Falls", unit="per 1,000 bed days")
    assert caption(page) == f"Falls, per 1,000 bed days, each week from {three} to {now}. 3 values, newest first"


def test_a_table_of_one_value_says_its_day_once_and_one_of_many_pages_the_days_of_this_page(sam: Visitor) -> None:
    _idea, one = tried("5", every=Every.MONTH)
    assert caption(sam.open(f"/en/measures/{one}")) == f"Waiting, hours, from {long_date(calendar.today())}. 1 value, newest first"
    _other, many = tried("5 " * 120)
    page = sam.open(f"/en/measures/{many}")
    first, last, oldest = (long_date(calendar.today() - weeks * WEEK) for weeks in (99, 100, 119))
    assert caption(page).startswith(f"Waiting, hours, each week from {first} to {long_date(calendar.today())}. Values 1 to 100")
    page = sam.open(page.link("Older values"))
    assert caption(page).startswith(f"Waiting, hours, each week from {oldest} to {last}. Values 101 to 120")


def test_a_chart_that_nobody_knows_is_the_one_that_fits(sam: Visitor) -> None:
    _idea, number = tried(EIGHT)
    assert sam.open(f"/en/measures/{number}?chart=pie").has("This is a run chart")


# ---- how it is worked out ----


def test_a_setting_is_kept_with_its_reason_and_shown_in_words(sam: Visitor) -> None:
    _idea, number = tried(TWICE)
    page = sam.open(f"/en/measures/{number}")
    assert page.has("Very large jumps, 3.267 times the average jump or more, are left out of this average.")
    for _n in range(2):
        sam.open(sam.open(f"/en/measures/{number}").link("Change how the chart is worked out"))
        page = sam.send(**(CHART | {"screened": "off", "fix_after": "12", "classic": "on"}))
        assert page.has("All jumps count for this average.")
        assert page.has("are fixed: they rest on the first 12 rows.")
        assert page.has("All distances count for the limits.")
        assert page.has("The lines are fixed after 12 values.")
    ((verb, facts), *_older) = done_to(number)
    assert (verb, facts["before"]["fix_after"], facts["after"]["fix_after"]) == ("set_chart", None, 12)
    assert len([verb for verb, _facts in done_to(number) if verb == "set_chart"]) == 1
    page = sam.open(f"/en/measures/{number}/chart")
    assert page.has("The first weeks are the baseline.")
    page = sam.open(f"/en/measures/{number}?chart=run")
    assert page.has("The classic rules are on. They often give a false alarm, above all the trend.")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"fix_after": "11"}, "Write a number from 12 to 1,000, or leave it empty"),
        ({"fix_after": "1001"}, "Write a number from 12 to 1,000, or leave it empty"),
        ({"fix_after": "-12"}, "Write a number from 12 to 1,000, or leave it empty"),
        ({"fix_after": "twelve"}, "Write a number from 12 to 1,000, or leave it empty"),
        ({"fix_after": "9" * 30}, "Write a number from 12 to 1,000, or leave it empty"),
        ({"why": " "}, "Write why"),
        ({"why": "so " * 60}, "Use at most 120 characters"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_and_what_was_typed_stays(sam: Visitor, answers: dict[str, str], sentence: str) -> None:
    _idea, number = tried(EIGHT)
    page = sam.send(f"/en/measures/{number}/chart", **(CHART | {"fix_after": "12"} | answers))
    assert (page.status, page.faults()) == (422, [sentence])
    boxes = {box.get("name"): box.get("value") or "" for box in page.all("input") if box.get("type") != "radio"}
    assert [boxes["fix_after"], boxes["why"]] == [(CHART | {"fix_after": "12"} | answers)[name].strip() for name in ("fix_after", "why")]
    assert told(number).how.setting is None


# ---- new lines ----


def test_new_lines_begin_at_a_day_for_a_reason_and_are_taken_back_with_their_history(sam: Visitor) -> None:
    _idea, number = tried(TWICE)
    day = today(weeks_ago=11)
    for _n in range(2):
        sam.open(sam.open(f"/en/measures/{number}").link("Begin new lines at a day"))
        page = sam.send(on=day, why="A second scanner.")
        assert page.has("New lines begin: A second scanner.")
        assert any("mean 59.5" in words for words in written(page))
    assert len(told(number).chart.segments) == 2
    assert next(verb for verb, _facts in done_to(number)) == "rebase"
    page = sam.press(f"Take the new lines back: {long_date(calendar.today() - 11 * WEEK)}")
    assert len(told(number).chart.segments) == 1
    assert (page.has("were taken back. They stood for: A second scanner."), page.has("New lines begin on")) == (True, True)


def test_what_speaks_against_new_lines_is_said_first_and_then_it_is_for_the_person_to_decide(sam: Visitor) -> None:
    _idea, number = tried(EIGHT)
    day = today(weeks_ago=3)
    page = sam.send(f"/en/measures/{number}/new-lines", on=day, why="Bags are packed.")
    assert (page.status, page.has("There are fewer than 12 values before this day."), page.has("Nothing is saved yet.")) == (
        200,
        True,
        True,
    )
    assert told(number).how.rebases == ()
    page = sam.send(on=today(weeks_ago=4), why="Bags are packed.")  # another day than the one that was looked at
    assert (page.has("Nothing is saved yet."), told(number).how.rebases) == (True, ())
    page = sam.send(on=today(weeks_ago=4), why="Bags are packed.")
    assert (page.has("New lines begin: Bags are packed."), len(told(number).how.rebases)) == (True, 1)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [("2001-01-01", "This day has no value. Choose a day of the table"), ("", "Write a date"), ("soon", "Write a date")],
)
def test_new_lines_need_a_day_that_has_a_value(sam: Visitor, on: str, sentence: str) -> None:
    _idea, number = tried(EIGHT)
    page = sam.send(f"/en/measures/{number}/new-lines", on=on, why="Bags are packed.")
    assert (page.status, page.faults(), told(number).how.rebases) == (422, [sentence], ())


def test_lines_that_begin_at_a_day_without_a_period_are_passed_over() -> None:
    _idea, number = tried(EIGHT)
    with db.transaction():
        db.session.add(Rebase(measure_id=number, on=dt.date(2001, 1, 1), why="An old day."))
    assert len(told(number).chart.segments) == 1


# ---- what happened when ----


def test_a_note_stands_numbered_on_the_picture_and_in_the_list_and_goes_again(sam: Visitor) -> None:
    _idea, number = tried(EIGHT)
    before = told(number).chart
    for _n in range(2):
        sam.open(sam.open(f"/en/measures/{number}").link("Write down what happened on a day"))
        page = sam.send(on=today(weeks_ago=2), words="Two nurses are away.")
    sam.send(f"/en/measures/{number}/notes/new", on=today(weeks_ago=200), words="The ward opened.")
    page = sam.open(f"/en/measures/{number}")
    assert (written(page).count("1"), page.words().count("Two nurses are away.")) == (1, 3)  # in the list, on its button, in the history
    assert page.has("Not in the picture")
    assert told(number).chart == before
    page = sam.press("Take it away: Two nurses are away.")
    assert (written(page).count("1"), page.has("Taken away from")) == (0, True)


def test_a_small_test_that_began_and_a_value_that_was_left_out_are_marked_by_themselves(sam: Visitor) -> None:
    idea, number = tried(EIGHT)
    by = make.staff()
    with db.transaction():
        measure = db.session.get(Measure, number)
        project = queries.project_of(make.again(idea))
        assert measure
        assert project
        day = calendar.today()
        plan = cycles.Plan(Purpose.TEST, "1 nurse", day, day, "Sam", "Somebody waits.", (("Does it work?", "Yes"),))
        begun = cycles.start_ramp(project, "Pack in the evening.", plan, by=by)
        cycles.start_ramp(project, "Never begun.", plan, by=by)
        cycles.begin(begun, by=by)
        actions.leave_out(measure, day - 3 * WEEK, "The ward was closed.", by=by)
    page = sam.open(f"/en/measures/{number}")
    assert (
        page.has("This value does not count: The ward was closed."),
        page.has("Small test 1 of a change began: Pack in the evening."),
    ) == (
        True,
        True,
    )
    assert (page.has("Never begun."), [words for words in written(page) if words in {"1", "2"}]) == (False, ["1", "2"])


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"words": " "}, "Write what happened"),
        ({"words": "so " * 60}, "Use at most 120 characters"),
        ({"on": "2999-01-01"}, "This day is still to come. Write a day that has been"),
        ({"on": "1900-01-01"}, "This day is more than 20 years ago. Check the year"),
        ({"on": ""}, "Write a date"),
    ],
)
def test_a_note_that_cannot_be_is_refused(sam: Visitor, answers: dict[str, str], sentence: str) -> None:
    _idea, number = tried(EIGHT)
    page = sam.send(f"/en/measures/{number}/notes/new", **({"on": today(), "words": "Snow."} | answers))
    assert (page.status, page.faults()) == (422, [sentence])
    with db.reading():
        assert db.session.scalar(select(func.count()).select_from(Annotation)) == 0


def test_there_is_an_end_to_notes_and_to_new_lines() -> None:
    _idea, number = tried(TWICE)
    by = make.staff()
    with db.transaction():
        measure = db.session.get(Measure, number)
        assert measure is not None
        for n in range(charting.MOST_ANNOTATIONS):
            charting.annotate(measure, calendar.today(), f"Note {n}", by=by)
        charting.annotate(measure, calendar.today(), "Note 1", by=by)
        for n in range(charting.MOST_REBASES):
            charting.rebase(measure, calendar.today() - n * WEEK, "Again.", by=by)
        with pytest.raises(NotAllowed, match="40 things stand beside this chart"):
            charting.annotate(measure, calendar.today(), "One more", by=by)
        with pytest.raises(NotAllowed, match="New lines begin 20 times"):
            charting.rebase(measure, calendar.today() - 21 * WEEK, "Again.", by=by)


def test_who_only_reads_a_try_out_and_who_comes_after_its_end_change_no_chart(app: Flask) -> None:
    idea, number = tried(EIGHT, place=make.organisation("Wenbrook Hospital"))
    otto = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "otto@example.org", organisation=make.organisation("Elsewhere"))
    pages = ["chart", "new-lines", "notes/new"]
    assert [otto.open(f"/en/measures/{number}/{page}", inspect=False).status for page in pages] == [404] * 3
    sam = keys.staff(app, RoleName.HUDDLE_MEMBER)
    sam.send(f"/en/measures/{number}/notes/new", on=today(weeks_ago=2), words="Two nurses are away.")
    with db.transaction():
        make.again(idea).stage = Stage.ADOPTED
    assert sam.press("Take it away: Two nurses are away.").status == 409
    assert [sam.open(f"/en/measures/{number}/{page}", inspect=False).status for page in pages] == [409] * 3
    page = sam.open(f"/en/measures/{number}")
    said = ("This is a run chart", "Two nurses are away.", "Take it away", "Begin new lines at a day")
    assert [page.has(words) for words in said] == [True, True, False, False]


def test_a_fixed_baseline_is_the_same_in_both_charts() -> None:
    _idea, number = tried(TWICE)
    with db.transaction():
        measure = db.session.get(Measure, number)
        assert measure is not None
        charting.set_chart(measure, charting.Settings(fix_after=12), "Baseline.", by=make.staff())
    with db.reading():
        measure = db.session.get(Measure, number)
        assert measure is not None
        xmr, run = (queries.told([measure], view)[0].chart.segments[0].limits.mean for view in (queries.View.XMR, queries.View.RUN))
    assert (round(float(xmr or 0), 2), run) == (42.5, Decimal("42.5"))
