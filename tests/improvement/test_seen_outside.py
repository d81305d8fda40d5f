"""A try-out for people outside the team: what was written for them, what the team shows, and nothing else."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import calendar, db
from app.core.i18n import readings
from app.core.web.guests import shelf
from app.improvement import actions
from app.improvement.actions import cycles, measures, reviewing, studying
from app.improvement.actions.sharing import share
from app.improvement.charts import Direction
from app.improvement.forms.reflections import SHARED
from app.improvement.incoming import Figures
from app.improvement.models import Act, Every, Extent, GainsLess, Known, Measure, MeasureKind, MeasureType, Project, Purpose, Ramp, Voice
from app.improvement.queries import project_of
from app.people.models import RoleName
from app.proposals.actions import go_on
from app.proposals.models import Proposal, Stage
from tests import keys, make
from tests.improvement.trying import WEEK, measured, pictures, tried
from tests.visitor import Seen, Visitor

FALLS = "41 44 40 43 45 42 44 41 36 35 34 33 35 34 33 36"
TAGS = sorted(tag for tag in readings() if not tag.startswith(("qps", "qrl")))
SECRET = "For the team alone"


@pytest.fixture
def idea() -> Proposal:
    return tried(FALLS)[0]


@pytest.fixture
def owner(app: Flask, idea: Proposal) -> Visitor:
    visitor = Visitor(app)
    keys.hold_key(visitor, idea)
    return visitor


@pytest.fixture
def sam(app: Flask) -> Visitor:
    return keys.staff(app, RoleName.HUDDLE_MEMBER)


@pytest.fixture
def everybody(visitor: Visitor, idea: Proposal) -> Iterator[str]:
    shelf.clear()
    yield f"/en/ideas/{idea.reference}/how-it-goes"
    shelf.clear()


def theirs(idea: Proposal, tag: str = "en") -> str:
    return f"/{tag}/my-idea/{idea.reference}/how-it-goes"


def of(idea: Proposal) -> Project:
    found = project_of(make.again(idea))
    assert found
    return found


def describe(idea: Proposal, **known: object) -> None:
    """What is known of its only measure."""
    with db.transaction() as session:
        measure = session.scalars(select(Measure).where(Measure.project_id == of(idea).id)).one()
        for name, value in known.items():
            setattr(measure, name, value)


def show(sam: Visitor, idea: Proposal, **chosen: list[str]) -> Seen:
    return sam.send(f"/en/ideas/{idea.reference}/try-out/shown", **chosen)


def numbers(idea: Proposal, model: type[Measure] | type[Ramp]) -> list[str]:
    with db.reading() as session:
        return [str(one) for one in session.scalars(select(model.id).where(model.project_id == of(idea).id).order_by(model.id))]


def small_test(idea: Proposal, act: Act | None = None) -> None:
    """One change with a small test that has begun; with an end where one is given."""
    by = make.staff()
    with db.transaction():
        plan = cycles.Plan(
            purpose=Purpose.TEST,
            scale=SECRET,
            starts_on=calendar.today(),
            ends_on=calendar.today(),
            owner=SECRET,
            stop_rule=SECRET,
            questions=((SECRET, SECRET),),
        )
        cycle = cycles.start_ramp(of(idea), "The nurse packs the bag", plan, by=by)
        cycles.begin(cycle, by=by)
        if act is not None:
            studying.carry_out(cycle, studying.Done(Extent.YES, SECRET, SECRET, SECRET, SECRET), by=by)
            none = studying.Effects(Known.NO, "", Known.NO, "")
            studying.study(cycle, {1: studying.Found(SECRET, Extent.YES, SECRET)}, none, closing=True, by=by)
            studying.act(cycle, studying.Decided(act, next_change=SECRET, learning=SECRET), by=by)


# ---- who reads it ----


def test_everybody_reads_where_a_public_idea_stands_and_what_is_to_be_reached(visitor: Visitor, idea: Proposal, everybody: str) -> None:
    by = make.staff()
    with db.transaction():
        actions.set_aim(of(idea), "People wait 3 hours, not 5.", calendar.today() + 9 * WEEK, by=by)
    page = visitor.open(visitor.open(f"/en/ideas/{idea.reference}").link("See how the try-out goes"))
    assert page.status == 200
    for words in ("Being tried", "Today is day 1 of 90.", "People wait 3 hours, not 5.", "The team has not chosen results to show here."):
        assert page.has(words), words
    assert visitor.open(f"/en/ideas/{idea.reference}").has("Today is day 1 of 90.")


def test_a_private_idea_stays_private_and_its_person_still_reads_how_it_goes(
    visitor: Visitor, owner: Visitor, idea: Proposal, everybody: str
) -> None:
    with db.transaction():
        make.again(idea).public = False
    assert visitor.open(everybody).status == 404
    page = owner.open(owner.open(f"/en/my-idea/{idea.reference}").link("See how the try-out goes"))
    assert (page.status, page.has("Today is day 1 of 90.")) == (200, True)


def test_the_page_of_a_person_is_nobody_elses(visitor: Visitor, sam: Visitor, idea: Proposal) -> None:
    assert [who.open(theirs(idea)).status for who in (visitor, sam)] == [404, 404]


@pytest.mark.parametrize("stage", [Stage.SCREENING, Stage.WITHDRAWN, Stage.IDEA_BANK])
def test_nothing_is_told_of_an_idea_that_is_not_taken_up(
    visitor: Visitor, owner: Visitor, idea: Proposal, everybody: str, stage: Stage
) -> None:
    with db.transaction():
        make.again(idea).stage = stage
    assert (visitor.open(everybody).status, owner.open(theirs(idea)).status) == (404, 404)


def test_an_idea_that_nobody_tries_has_no_such_page(visitor: Visitor) -> None:
    idea = make.public_idea()
    assert visitor.open(f"/en/ideas/{idea.reference}/how-it-goes").status == 404


# ---- what they see of measures ----


def test_a_measure_stays_with_the_team_until_the_team_shows_it(
    visitor: Visitor, owner: Visitor, sam: Visitor, idea: Proposal, everybody: str
) -> None:
    describe(idea, type=MeasureType.TIME)
    assert not visitor.open(everybody).has("Waiting")
    show(sam, idea, measures=numbers(idea, Measure))
    for page in (visitor.open(everybody), owner.open(theirs(idea))):
        for words in (
            "Waiting",
            "This shows if the idea helps.",
            "The last result, of",
            "36 hours",
            "This is more than chance: it gets better.",
        ):
            assert page.has(words), words
        assert len(pictures(page)) == 2
        assert page.has("See this as a table")
    show(sam, idea, measures=[])
    assert not visitor.open(everybody).has("Waiting")


def test_a_new_value_is_on_the_page_that_was_kept(visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str) -> None:
    describe(idea, type=MeasureType.TIME)
    show(sam, idea, measures=numbers(idea, Measure))
    assert visitor.open(everybody).has("36 hours")
    sam.send(f"/en/measures/{numbers(idea, Measure)[0]}", on=calendar.today().isoformat(), value="12.25")
    assert visitor.open(everybody).has("12.25 hours")


def test_a_measure_that_was_taken_away_is_not_shown(visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str) -> None:
    describe(idea, type=MeasureType.TIME)
    show(sam, idea, measures=numbers(idea, Measure))
    by = make.staff()
    with db.transaction() as session:
        measures.take_away(session.scalars(select(Measure)).one(), "Not useful", by=by)
    assert not visitor.open(everybody).has("Waiting")


@pytest.mark.parametrize(
    ("kind", "few"), [(MeasureType.COUNT, False), (MeasureType.PERCENT, True), (None, True), (MeasureType.COST, False)]
)
def test_numbers_that_may_tell_of_a_few_people_are_told_in_words_alone(
    visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str, kind: MeasureType | None, few: bool
) -> None:
    describe(idea, type=kind)
    show(sam, idea, measures=numbers(idea, Measure))
    page = visitor.open(everybody)
    assert page.has("This is more than chance: it gets better.")
    hidden = "We do not show these numbers. They could tell something about a few people."
    assert (page.has(hidden), bool(pictures(page)), page.has("36 hours")) == (few, not few, not few)


def test_a_small_count_hides_the_numbers(visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str) -> None:
    describe(idea, type=MeasureType.COUNT)
    by = make.staff()
    with db.transaction() as session:
        actions.enter(session.scalars(select(Measure)).one(), calendar.today(), Decimal(7), by=by)
    show(sam, idea, measures=numbers(idea, Measure))
    assert (visitor.open(everybody).has("7 hours"), pictures(visitor.open(everybody))) == (False, [])


# ---- small tests ----


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (None, "It goes on now."),
        (Act.ADAPT, "We change something and test again."),
        (Act.ABANDON, "It did not help, so we stop. We learned from it."),
    ],
)
def test_a_small_test_says_in_plain_words_what_became_of_it(
    visitor: Visitor, idea: Proposal, everybody: str, act: Act | None, words: str
) -> None:
    small_test(idea, act)
    page = visitor.open(everybody)
    assert (
        page.has("Small test 1"),
        page.has(words),
        page.has("Change number 1: the team does not describe it here"),
        page.has("The nurse packs the bag"),
    ) == (
        True,
        True,
        True,
        False,
    )


def test_the_words_of_a_change_are_read_when_the_team_shows_them(visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str) -> None:
    small_test(idea)
    show(sam, idea, changes=numbers(idea, Ramp))
    assert visitor.open(everybody).has("The nurse packs the bag")


# ---- what must not leak ----


def test_no_word_of_the_team_for_itself_is_read_outside(
    visitor: Visitor, owner: Visitor, sam: Visitor, idea: Proposal, everybody: str
) -> None:
    small_test(idea, Act.ADAPT)
    describe(idea, type=MeasureType.TIME, definition=SECRET, why=SECRET, source=SECRET, collector=SECRET, included=SECRET)
    by = make.staff()
    with db.transaction() as session:
        measure = session.scalars(select(Measure)).one()
        actions.enter(measure, calendar.today() - WEEK, Figures(Decimal(33), note=SECRET), by=by)
        actions.leave_out(measure, calendar.today() - 2 * WEEK, SECRET, by=by)
    show(sam, idea, measures=numbers(idea, Measure), changes=numbers(idea, Ramp))
    there, measure = f"/en/ideas/{idea.reference}/try-out", f"/en/measures/{numbers(idea, Measure)[0]}"
    sam.send(f"{measure}/notes/new", on=calendar.today().isoformat(), words=SECRET)
    sam.send(f"{measure}/new-lines", on=(calendar.today() - 3 * WEEK).isoformat(), why=SECRET)
    sam.send(f"{there}/charter/risks", words=SECRET)
    sam.send(f"{there}/reflections/new", words=SECRET, readers=SHARED)
    assert all(sam.open(address).has(SECRET) for address in (measure, f"{there}/charter", f"{there}/reflections"))
    sam.send(f"{there}/pause", reason="We wait for a nurse.", reason_easy="We wait.")
    for page in (visitor.open(everybody), owner.open(theirs(idea))):
        assert page.has("Paused")
        assert not page.has(SECRET)
        assert not page.has("Sam")
    assert not visitor.open(everybody).has("We wait for a nurse.")
    assert owner.open(theirs(idea)).has("We wait for a nurse.")


def test_a_closed_review_is_told_to_its_person_and_to_nobody_else(visitor: Visitor, owner: Visitor, idea: Proposal, everybody: str) -> None:
    said = reviewing.Written(
        seen="Bags are ready.",
        less=GainsLess.NO,
        next_step="We try weekends.",
        voice=Voice.NAMED,
        voice_name="Ayesha",
        may_name=True,
        voice_part="carer",
        easy="It goes well.",
        why_early="The ward closes.",
    )
    by = make.staff()
    with db.transaction():
        reviewing.close(make.again(idea), of(idea), 1, said, seen_saves=0, by=by)
    page = owner.open(theirs(idea))
    assert (page.has("Bags are ready."), page.has("We try weekends."), page.has("Ayesha")) == (True, True, False)
    page = owner.open(theirs(idea, "en-easy"))
    assert (page.has("It goes well."), page.has("Bags are ready.")) == (True, False)
    page = visitor.open(everybody)
    assert (page.has("Bags are ready."), page.has("We try weekends."), page.has("It goes well.")) == (False, False, False)


# ---- stages, readings, statements ----


def test_the_end_of_a_try_out_is_told_with_its_reason_to_its_person(
    visitor: Visitor, owner: Visitor, idea: Proposal, everybody: str
) -> None:
    by = make.staff()
    with db.transaction():
        go_on(make.again(idea), "stop", by=by, role="huddle member", reason="The ward has closed.", reason_easy="It closed.")
    for page in (visitor.open(everybody), owner.open(theirs(idea))):
        assert page.has("The test has stopped. If it goes on, this page says so.")
        assert not page.has("Today is day")
    assert (visitor.open(everybody).has("The ward has closed."), owner.open(theirs(idea)).has("The ward has closed.")) == (False, True)


@pytest.mark.parametrize("tag", TAGS)
def test_both_pages_are_whole_in_every_reading(visitor: Visitor, owner: Visitor, sam: Visitor, idea: Proposal, tag: str) -> None:
    small_test(idea, Act.ADAPT)
    describe(idea, type=MeasureType.TIME)
    show(sam, idea, measures=numbers(idea, Measure), changes=numbers(idea, Ramp))
    for who, address in ((visitor, f"/{tag}/ideas/{idea.reference}/how-it-goes"), (owner, theirs(idea, tag))):
        page = who.open(address)
        assert (page.status, len(pictures(page)), page.has("The nurse packs the bag")) == (200, 2, True)


def test_the_page_is_kept_by_proxies_and_asks_as_often_for_one_measure_as_for_twelve(
    visitor: Visitor, idea: Proposal, everybody: str
) -> None:
    by = make.staff()

    def asked() -> int:
        shelf.clear()
        with db.transaction() as session:
            found = list(session.scalars(select(Measure)))
            share(of(idea), found, [], shown={one.id for one in found}, shown_changes=set(), by=by)
        with keys.statements() as ran:
            assert visitor.open(everybody).headers["Cache-Control"] == "public, no-cache"
        return len(ran)

    describe(idea, type=MeasureType.TIME)
    first = asked()
    measured(idea, measures=11, values=30)
    assert (first <= 12, asked()) == (True, first)


# ---- what the team chooses ----


def test_the_team_sees_which_measures_show_no_numbers_and_what_everybody_sees(sam: Visitor, idea: Proposal) -> None:
    page = sam.open(sam.open(f"/en/ideas/{idea.reference}/try-out").link("Choose what people outside the team see"))
    assert page.has("Of these they read what the chart says, and no numbers.")
    assert sam.open(page.link("See it as everybody does")).status == 200


def test_a_lead_of_another_organisation_cannot_choose(app: Flask, idea: Proposal) -> None:
    lead = keys.staff(app, RoleName.PROVIDER_QI_LEAD, "ines@example.org", organisation=make.organisation("Elsewhere"))
    assert lead.open(f"/en/ideas/{idea.reference}/try-out/shown").status == 404


def test_what_was_shown_can_be_taken_back_after_the_end(visitor: Visitor, sam: Visitor, idea: Proposal, everybody: str) -> None:
    describe(idea, type=MeasureType.TIME)
    show(sam, idea, measures=numbers(idea, Measure))
    with db.transaction():
        make.again(idea).stage = Stage.STOPPED
    assert visitor.open(everybody).has("Waiting")
    show(sam, idea, measures=[])
    assert not visitor.open(everybody).has("Waiting")


def test_a_measure_says_what_it_shows(visitor: Visitor, sam: Visitor, everybody: str, idea: Proposal) -> None:
    by = make.staff()
    with db.transaction():
        said = actions.Described(MeasureKind.BALANCING, "Calls", "Tally", "calls", Direction.NEUTRAL, Every.WEEK, None)
        actions.add_measure(of(idea), said, by=by)
    show(sam, idea, measures=numbers(idea, Measure))
    assert visitor.open(everybody).has("This shows if something else gets worse.")
