"""Screening an idea, and asking its proposer something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core.errors import Refused
from app.core.i18n import for_staff, language_name, reading
from app.core.web import go_to, open_to, page, tell_next
from app.people import queries as people
from app.people.queries import standing
from app.proposals import actions, permissions, queries
from app.proposals.forms import QuestionForm, ScreenForm
from app.proposals.forms.looking import FileForm
from app.proposals.forms.taking_down import CHOICES_OF_LANGUAGE as LANGUAGES_SAID
from app.proposals.moves.telling import ADDED, VOICES
from app.proposals.views import proposals
from app.proposals.views.showing import added_rows, answer_rows, chosen_words, file_rows
from app.support import queries as support

if TYPE_CHECKING:
    from app.proposals.models import Proposal


@proposals.route("/ideas/<ref:reference>/screen", methods=["GET", "POST"])
@open_to("huddle member")
def screen(reference: str) -> Response:
    """Working title, topic, place, organisation, fit to publish."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    form = ScreenForm(data=_standing(proposal))
    form.offer_organisations()
    if form.validate_on_submit():
        try:
            actions.screen(
                proposal,
                title=form.title.data or "",
                title_en=form.title_en.data or "",
                topic=form.chosen_topic(),
                place=form.place.data or "",
                organisation=form.chosen_organisation(),
                fit=form.chosen_fit(),
                by=current_user,
                seen=request.form.get("seen", ""),
            )
            tell_next(for_staff("Saved."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    shown = queries.files_of(proposal.id, proposal.answers)
    rows = answer_rows(queries.given(proposal.answers), easy=reading().easy, files=shown, on_paper=queries.came_on_paper(proposal))
    return page(
        "proposals/screen.html",
        form=form,
        proposal=proposal,
        rows=rows,
        added=added_rows(queries.added_later(proposal.id), above=rows),
        seen=queries.stamp_of_words(proposal),
        publish=chosen_words("publish", proposal.publish),
        voices=queries.voices_for_team(proposal.id),
        voice_words=VOICES,
        added_words=ADDED,
        status=422 if form.errors else 200,
    )


def _standing(proposal: Proposal) -> dict[str, str]:
    fit = {True: "yes", False: "no", None: "later"}[proposal.fit_to_publish]
    return {
        "title": proposal.title.body if proposal.title else "",
        "title_en": proposal.title_en.body if proposal.title_en else "",
        "topic": proposal.topic.value if proposal.topic else "",
        "place": proposal.place,
        "organisation": str(standing(proposal.organisation_id) or ""),
        "fit": fit,
    }


@proposals.route("/ideas/<ref:reference>/question", methods=["GET", "POST"])
@open_to("huddle member")
def ask(reference: str) -> Response:
    """A question to the proposer; the clock stops."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    form = QuestionForm()
    actions.check_possible(proposal, "ask_for_more")
    if form.validate_on_submit():
        try:
            actions.ask_for_more(proposal, form.question.data or "", easy=form.question_easy.data or "", by=current_user)
            tell_next(for_staff("Asked. The clock stands still until they answer."))
            return go_to(url_for("journey.read_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    easy = queries.needs_easy_words(proposal)
    hears = proposal.person_id is not None and people.person(proposal.person_id).wants_to_hear
    flag = support.flag(proposal.person_id)
    return page("proposals/ask.html", form=form, proposal=proposal, easy=easy, hears=hears, flag=flag, status=422 if form.errors else 200)


@proposals.route("/ideas/<ref:reference>/files/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def look_at_file(reference: str, number: int) -> Response:
    """Look at one recording, photo, drawing or video, say whether others may, write down what is said in it."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    every = queries.every_file(proposal)
    found = queries.file_among(every, number)
    form = FileForm()
    form.begin_with(found)
    form.offer_languages({tag: language_name(tag) for tag in LANGUAGES_SAID}, found.said.lang if found.said else proposal.lang)
    if form.validate_on_submit():
        actions.look_at(found, fit=form.fit.data == "yes", words=form.said.data or "", lang=form.lang.data, by=current_user)
        tell_next(for_staff("Saved."))
        return go_to(url_for("journey.read_idea", reference=reference))
    one = next(row for row in file_rows(every[found.field]) if row["id"] == number)
    return page("proposals/look_at_file.html", form=form, proposal=proposal, one=one, status=422 if form.errors else 200)


@proposals.route("/ideas/<ref:reference>/read-it", methods=["POST"])
@open_to("huddle member")
def read_it(reference: str) -> Response:
    """I read this one."""
    proposal = queries.proposal(reference, by=current_user, to=permissions.screen)
    actions.read_by(proposal, by=current_user)
    return go_to(url_for("journey.read_idea", reference=reference))
