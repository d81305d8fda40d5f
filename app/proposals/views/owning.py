"""What the people of an idea do with it: answer us, choose, rename, take it back, ask again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import Refused
from app.core.forms import Form, Plain
from app.core.questions import Given
from app.core.web import go_to, open_to, page, tell_next
from app.languages import queries as translations
from app.languages.forms.translating import METHODS
from app.proposals import actions, permissions, queries
from app.proposals.forms import AnswerForm, ObjectForm, TitleForm, WhyForm, cleaned, given_choice, read_page
from app.proposals.moves import OPEN, TAKEN_UP
from app.proposals.pathways import every_ask, label_of
from app.proposals.permissions import Somebody
from app.proposals.views import proposals
from app.proposals.views.cookies import keep_key, who_opens
from app.proposals.views.showing import question_facts

if TYPE_CHECKING:
    from app.proposals.models import Proposal


LOOKS_FIRST = i18n.mark("Saved. If your idea is on the website, a person looks at the new words first.")


@proposals.route("/my-idea/<ref:reference>/open/<token>", methods=["GET", "POST"])
@open_to("everyone")
def open_idea(reference: str, token: str) -> Response:
    """The link of a letter: GET shows a button, POST sets a cookie for this idea alone."""
    held = queries.keyholder(token, reference)
    if held is None:
        return page("proposals/old_link.html", status=404)
    if Plain().validate_on_submit():
        actions.confirm_key(held[1])
        return keep_key(go_to(url_for("journey.my_idea", reference=reference)), reference, token)
    return page("proposals/open_idea.html", form=Plain(), reference=reference)


def _step(
    reference: str,
    form: Form,
    template: str,
    allowed: Callable[[Somebody, Proposal], bool],
    act: Callable[[Proposal, Somebody], str],
    facts: Callable[[Proposal], dict[str, Any]] = lambda _idea: {},
    verb: str = "",
) -> Response:
    """One small step of a proposer: a form, an action, a sentence.

    `facts`: what its page says beside; `verb`: the move it makes. What stands already is put in by the form's `begin_with`.
    """
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=allowed)
    if not form.is_submitted() and not request.form:
        form.begin_with(proposal)
    if verb:
        actions.check_possible(proposal, verb)
    if form.validate_on_submit():
        try:
            said = act(proposal, person)
            tell_next(said)
            return go_to(url_for("journey.my_idea", reference=reference))
        except Refused as refusal:
            form.refuse(refusal)
    return page(template, form=form, proposal=proposal, status=422 if form.errors else 200, **facts(proposal))


@proposals.route("/my-idea/<ref:reference>/answer", methods=["GET", "POST"])
@open_to("proposer")
def answer(reference: str) -> Response:
    """The answer to our question."""
    form = AnswerForm()

    def act(proposal: Proposal, person: Somebody) -> str:
        actions.answer_question(proposal, form.answer.data or "", by=person)
        return i18n.gettext("Thank you. We have your answer.")

    return _step(reference, form, "proposals/answer.html", permissions.answer, act, _question_told, verb="answer_question")


def _question_told(proposal: Proposal) -> dict[str, Any]:
    """Our question in the language of the reader, where a second person has checked that."""
    lang, slot = i18n.reading().lang, "question_easy" if i18n.reading().easy and proposal.question_easy else "question"
    question = proposal.question_easy if slot == "question_easy" else proposal.question
    if question is None or question.lang == lang:
        return {"other": None, "methods": {}}
    rows = translations.translations_of("proposal", proposal.id, lang)
    return {"other": translations.told_when_checked(rows, slot, question.body), "methods": dict(METHODS)}


@proposals.route("/my-idea/<ref:reference>/title", methods=["GET", "POST"])
@open_to("proposer")
def title(reference: str) -> Response:
    """The proposer's own title."""
    form = TitleForm()

    def act(proposal: Proposal, person: Somebody) -> str:
        actions.rename(proposal, form.title.data or "", by=person)
        return i18n.gettext(LOOKS_FIRST)

    return _step(reference, form, "proposals/title.html", permissions.own, act)


@proposals.route("/my-idea/<ref:reference>/take-back", methods=["GET", "POST"])
@open_to("proposer")
def take_back(reference: str) -> Response:
    """A page of its own that names the idea, then takes it back."""
    form = WhyForm()

    def act(proposal: Proposal, person: Somebody) -> str:
        actions.withdraw(proposal, form.reason.data or "", by=person)
        return i18n.gettext("You took your idea back. Nobody outside the team sees it now.")

    taken_up: Callable[[Proposal], dict[str, Any]] = lambda idea: {"taken_up": idea.stage in TAKEN_UP}
    return _step(reference, form, "proposals/take_back.html", permissions.withdraw, act, taken_up, verb="withdraw")


@proposals.route("/my-idea/<ref:reference>/bring-back", methods=["GET", "POST"])
@open_to("proposer")
def bring_back(reference: str) -> Response:
    """An idea that was taken back is here again, where it was."""

    def act(proposal: Proposal, person: Somebody) -> str:
        actions.bring_back(proposal, by=person)
        return i18n.gettext("Your idea is back.")

    again: Callable[[Proposal], dict[str, Any]] = lambda idea: {"read_again": queries.way_back(idea) in OPEN}
    return _step(reference, Plain(), "proposals/bring_back.html", permissions.own, act, again, verb="bring_back")


@proposals.route("/my-idea/<ref:reference>/look-again", methods=["GET", "POST"])
@open_to("proposer")
def look_again(reference: str) -> Response:
    """The proposer does not agree with the answer."""
    form = ObjectForm()

    def act(proposal: Proposal, person: Somebody) -> str:
        actions.ask_again(proposal, form.reason.data or "", by=person)
        return i18n.gettext("Thank you. A person will look at your idea again.")

    return _step(reference, form, "proposals/look_again.html", permissions.own, act, verb="object")


@proposals.route("/my-idea/<ref:reference>/website", methods=["GET", "POST"])
@open_to("proposer")
def website(reference: str) -> Response:
    """On the website or not, and by which name."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.choose_publishing)
    step, ask = every_ask(easy=i18n.reading().easy)["publish"]
    form, fault = Plain(), None
    if form.validate_on_submit():
        given = read_page(step, cleaned(request.form), skip=False)
        value = (given["publish"].choices or ("",))[0]
        try:
            wording = f"{i18n.gettext(step.question)} {i18n.gettext(label_of(ask, value))}"
            looks = actions.choose_publishing(
                proposal, given_choice(value), given["public_name"].text, wording=wording, reading=i18n.reading().tag, by=person
            )
            tell_next(i18n.gettext(LOOKS_FIRST) if looks else i18n.gettext("Saved. This counts from now on."))
            return go_to(url_for("journey.my_idea", reference=reference))
        except Refused as refusal:
            fault = (refusal.field or "publish", refusal.sentence)
    standing = {"publish": Given(choices=(proposal.publish.value,)), "public_name": Given(text=proposal.public_name)}
    chosen = read_page(step, cleaned(request.form), skip=False) if request.method == "POST" else standing
    facts = question_facts(step, chosen, quick=False, easy=i18n.reading().easy, fault=fault)
    return page("proposals/website.html", form=form, proposal=proposal, step=step, status=422 if fault else 200, **facts)


__all__ = ["answer", "bring_back", "look_again", "open_idea", "take_back", "title", "website"]
