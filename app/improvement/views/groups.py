"""A measure split by group: the table and the gap, the groups themselves, and the counts that come in."""

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import calendar
from app.core.errors import NotFound, Refused
from app.core.i18n import for_staff
from app.core.web import go_to, open_to, page, row_number, tell_next
from app.improvement import actions, permissions, queries
from app.improvement.actions import groups as entering
from app.improvement.charts.cells import NotUnderstood, day
from app.improvement.charts.drawing import draw, sizes
from app.improvement.charts.reading import reading_of
from app.improvement.charts.words import beside, cuts_of, key_of, lines_of
from app.improvement.forms import DIRECTIONS, PERIODS
from app.improvement.forms.groups import SPLIT_BY, PasteGroupsForm, SplitForm, entry_form
from app.improvement.queries import groups as by_group
from app.improvement.views import improvement

if TYPE_CHECKING:
    from app.improvement.forms.groups import EntryForm
    from app.improvement.models import Measure, Split


@improvement.route("/measures/<int:number>/groups")
@open_to("huddle member", "provider QI lead")
def groups(number: int) -> Response:
    """How far apart the groups are in sentences, then the table, then one group over time; only what may be shown."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    table = next(iter(by_group.shown([found])), None)
    place = _asked_place(len(table.names)) if table else 0
    chart = by_group.chart_of(table, place) if table else None
    return page(
        "improvement/groups.html",
        writes=permissions.write(current_user, proposal),
        found=found,
        table=table,
        compared=by_group.compared(table) if table else None,
        split_by=SPLIT_BY,
        direction=DIRECTIONS[found.direction],
        periods=PERIODS,
        place=place,
        reading_of_group=reading_of(chart) if chart else None,
        beside=beside(chart) if chart else [],
        key=key_of(chart) if chart else [],
        pictures=[draw(chart, size, words=lines_of(chart)) for size in sizes()] if chart else [],
        lines=lines_of(chart) if chart else {},
        cuts=cuts_of(chart) if chart else [],
    )


def _asked_place(groups: int) -> int:
    """Which group's chart was asked for, from 0; the first one if none was, or there is no such group."""
    asked = row_number(request.args.get("group", "")) or 0
    return asked - 1 if 0 < asked <= groups else 0


@improvement.route("/measures/<int:number>/groups/choose", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def split(number: int) -> Response:
    """Which groups there are, and what is counted in each."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    form = SplitForm()
    actions.check_open(proposal, by=current_user)
    stands = by_group.split_of(found)
    if form.validate_on_submit():
        try:
            entering.split_measure(found, form.said(), by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.groups", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    elif stands is not None and not request.form:
        form.begin_with(stands)
    return page("improvement/split.html", form=form, found=found, stands=stands, status=422 if form.errors else 200)


def _split_at_work(number: int) -> "tuple[Measure, Split]":
    """A measure with its groups, for whoever enters counts now. Raises NotFound where it has none."""
    proposal, found = queries.measure(number, by=current_user, to=permissions.work_on)
    actions.check_open(proposal, by=current_user)
    split = by_group.split_of(found)
    if split is None:
        raise NotFound
    return found, split


@improvement.route("/measures/<int:number>/groups/enter", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def enter_groups(number: int) -> Response:
    """The people of each group in one period. Whoever entered them finds them here again, and nobody else."""
    found, split = _split_at_work(number)
    form = entry_form(split)
    if form.validate_on_submit():
        try:
            entering.enter_groups(split, {form.day(): form.counts()}, by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.groups", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    stands = False
    if request.method == "GET":
        stands = _begin(form, split)
    return page("improvement/enter_groups.html", form=form, found=found, split=split, theirs=stands, status=422 if form.errors else 200)


def _begin(form: "EntryForm", split: "Split") -> bool:
    """Puts in the day that was asked for, and the counts that this person entered for it. Whether somebody else entered some."""
    try:
        on = day(request.args.get("on", ""))
    except NotUnderstood:
        form.begin_on(calendar.today())
        return False
    form.begin_on(on)
    mine = by_group.own_entry(split, on, by=current_user)
    if mine is not None:
        form.begin_with(mine)
    return mine is None and on in by_group.who_entered(split)


@improvement.route("/measures/<int:number>/groups/paste", methods=["GET", "POST"])
@open_to("huddle member", "provider QI lead")
def paste_groups(number: int) -> Response:
    """Many periods at once: looked at first, saved by a second press."""
    found, split = _split_at_work(number)
    form = PasteGroupsForm()
    good = form.is_submitted() and form.read(split)
    periods = form.understood.periods if good else {}
    if periods and form.was_seen():
        try:
            entering.enter_groups(split, periods, by=current_user)
            tell_next(for_staff("Saved."))
            return go_to(url_for("improvement.groups", number=number))
        except Refused as refusal:
            form.refuse(refusal)
    known = by_group.who_entered(split)
    return page(
        "improvement/paste_groups.html",
        form=form,
        found=found,
        split=split,
        periods=periods,
        instead=[on for on in periods if on in known],
        seen=form.digest() if periods else "",
        changed_since=bool(request.form.get("save")),
        status=422 if form.errors else 200,
    )
