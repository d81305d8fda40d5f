"""What a person needs to take part: said by themselves, seen and looked at again by the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import NotFound
from app.core.forms import Plain
from app.core.questions import Given
from app.core.web import go_to, open_to, page, tell_next
from app.journey.forms import SHARED, ShareNeedsForm
from app.journey.views import journey
from app.people import queries as people
from app.proposals import actions, permissions
from app.proposals import queries as proposals
from app.proposals.forms import cleaned, read_page
from app.proposals.pathways import every_ask
from app.proposals.views.cookies import who_opens
from app.proposals.views.showing import question_facts
from app.support import queries as support
from app.support.needs import FLAGS

if TYPE_CHECKING:
    from app.core.questions import Page


def _said(step: Page) -> dict[str, Given]:
    return read_page(step, cleaned(request.form), skip=False)


def _facts(step: Page, person_id: int) -> dict[str, Any]:
    """The question with what stands now, or with what was typed."""
    standing = actions.as_answers({need.code: need.detail for need in support.needs_of(person_id)})
    chosen = _said(step) if request.method == "POST" else standing
    return question_facts(step, chosen, quick=False, easy=i18n.reading().easy)


@journey.route("/my-idea/<ref:reference>/help-you-need", methods=["GET", "POST"])
@open_to("proposer")
def my_needs(reference: str) -> Response:
    """The help you need: kept for you, for all that we do with you; change it when you like."""
    person = who_opens(reference)
    proposal = proposals.proposal(reference, by=person, to=permissions.own)
    step, _ask = every_ask(easy=i18n.reading().easy)["support_needs"]
    form = ShareNeedsForm()
    if form.validate_on_submit():
        actions.say_needs(proposal, _said(step), share=form.chosen(), wording=i18n.gettext(SHARED), reading=i18n.reading().tag, by=person)
        tell_next(i18n.gettext("Saved. We use it from now on."))
        return go_to(url_for("journey.my_idea", reference=reference))
    if not request.form:
        form.share.data = "yes" if people.may_share_needs(proposal.person_id or 0) else "no"
    facts = _facts(step, proposal.person_id or 0)
    return page(
        "journey/my_needs.html", form=form, proposal=proposal, step=step, shared=SHARED, status=422 if form.errors else 200, **facts
    )


@journey.route("/people/<int:number>/needs", methods=["GET", "POST"])
@open_to("huddle member")
def needs_of(number: int) -> Response:
    """What somebody needs, whether it was met, and a form to confirm or change it after asking them."""
    review = support.review_of(number)
    if review is None:
        raise NotFound
    step, _ask = every_ask(easy=i18n.reading().easy)["support_needs"]
    if Plain().validate_on_submit():
        if request.form.get("as_before"):
            actions.confirm_needs(number, by=current_user)
            tell_next(i18n.for_staff("Thank you. We ask again in 12 months."))
        else:
            actions.write_needs(number, _said(step), by=current_user)
            tell_next(i18n.for_staff("Saved. It counts from now on."))
        return go_to(url_for("journey.needs_of", number=number))
    return page(
        "journey/needs_of.html",
        form=Plain(),
        person=people.person(number),
        needs=support.needs_of(number),
        named=FLAGS,
        review=review,
        shares=people.may_share_needs(number),
        contacts=support.contacts_with(number),
        **_facts(step, number),
    )
