"""I need help, or an interpreter: a person, on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotFound, Refused
from app.core.web import go_to, open_to, page
from app.journey.forms import HelpForm
from app.journey.views import journey
from app.languages import actions as interpreters
from app.languages.forms import SUGGESTED, InterpreterForm
from app.people import queries as people
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.actions import needs_given
from app.proposals.views.cookies import seen_here, who_opens
from app.support.needs import FLAGS
from app.tasks.actions import raise_once

if TYPE_CHECKING:
    from app.proposals.models import Proposal


@journey.route("/help", methods=["GET", "POST"])
@open_to("everyone")
def ask_for_help() -> Response:
    """The number to phone, and a form that becomes a task with a clock."""
    form, draft = HelpForm(), seen_here()
    kind = form.chosen()
    if form.validate_on_submit() and kind:
        writing = draft if draft and draft.is_draft else None
        told = "\n".join(filter(None, [form.name.data, form.reach.data, form.words.data, *_needs_said(writing)]))
        raise_once(kind, *(("draft", writing.id) if writing else ("help", 0)), days=2, details=told)
        return go_to(url_for("journey.help_is_coming"))
    return page("journey/help.html", form=form, draft=draft, status=422 if form.errors else 200)


def _needs_said(draft: proposals.SeenDraft | None) -> list[str]:
    """What somebody who is still writing said they need, for whoever is about to contact them."""
    said = needs_given(proposals.given(draft.answers)) if draft else {}
    return ["Needs:", *(" ".join(filter(None, [FLAGS[code], detail])) for code, detail in said.items())] if said else []


@journey.route("/help/asked")
@open_to("everyone")
def help_is_coming() -> Response:
    """What happens next, and by when."""
    return page("journey/help_asked.html", draft=seen_here())


@journey.route("/interpreter", methods=["GET", "POST"])
@open_to("everyone")
def ask_for_interpreter() -> Response:
    """Another language, or British Sign Language: who is needed, how and when; a task of its own kind with a clock."""
    form, draft, idea = InterpreterForm(), seen_here(), _own_idea()
    if request.args.get("kind") == "bsl" and not form.is_submitted():
        form.kind.data = "bsl"
    if idea is not None:
        del form.way, form.reach, form.name
    if form.validate_on_submit():
        try:
            if idea is not None:
                person = people.person(idea.person_id or 0)
                interpreters.begin(person, form.asked(), by=None, about=("proposal", idea.id))
            else:
                _ask(form, ("draft", draft.id) if draft and draft.is_draft else ("help", 0))
            return go_to(url_for("journey.interpreter_is_coming"))
        except Refused as refusal:
            form.refuse(refusal)
    return page(
        "journey/interpreter.html", form=form, draft=draft, known=idea is not None, suggested=SUGGESTED, status=422 if form.errors else 200
    )


def _ask(form: InterpreterForm, about: tuple[str, int]) -> None:
    reach = (form.way_chosen(), form.reach.data or "")
    interpreters.ask_for_interpreter(form.asked(), name=form.name.data or "", reach=reach, reading=i18n.reading().tag, about=about)


def _own_idea() -> Proposal | None:
    """The idea of whoever asks, where the address names one that is theirs: then we know already how to reach them."""
    reference = request.args.get("idea", "")
    if not reference:
        return None
    try:
        return proposals.proposal(reference, by=who_opens(reference), to=permissions.own)
    except NotFound:
        return None


@journey.route("/interpreter/asked")
@open_to("everyone")
def interpreter_is_coming() -> Response:
    """What happens next, and by when."""
    return page("journey/interpreter_asked.html", draft=seen_here())
