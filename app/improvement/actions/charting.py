"""What people say of a chart. Nothing is lost: what is taken back stays in the history of the measure."""

import datetime as dt
from dataclasses import asdict, dataclass

from sqlalchemy.exc import IntegrityError

from app.core import calendar, db
from app.core.errors import NotAllowed, Refused
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import queries
from app.improvement.actions import MEASURE, check_day
from app.improvement.charts import NHS
from app.improvement.models import Annotation, ChartSetting, Measure, Rebase
from app.improvement.queries import charting
from app.people.models import Person

MOST_ANNOTATIONS, MOST_REBASES = 40, 20  # a page shows them all
MOST_FIXED = 1000  # rows of a baseline


@dataclass(frozen=True)
class Settings:
    """How a chart is worked out; see models.ChartSetting."""

    screened: bool = True
    fix_after: int | None = None
    classic: bool = False


def settings_of(how: charting.How) -> Settings:
    """What holds now."""
    return Settings(how.screened, how.fix_after, how.classic)


def set_chart(measure: Measure, said: Settings, why: str, *, by: Person) -> None:
    """Another way to work it out, for a reason. What held before is kept in the history."""
    if said.fix_after is not None and not NHS.enough <= said.fix_after <= MOST_FIXED:
        raise Refused(for_staff("Write a number from 12 to 1,000, or leave it empty"), field="fix_after")
    how = charting.how_of([measure.id])[measure.id]
    before = settings_of(how)
    if before == said:
        return
    if not why:
        raise Refused(for_staff("Write why"), field="why")
    stands = how.setting or _new_setting(measure)
    stands.screened, stands.fix_after, stands.classic = said.screened, said.fix_after, said.classic
    stands.why, stands.written_by, stands.written_at = why, by.id, calendar.now()
    facts = {"before": asdict(before), "after": asdict(said)}
    record(MEASURE, measure.id, "set_chart", by=by.id, reason=why, facts=facts)


def _new_setting(measure: Measure) -> ChartSetting:
    setting = ChartSetting(measure_id=measure.id, why="")
    try:
        with db.session.begin_nested():
            db.session.add(setting)
    except IntegrityError as fault:
        raise NotAllowed(for_staff("Somebody else changed this chart just now. Open the page again.")) from fault
    return setting


def check_row(measure: Measure, on: dt.date) -> None:
    """Raises Refused for a day without a value."""
    if queries.value_on(measure, on) is None:
        raise Refused(for_staff("This day has no value. Choose a day of the table"), field="on")


def rebase(measure: Measure, on: dt.date, why: str, *, by: Person) -> None:
    """A new process begins on this day. Said again with another reason, the reason changes. Raises Refused for a day without a value."""
    check_row(measure, on)
    stands = charting.rebase_on(measure, on)
    if stands is not None and stands.why == why:
        return
    if stands is None:
        if len(charting.how_of([measure.id])[measure.id].rebases) >= MOST_REBASES:
            raise NotAllowed(for_staff("New lines begin 20 times here. Take one back first."))
        stands = Rebase(measure_id=measure.id, on=on, why=why, written_by=by.id)
        try:
            with db.session.begin_nested():
                db.session.add(stands)
        except IntegrityError as fault:
            raise NotAllowed(for_staff("Somebody else changed this chart just now. Open the page again.")) from fault
    before, stands.why = stands.why, why
    stands.written_by, stands.written_at = by.id, calendar.now()
    record(MEASURE, measure.id, "rebase", by=by.id, reason=why, facts={"on": on.isoformat(), "before": before})


def take_rebase_back(measure: Measure, on: dt.date, *, by: Person) -> None:
    """The lines go on as before that day. The same sent twice is one."""
    stands = charting.rebase_on(measure, on)
    if stands is not None:
        record(MEASURE, measure.id, "take_rebase_back", by=by.id, facts={"on": on.isoformat(), "before": stands.why})
        db.session.delete(stands)
        db.session.flush()


def annotate(measure: Measure, on: dt.date, words: str, *, by: Person) -> None:
    """A short text on one day. The same sent twice is one."""
    check_day(on)
    known = charting.annotations(measure)
    if any((one.on, one.words) == (on, words) for one in known):
        return
    if len(known) >= MOST_ANNOTATIONS:
        raise NotAllowed(for_staff("40 things stand beside this chart. Take one away first."))
    try:
        with db.session.begin_nested():
            db.session.add(Annotation(measure_id=measure.id, on=on, words=words, written_by=by.id))
    except IntegrityError:  # sent twice at once
        return
    record(MEASURE, measure.id, "annotate", by=by.id, facts={"on": on.isoformat(), "words": words})


def take_annotation_away(measure: Measure, number: int, *, by: Person) -> None:
    """It stands beside the chart no more. The same sent twice is one."""
    stands = charting.annotation(measure, number)
    if stands is not None:
        record(MEASURE, measure.id, "take_annotation_away", by=by.id, facts={"on": stands.on.isoformat(), "words": stands.words})
        db.session.delete(stands)
        db.session.flush()
