"""What the team has to do: one list."""

from flask import Blueprint, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import NotAllowed
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import day_and_row, go_to, open_to, page, tell_next
from app.tasks import actions, queries

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
}
DONE_ELSEWHERE = ("easy_words", "format", "look_again", "listen")  # each ends with the step on the page of its idea


@tasks.route("/tasks")
@open_to("huddle member")
def every_task() -> Response:
    """Open tasks, the most urgent first."""
    tasks = queries.open_tasks(day_and_row(request.args.get("after", "")))
    more = tasks[queries.PAGE - 1] if len(tasks) > queries.PAGE else None
    return page("tasks/tasks.html", tasks=tasks[: queries.PAGE], kinds=KINDS, elsewhere=DONE_ELSEWHERE, more=more, form=Plain())


@tasks.route("/tasks/<int:number>/done", methods=["POST"])
@open_to("huddle member")
def done(number: int) -> Response:
    """Ticks a task off."""
    task = queries.task(number)
    if task.kind.value in DONE_ELSEWHERE:
        raise NotAllowed(for_staff("This task ends by itself when it is done on the page of the idea."))
    actions.finish(task, by=current_user.id)
    tell_next(for_staff("Thank you. The task is done."))
    return go_to(url_for("tasks.every_task"))
