"""What the team has to do: one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed, NotFound, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import day_and_row, go_to, open_to, page, tell_next
from app.support import queries as support
from app.tasks import actions, queries
from app.tasks.forms import MetForm

if TYPE_CHECKING:
    from app.tasks.models import Task

tasks = Blueprint("tasks", __name__)
KINDS = {  # what is to be done, and its picture
    "phone": (mark_for_staff("Phone somebody about a letter"), "call"),
    "post": (mark_for_staff("Post a letter"), "letter"),
    "call_back": (mark_for_staff("Call back"), "call"),
    "message": (mark_for_staff("Send a message"), "send"),
    "explain": (mark_for_staff("Explain a page"), "talk"),
    "read_aloud": (mark_for_staff("Read a page to somebody"), "listen"),
    "meet": (mark_for_staff("Meet somebody"), "in_person"),
    "paper_form": (mark_for_staff("Send a paper form"), "form"),
    "look_again": (mark_for_staff("Look at new words before they are public"), "look"),
    "easy_words": (mark_for_staff("Write easy words"), "easy_read"),
    "translate": (mark_for_staff("Find a translator"), "language"),
    "format": (mark_for_staff("Make a letter in another form"), "letter"),
    "follow_up": (mark_for_staff("Find out how a person can take part themselves"), "with_me"),
    "listen": (mark_for_staff("Listen to a recording, and look at photos and videos"), "listen"),
    "revisit": (mark_for_staff("Look again at an idea that had to wait"), "look"),
    "review_needs": (mark_for_staff("Ask somebody if they still need the same help"), "help"),
    "interpret": (mark_for_staff("Find an interpreter"), "language"),
    "decide": (mark_for_staff("See to it that an idea goes on"), "balance"),
    "ask_if_done": (mark_for_staff("Find out if it was done, and write it down"), "yes"),
}
DONE_ELSEWHERE = (
    "easy_words",
    "format",
    "look_again",
    "listen",
    "review_needs",
    "interpret",
)  # each ends with the step on a page of its own


@tasks.route("/tasks")
@open_to("huddle member")
def every_task() -> Response:
    """Open tasks, the most urgent first."""
    tasks = queries.open_tasks(day_and_row(request.args.get("after", "")))
    more = tasks[queries.PAGE - 1] if len(tasks) > queries.PAGE else None
    return page(
        "tasks/tasks.html",
        tasks=tasks[: queries.PAGE],
        kinds=KINDS,
        elsewhere=DONE_ELSEWHERE,
        flags=support.flags(task.person_id for task in tasks),
        asks_if_met=queries.contacts_somebody,
        me=current_user.id,
        more=more,
        form=Plain(),
    )


@tasks.route("/tasks/<int:number>/done", methods=["GET", "POST"])
@open_to("huddle member")
def done(number: int) -> Response:
    """Ticks a task off. Whoever contacted somebody with needs says first whether these were met."""
    task = queries.task(number)
    if task.kind.value in DONE_ELSEWHERE and not _made_for_no_idea(task):
        raise NotAllowed(for_staff("This task ends by itself when it is done on the page of the idea."))
    form = MetForm()
    if form.validate_on_submit():
        try:
            actions.finish(task, by=current_user.id, met=form.said(), why=form.why.data or "")
            tell_next(for_staff("Thank you. The task is done."))
            return go_to(url_for("tasks.every_task"))
        except Refused as refusal:
            form.refuse(refusal)
    asks = support.flag(task.person_id) if queries.contacts_somebody(task) else None
    return page("tasks/done.html", task=task, form=form, flag=asks, kinds=KINDS, status=422 if form.errors else 200)


@tasks.route("/tasks/<int:number>/take", methods=["POST"])
@open_to("huddle member")
def take(number: int) -> Response:
    """Whoever presses this does the task."""
    actions.take(queries.task(number), by=current_user.id)
    tell_next(for_staff("You do this now."))
    return go_to(url_for("tasks.every_task"))


@tasks.route("/tasks/<int:number>/give-back", methods=["POST"])
@open_to("huddle member")
def give_back(number: int) -> Response:
    """Whoever did it does it no more."""
    actions.give_back(queries.task(number), by=current_user.id)
    tell_next(for_staff("Anybody of the team can do this now."))
    return go_to(url_for("tasks.every_task"))


def _made_for_no_idea(task: Task) -> bool:
    """A letter in another form that is about no idea ends here."""
    return task.kind.value == "format" and task.about != "proposal"


@tasks.route("/letters/<int:number>/done")
@open_to("huddle member")
def letter_done(number: int) -> Response:
    """From a letter that somebody carried to the page that ends its task."""
    task = queries.open_with(number)
    if task is None:
        raise NotFound
    if task.kind.value == "format" and task.about == "proposal":
        return go_to(url_for("journey.idea_of_task", number=task.id, then="in-format"))
    return go_to(url_for("tasks.done", number=task.id))
