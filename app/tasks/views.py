"""What the team has to do: one list."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.forms import Plain
from app.core.web import day_and_row, go_to, open_to, page, tell_next
from app.tasks import actions, queries

tasks = Blueprint("tasks", __name__)


@tasks.route("/tasks")
@open_to("huddle member")
def every_task() -> Response:
    """Open tasks, the most urgent first."""
    tasks = queries.open_tasks(day_and_row(request.args.get("after", "")))
    more = tasks[queries.PAGE - 1] if len(tasks) > queries.PAGE else None
    return page("tasks/tasks.html", tasks=tasks[: queries.PAGE], more=more, form=Plain())


@tasks.route("/tasks/<int:number>/done", methods=["POST"])
@open_to("huddle member")
def done(number: int) -> Response:
    """Ticks a task off."""
    actions.finish(queries.task(number), by=current_user.id)
    tell_next("Thank you. The task is done.")
    return go_to(url_for("tasks.every_task"))
