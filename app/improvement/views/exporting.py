"""Files that leave: the values of one measure, and a whole try-out as tables or as one file for programs."""

import datetime as dt
import json
from decimal import Decimal

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotFound
from app.core.sheets import MARK, sheet
from app.core.web import open_to, page
from app.improvement import permissions, queries
from app.improvement.queries import exporting
from app.improvement.views import improvement
from app.improvement.views.downloads import download
from app.proposals.actions.moving import title_of

PLAIN = "no"  # of `mark` in the address: for programs that do not expect a mark at the beginning of UTF-8


@improvement.route("/measures/<int:number>/values.csv")
@open_to("huddle member", "provider QI lead")
def values_csv(number: int) -> Response:
    """All values of a measure, also by group."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    project = queries.project_of(proposal)
    return _csv(f"measure-{number}.csv", exporting.data_table([found], project.started_on if project else None))


@improvement.route("/ideas/<ref:reference>/try-out/export")
@open_to("huddle member", "provider QI lead")
def export(reference: str) -> Response:
    """Which files there are, and what is in them."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    return page("improvement/export.html", proposal=proposal, tables=list(exporting.whole(proposal, project, "")))


@improvement.route("/ideas/<ref:reference>/try-out/export/<slug>.csv")
@open_to("huddle member", "provider QI lead")
def export_csv(reference: str, slug: str) -> Response:
    """One table of a try-out."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    tables = exporting.whole(proposal, project, title_of(proposal.title, proposal.answers))
    if slug not in tables:
        raise NotFound
    return _csv(f"{reference}-{slug}.csv", tables[slug]())


@improvement.route("/ideas/<ref:reference>/try-out/export.json")
@open_to("huddle member", "provider QI lead")
def export_json(reference: str) -> Response:
    """The whole try-out."""
    proposal, project = queries.tried(reference, by=current_user, to=permissions.work_on)
    tables = exporting.whole(proposal, project, title_of(proposal.title, proposal.answers))
    told = {"made_on": calendar.today()} | {name: make().as_objects() for name, make in tables.items()}
    words = json.dumps(told, default=_plain, ensure_ascii=False, allow_nan=False, indent=1)
    return download(f"{reference}.json", words, "application/json")


def _plain(value: object) -> object:
    """Days as 2026-03-09, numbers as numbers."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value))


def _csv(name: str, table: exporting.Table) -> Response:
    mark = "" if request.args.get("mark") == PLAIN else MARK
    return download(name, sheet(table.head, table.rows, mark=mark), "text/csv")
