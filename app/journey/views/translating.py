"""Translations: the list of what waits, writing one, checking one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotAllowed, Refused
from app.core.forms import Plain
from app.core.i18n import for_staff, mark_for_staff
from app.core.web import day_and_row, go_to, open_to, page, tell_next
from app.journey import actions as journey_actions
from app.journey import queries
from app.journey.queries.wishes import PAGE, wishes
from app.journey.views import journey
from app.languages import actions
from app.languages import queries as languages
from app.languages.actions import Piece
from app.languages.forms.translating import CheckForm, translation_form

if TYPE_CHECKING:
    from app.core.forms import Form
    from app.languages.models import TranslationWish
    from app.proposals.models import Proposal

ABOUT = {
    "idea": mark_for_staff("Words of an idea"),
    "decision": mark_for_staff("Our decision"),
    "question": mark_for_staff("Our question"),
    "small_test": mark_for_staff("What people read who are asked about a small test"),
    "answer": mark_for_staff("What somebody said about a small test"),
}


@journey.route("/translations")
@open_to("huddle member")
def translations() -> Response:
    """What is to be translated or checked, the most urgent first."""
    rows = wishes(current_user, day_and_row(request.args.get("after", "")))
    more = rows[PAGE - 1].TranslationWish if len(rows) > PAGE else None
    return page("journey/translations.html", rows=rows[:PAGE], more=more, about=ABOUT, me=current_user.id)


@journey.route("/translations/<int:number>", methods=["GET", "POST"])
@open_to("huddle member")
def translation(number: int) -> Response:
    """The words to be translated; for whoever has claimed them, with a box beside each."""
    wish, proposal = queries.wish_for(number, by=current_user)
    words = queries.words_of(wish, proposal)
    mine = wish.held_by(current_user.id)
    form = translation_form({one.slot: _box(one, wish) for one in words})
    if form.validate_on_submit():
        written = form.bodies({one.slot: one.label for one in words})
        try:
            pieces = [Piece(one.text, one.slot, written[one.slot]) for one in words]
            actions.translate(wish, pieces, form.how(), by=current_user)
            tell_next(for_staff("Thank you. The translation is saved. A second person checks it."))
            return go_to(url_for("journey.translations"))
        except Refused as refusal:
            form.refuse(refusal)
    return _shown("journey/translation.html", wish, proposal, form, words=words, mine=mine or form.is_submitted())


def _box(one: queries.Words, wish: TranslationWish) -> str:
    return f"{one.label} ({i18n.english_name(wish.lang)})"


def _shown(template: str, wish: TranslationWish, proposal: Proposal, form: Form, **more: Any) -> Response:
    status = 422 if form.errors else 200
    return page(template, wish=wish, proposal=proposal, form=form, about=ABOUT, me=current_user.id, status=status, **more)


@journey.route("/translations/<int:number>/claim", methods=["POST"])
@open_to("huddle member")
def claim_translation(number: int) -> Response:
    """Takes a translation for 48 hours."""
    wish, _proposal = queries.wish_for(number, by=current_user)
    if Plain().validate_on_submit():
        actions.claim(wish, by=current_user)
    return go_to(url_for("journey.translation", number=number))


@journey.route("/translations/<int:number>/give-back", methods=["POST"])
@open_to("huddle member")
def release_translation(number: int) -> Response:
    """Gives a translation back for somebody else."""
    wish, _proposal = queries.wish_for(number, by=current_user)
    if Plain().validate_on_submit():
        actions.release(wish, by=current_user)
        tell_next(for_staff("Somebody else can translate it now."))
    return go_to(url_for("journey.translations"))


@journey.route("/translations/<int:number>/check", methods=["GET", "POST"])
@open_to("huddle member")
def check_translation(number: int) -> Response:
    """A second person reads both and says whether they say the same."""
    wish, proposal = queries.wish_for(number, by=current_user)
    if wish.written_at is None:
        raise NotAllowed(for_staff("Nobody has translated this yet."))
    if wish.written_by == current_user.id:
        raise NotAllowed(for_staff("You translated this. Somebody else checks it."))
    form = CheckForm()
    if form.validate_on_submit():
        try:
            if form.good.data == "yes":
                journey_actions.check_translation(proposal, wish, by=current_user)
            else:
                actions.send_back(wish, form.note.data or "", by=current_user)
            tell_next(for_staff("Thank you. It is saved."))
            return go_to(url_for("journey.translations"))
        except Refused as refusal:
            form.refuse(refusal)
    made = {row.slot: row for row in languages.written_for(wish)}
    pairs = [(one, made.get(one.slot)) for one in queries.words_of(wish, proposal)]
    return _shown("journey/translation_check.html", wish, proposal, form, pairs=pairs)
