"""A measure of a given type, for the tests of what comes in; and workbooks as a spreadsheet writes them."""

import datetime as dt
import io
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import openpyxl

from app.core import calendar, db
from app.improvement import actions
from app.improvement.actions import Described
from app.improvement.charts import Direction
from app.improvement.models import Every, MeasureKind, MeasureType
from tests import make
from tests.improvement.trying import worked_on
from tests.visitor import HEADERS, Seen, Visitor


def of_type(kind: MeasureType | None, *, weeks: int = 0, unit: str = "per cent", **more: Any) -> tuple[Any, int]:
    """An idea, and the number of its measure that was begun so many weeks ago and has no value."""
    idea, sam = worked_on(), make.staff()
    with db.transaction():
        project = actions.start_project(make.again(idea), by=sam)
        starts_on = calendar.today() - dt.timedelta(days=7 * weeks)
        said = Described(
            MeasureKind.PROCESS, "Bags by noon", "Tally", unit, Direction.INCREASE, Every.WEEK, type=kind, starts_on=starts_on, **more
        )
        return idea, actions.add_measure(project, said, by=sam).id


def enter(number: int, on: dt.date, value: str, who: str = "sam@example.org") -> None:
    """Somebody of the team enters a value elsewhere."""
    from app.improvement import models

    by = make.staff(address=who, name=who.partition("@")[0].capitalize())
    with db.transaction() as session:
        actions.enter(session.get(models.Measure, number), on, Decimal(value), by=by)


def workbook(rows: Sequence[Sequence[Any]], *, before: Sequence[Sequence[Any]] | None = None, merged: str = "") -> bytes:
    """A workbook with these rows; `before`: those of a sheet in front of it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    if before is not None:
        for row in before:
            sheet.append(row)
        sheet = book.create_sheet("Counts")
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def upload(who: Visitor, number: int, raw: bytes, name: str = "values.xlsx") -> Seen:
    """Sends a file as a browser without script does."""
    page = who.open(f"/en/measures/{number}/paste")
    token = next(str(box.get("value")) for box in page.all("input") if box.get("name") == "csrf_token")
    told = {"csrf_token": token, "rows": "", "first": "1", "file": (io.BytesIO(raw), name)}
    address = f"/en/measures/{number}/paste"
    return who._see(who.client.post(address, data=told, headers=HEADERS, content_type="multipart/form-data"), inspect=True)
