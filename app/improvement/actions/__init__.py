"""Writing projects: begin one, say its aim, add measures, enter values. Everything that is changed keeps its history."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from decimal import Decimal

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.freshness import public_changed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import queries
from app.improvement.actions.taking_part import take_part
from app.improvement.charts import Direction
from app.improvement.incoming import Figures, out_of_parts
from app.improvement.models import Aim, ChartKind, Every, Measure, MeasureKind, MeasureType, Project, TargetFrom, Value
from app.improvement.permissions import write as may_write
from app.improvement.permissions import written
from app.languages.actions import write
from app.people.models import Person
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody

PROJECT, MEASURE = "project", "measure"
MOST_MEASURES = 30  # more than any family of measures; a page shows them all
MOST_YEARS = dt.timedelta(days=10 * 365)  # an aim so far from the beginning of its try-out is a slip of the pen
OLDEST = dt.timedelta(days=20 * 365)  # what was measured so long before today is a slip of the pen


@dataclass(frozen=True)
class Described:
    """A measure as it was written down. `target` in the unit; none where nobody set one."""

    kind: MeasureKind
    name: str
    definition: str
    unit: str
    direction: Direction
    every: Every
    target: Decimal | None = None
    type: MeasureType | None = None
    why: str = ""
    numerator: str = ""
    denominator: str = ""
    multiplier: int | None = None
    decimals: int | None = None
    included: str = ""
    excluded: str = ""
    target_from: TargetFrom | None = None
    baseline_from: dt.date | None = None
    baseline_to: dt.date | None = None
    source: str = ""
    collector: str = ""
    sample: int | None = None
    stratifiers: str = ""
    small_numbers: str = ""
    prefers: ChartKind | None = None
    starts_on: dt.date | None = None
    owner_id: int | None = None


COLUMNS = tuple(field.name for field in fields(Described))


def check_open(proposal: Proposal, *, by: Somebody) -> None:
    """Raises NotAllowed for an idea that nobody works on (not taken up yet, or its try-out has ended), and for whoever only reads it."""
    if not written(proposal):
        raise NotAllowed(for_staff("This idea is not tried now. Nothing was changed."))
    if not may_write(by, proposal):
        raise NotAllowed(for_staff("The organisations that try it write here. Nothing was changed."))


def start_project(proposal: Proposal, *, by: Person | None, together: Collection[int] = ()) -> Project:
    """The try-out of an idea begins today; one that has begun goes on. `together`: every organisation that said yes, where they were asked."""
    found = queries.project_of(proposal)
    project = found or _begin(proposal, by)
    if found is None or together:
        leads = () if proposal.organisation_id is None else (proposal.organisation_id,)
        take_part(project, {*leads, *together}, by=by)
    return project


def _begin(proposal: Proposal, by: Person | None) -> Project:
    project = Project(proposal_id=proposal.id, started_by=by.id if by else None)
    try:
        with db.session.begin_nested():
            db.session.add(project)
    except IntegrityError:  # somebody else began it at the same moment
        return db.session.scalars(select(Project).where(Project.proposal_id == proposal.id)).one()
    record(PROJECT, project.id, "start", by=by.id if by else None)
    return project


def set_aim(project: Project, words: str, by_on: dt.date | None, *, easy: str = "", fine: bool = False, why: str = "", by: Person) -> Aim:
    """What it wants to reach, and by when. An aim that stood before is kept; `why` it changed where somebody had to say so.

    `fine`: details in it that look private may be read outside.
    """
    if not words:
        raise Refused(for_staff("Write what you want to reach"), field="words")
    if by_on is not None and abs(by_on - project.started_on) > MOST_YEARS:
        raise Refused(for_staff("This day is more than 10 years away. Check the year"), field="by_on")
    earlier = queries.aims(project)
    if earlier and _said(earlier[0]) == (words, by_on, easy, fine):
        return earlier[0]
    text, easier = (write(said, lang="en", about=(PROJECT, project.id), by=by.id) if said else None for said in (words, easy))
    aim = Aim(project_id=project.id, words=text, easy=easier, by_on=by_on, fine=fine, written_by=by.id)
    db.session.add(aim)
    db.session.flush()
    record(PROJECT, project.id, "set_aim", by=by.id, reason=why, facts={"aim": aim.id})
    return aim


def _said(aim: Aim) -> tuple[str, dt.date | None, str, bool]:
    return aim.words.body, aim.by_on, aim.easy.body if aim.easy else "", bool(aim.fine)


def check_room(measures: Sequence[Measure]) -> None:
    """Raises NotAllowed for a try-out that measures enough things."""
    if len(measures) >= MOST_MEASURES:
        raise NotAllowed(for_staff("This try-out has 30 measures. Fewer say more: change one that stands."))


def add_measure(project: Project, said: Described, *, by: Person) -> Measure:
    """One thing more that is measured; one that is measured in these very words already is found again."""
    measures = queries.measures(project)
    if same := next((one for one in measures if _standing(one) == _columns(said)), None):
        return same
    check_room(measures)
    measure = Measure(project_id=project.id, written_by=by.id, **_columns(said))
    db.session.add(measure)
    db.session.flush()
    record(MEASURE, measure.id, "add", by=by.id)
    return measure


def change_measure(measure: Measure, said: Described, *, by: Person) -> None:
    """Other words for it. What stood before is kept in its history."""
    before = {name: _told(value) for name, value in _standing(measure).items()}
    now = {name: _told(value) for name, value in _columns(said).items()}
    if before == now:
        return
    for name, value in _columns(said).items():
        setattr(measure, name, value)
    _work_out_again(measure)
    record(MEASURE, measure.id, "change", by=by.id, facts={"before": before, "after": now})


def check_day(on: dt.date) -> None:
    """Raises Refused for a day that is still to come, or so long ago that the year is wrong."""
    today = calendar.today()
    if on > today:
        raise Refused(for_staff("This day is still to come. Write a day that has been"), field="on")
    if on < today - OLDEST:
        raise Refused(for_staff("This day is more than 20 years ago. Check the year"), field="on")


def enter(measure: Measure, on: dt.date, number: Decimal | Figures, note: str = "", *, by: Person) -> Value:
    """The value of one period, by its first day. One that stood there is amended, and what it was is kept.

    `number`: the value, or what it was worked out of; whoever says nothing of a note leaves the one that stands.
    """
    check_day(on)
    figures = number if isinstance(number, Figures) else Figures(number, note=note)
    stands = queries.value_on(measure, on)
    if stands is None:
        stands = _value(measure, on, figures, by=by)
        try:
            with db.session.begin_nested():
                db.session.add(stands)
        except IntegrityError:  # sent twice at once
            stands = queries.value_that_stands(measure, on)
    if not queries.says(stands, figures):
        _amend(stands, figures, by=by)
    return stands


def enter_many(measure: Measure, compared: queries.Compared, *, by: Person) -> None:
    """New values, and others for days that have one; what stands beside a value stays where nothing else is said."""
    stand = {value.on: value for value in queries.values_of([measure.id])[measure.id]}
    new = [{"measure_id": measure.id, "on": on, "entered_by": by.id} | _columns_of(figures) for on, figures in compared.new]
    try:
        with db.session.begin_nested():
            if new:
                db.session.execute(insert(Value), new)
                public_changed()
    except IntegrityError as fault:
        raise NotAllowed(for_staff("One of these values was saved in another window just now. Open the page again.")) from fault
    for one in compared.changed:
        _amend(stand[one.on], one.figures, by=by)


def _value(measure: Measure, on: dt.date, figures: Figures, *, by: Person) -> Value:
    return Value(measure_id=measure.id, on=on, entered_by=by.id, **_columns_of(figures))


def _columns_of(figures: Figures) -> dict[str, str | None]:
    above, below = _parts(figures)
    return {"number": str(figures.number), "note": figures.note or "", "numerator": above, "denominator": below}


def _amend(stands: Value, figures: Figures, *, by: Person) -> None:
    after = queries.in_words(figures.number, *_parts(figures))
    facts = {"on": stands.on.isoformat(), "before": queries.told_value(stands), "after": after, "note": stands.note}
    record(MEASURE, stands.measure_id, "amend", by=by.id, facts=facts)
    stands.number = str(figures.number)
    stands.numerator, stands.denominator = _parts(figures)
    stands.note = stands.note if figures.note is None else figures.note
    stands.entered_by, stands.entered_at = by.id, calendar.now()


def _parts(figures: Figures) -> tuple[str | None, str | None]:
    if figures.numerator is None or figures.denominator is None:
        return None, None
    return str(figures.numerator), str(figures.denominator)


def _work_out_again(measure: Measure) -> None:
    """Values that were worked out of their parts follow what the measure says now."""
    if not measure.in_parts:
        return
    percent = measure.type is MeasureType.PERCENT
    for value in queries.values_of([measure.id])[measure.id]:
        if value.numerator is not None and value.denominator is not None:
            value.number = str(out_of_parts(Decimal(value.numerator), Decimal(value.denominator), measure.times, percent=percent))


def leave_out(measure: Measure, on: dt.date, why: str, *, by: Person) -> None:
    """The value of one day does not count, for a reason that stands beside it."""
    stands = queries.value_on(measure, on)
    if stands is None:
        raise Refused(for_staff("This day has no value. Choose a day of the table"), field="on")
    if stands.left_out != why:
        record(MEASURE, measure.id, "leave_out", by=by.id, reason=why, facts={"on": on.isoformat(), "before": stands.left_out})
        stands.left_out = why


def count_again(measure: Measure, on: dt.date, *, by: Person) -> None:
    """A value that was left out counts from now on. Why it did not is kept in the history."""
    stands = queries.value_on(measure, on)
    if stands is not None and stands.left_out:
        record(MEASURE, measure.id, "count_again", by=by.id, facts={"on": on.isoformat(), "before": stands.left_out})
        stands.left_out = ""


def _standing(measure: Measure) -> dict[str, object]:
    return {name: getattr(measure, name) for name in COLUMNS}


def _columns(said: Described) -> dict[str, object]:
    target = None if said.target is None else str(said.target)
    return {name: getattr(said, name) for name in COLUMNS} | {"target": target}


def _told(value: object) -> str:
    return "" if value is None else str(value)
