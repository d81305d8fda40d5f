"""Every page of a try-out answers on PostgreSQL, which reads statements more strictly than SQLite."""

import datetime as dt
from decimal import Decimal

from app.core import calendar, db
from app.improvement.actions import Described, add_measure, start_project
from app.improvement.actions.cycles import Plan, begin, start_ramp
from app.improvement.charts import Direction
from app.improvement.models import Every, MeasureKind, Purpose
from app.people.models import RoleName
from app.proposals.models import Stage
from tests import keys, make
from tests.visitor import Visitor

PAGES = (
    "",
    "/aim",
    "/drivers",
    "/drivers/picture",
    "/charter",
    "/team",
    "/milestones",
    "/gates",
    "/impact",
    "/research",
    "/measures",
    "/charts",
    "/progress",
    "/what-lasts",
    "/stakeholders",
    "/reflections",
    "/benefits",
    "/reviews/1",
    "/reviews/1/write",
    "/evaluation",
    "/export",
)


def test_every_page_of_a_try_out_answers_on_postgresql(on_postgres: Visitor) -> None:
    keys.come_in(on_postgres, RoleName.HUDDLE_MEMBER, "sam@example.org")
    idea, sam = make.public_idea(), make.staff()
    day = calendar.today()
    plan = Plan(Purpose.TEST, "1 nurse", day, day + dt.timedelta(days=4), "Sam", "A bag is wrong.", (("Ready?", "Yes."),))
    said = Described(MeasureKind.OUTCOME, "Waiting", "Door to door", "hours", Direction.DECREASE, Every.WEEK, Decimal(3))
    with db.transaction():
        found = make.again(idea)
        found.stage = Stage.TESTING
        project = start_project(found, by=sam)
        measure, cycle = add_measure(project, said, by=sam), start_ramp(project, "Pack in the evening.", plan, by=sam)
        begin(cycle, by=sam)
        numbers = (measure.id, cycle.id)
    where = f"/en/measures/{numbers[0]}"
    on_postgres.open(where)
    on_postgres.send(f"{where}", on=day.isoformat(), value="12.5")
    addresses = [f"/en/ideas/{idea.reference}/try-out{page}" for page in PAGES]
    addresses += [where, f"{where}/values", f"{where}/groups", f"{where}/plain-words", f"/en/small-tests/{numbers[1]}"]
    addresses += ["/en/try-outs/reviews", "/en/try-outs/need-a-look", "/en/try-outs/decisions"]
    assert db.engine().dialect.name == "postgresql"
    assert [(address, seen.status) for address in addresses if (seen := on_postgres.open(address)).status != 200] == []
    export = on_postgres.open(f"/en/ideas/{idea.reference}/try-out/export.json", inspect=False)
    assert (export.status, "12.5" in export.text) == (200, True)


def test_the_clock_of_try_outs_runs_on_postgresql(on_postgres: Visitor) -> None:
    from app.improvement import jobs

    assert db.engine().dialect.name == "postgresql"
    for work in (jobs.ask_on_the_day, jobs.forget_asked, jobs.remind_of_values, jobs.remind_of_reviews):
        work()
    assert keys.letters() == []
