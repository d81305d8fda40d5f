"""What the team wrote down for a person: they read it and put right what is not right, or the team does so with them on the phone."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotFound, Refused
from app.core.forms import Plain
from app.core.questions import Answers
from app.core.web import go_to, open_to, page, tell_next
from app.proposals import actions, permissions, queries
from app.proposals.forms import cleaned, read_page
from app.proposals.pathways import page_for
from app.proposals.views import proposals
from app.proposals.views.cookies import who_opens
from app.proposals.views.owning import LOOKS_FIRST
from app.proposals.views.showing import answer_rows, question_facts

ELSEWHERE = ("contact", "your-choice", "website")  # by phone, by taking the idea back, on its own page


@proposals.route("/my-idea/<ref:reference>/what-we-wrote")
@open_to("proposer")
def what_we_wrote(reference: str) -> Response:
    """Each answer that was written down, with a way to put it right."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.correct)
    rows = [
        row
        for row in answer_rows(queries.given(proposal.answers), easy=i18n.reading().easy, on_paper=queries.came_on_paper(proposal))
        if row["status"] != "skipped"
    ]
    return page("proposals/what_we_wrote.html", proposal=proposal, rows=rows, elsewhere=ELSEWHERE, holds=permissions.own(person, proposal))


@proposals.route("/my-idea/<ref:reference>/what-we-wrote/<slug>", methods=["GET", "POST"])
@open_to("proposer")
def correct(reference: str, slug: str) -> Response:
    """One question of what was written down, to answer it anew."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.correct)
    easy = i18n.reading().easy
    step = page_for(slug, quick=False, easy=easy)
    if step is None or step.slug != slug or slug in ELSEWHERE or not step.asks:
        raise NotFound
    form, fault = Plain(), None
    answers: Answers = queries.given(proposal.answers)
    if request.form:
        answers = {**answers, **read_page(step, cleaned(request.form), skip=False)}
    if form.validate_on_submit():
        try:
            actions.correct(proposal, step, {ask.field: answers[ask.field] for ask in step.every_ask()}, by=person)
            tell_next(i18n.gettext(LOOKS_FIRST))
            return go_to(url_for("proposals.what_we_wrote", reference=reference))
        except Refused as refusal:
            fault = (refusal.field or step.asks[0].field, refusal.sentence)
    facts = question_facts(step, answers, quick=False, easy=easy, fault=fault)
    return page("proposals/correct.html", form=form, proposal=proposal, step=step, status=422 if fault else 200, **facts)
