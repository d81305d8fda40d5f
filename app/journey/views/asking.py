"""I need help: a person, on every page."""

from flask import url_for
from werkzeug.wrappers import Response

from app.core.web import go_to, open_to, page
from app.journey.forms import HelpForm
from app.journey.views import journey
from app.proposals.views.cookies import seen_here
from app.tasks.actions import raise_once


@journey.route("/help", methods=["GET", "POST"])
@open_to("everyone")
def ask_for_help() -> Response:
    """The number to phone, and a form that becomes a task with a clock."""
    form, draft = HelpForm(), seen_here()
    kind = form.chosen()
    if form.validate_on_submit() and kind:
        told = "\n".join(filter(None, [form.name.data, form.reach.data, form.words.data]))
        raise_once(kind, *(("draft", draft.id) if draft and draft.is_draft else ("help", 0)), days=2, details=told)
        return go_to(url_for("journey.help_is_coming"))
    return page("journey/help.html", form=form, draft=draft, status=422 if form.errors else 200)


@journey.route("/help/asked")
@open_to("everyone")
def help_is_coming() -> Response:
    """What happens next, and by when."""
    return page("journey/help_asked.html", draft=seen_here())
