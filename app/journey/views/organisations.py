"""Organisations with their ideas: the list, one of them, and the ideas of whoever leads improvement in one."""

from typing import Any

from flask import request
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.i18n import mark_for_staff
from app.core.web import open_to, page, row_number
from app.history import queries as history
from app.huddle import queries as huddle
from app.improvement import queries as improvement
from app.journey.views import journey
from app.people import permissions
from app.people import queries as people
from app.people.forms.organisations import KINDS
from app.people.queries.organisations import PAGE
from app.proposals import queries as proposals
from app.proposals.moves import PUBLIC_WORDS

DONE = {
    "add": mark_for_staff("Added"),
    "change": mark_for_staff("Changed"),
    "merge": mark_for_staff("Went into %(other)s"),
    "take_over": mark_for_staff("Took over %(other)s"),
    "split": mark_for_staff("Split into %(other)s"),
    "end": mark_for_staff("Closed"),
    "open_again": mark_for_staff("Opened again"),
}
FIELDS = {"name": mark_for_staff("Name"), "kind": mark_for_staff("Kind"), "ods_code": mark_for_staff("Code")}


@journey.route("/organisations")
@open_to("huddle member", "administrator")
def organisations() -> Response:
    """Every organisation, found by its name, a name of before, or its code."""
    words = " ".join(request.args.get("q", "").split())[:200]
    rows = people.every_organisation(words, after=row_number(request.args.get("after", "")))
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return page(
        "journey/organisations.html",
        rows=rows,
        more=rows[-1].id if more else None,
        words=words,
        former=people.former_names(row.id for row in rows),
        ideas=proposals.counts_of(people.with_those_before(row.id for row in rows)),
        kinds=KINDS,
        keeps=permissions.keep_organisations(current_user),
    )


@journey.route("/organisations/<int:number>")
@open_to("huddle member", "administrator")
def organisation(number: int) -> Response:
    """One organisation: names, roles, how many ideas, everything that was done to it."""
    found = people.organisation(number)
    before = people.with_those_before([number])
    entries = history.entries("organisation", number)
    return page(
        "journey/organisation.html",
        organisation=found,
        heir=people.organisation(found.successor_id) if found.successor_id else None,
        former=people.former_names([number]).get(number, []),
        merged=people.went_into(number),
        roles=people.roles_in(before[number]),
        ideas=proposals.counts_of(before)[number],
        entries=entries,
        names=people.names(entry.person_id for entry in entries),
        keeps=permissions.keep_organisations(current_user),
        **_words(),
    )


@journey.route("/my-organisation")
@open_to("provider QI lead", translated=True)
def my_organisation() -> Response:
    """The ideas that were sent to the organisations of whoever is signed in."""
    rows = proposals.led_ideas(current_user, before=row_number(request.args.get("before", "")))
    more = rows[proposals.PAGE - 1].id if len(rows) > proposals.PAGE else None
    return page(
        "journey/my_organisation.html",
        rows=rows[: proposals.PAGE],
        tried=improvement.tried_among(row.id for row in rows[: proposals.PAGE]),
        more=more,
        places=people.active_among(current_user.leads),
        asked=huddle.asked_in(current_user.leads),
        stage_words=PUBLIC_WORDS,
    )


def _words() -> dict[str, Any]:
    return {"kinds": KINDS, "done": DONE, "fields": FIELDS}
