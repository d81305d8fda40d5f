"""An idea that was brought with help: the helper hands it over by three words, the person takes it over."""

from __future__ import annotations

from werkzeug.wrappers import Response

from app.core import i18n
from app.core.errors import Refused
from app.core.web import open_to, page, shows_a_link
from app.people import queries as people
from app.proposals import actions, permissions, queries
from app.proposals.actions.drafting import token_of
from app.proposals.forms.handing import HandOverForm, TakeOverForm
from app.proposals.private import FREE, masked
from app.proposals.views import proposals
from app.proposals.views.cookies import keep_key, who_opens
from app.proposals.views.showing import answer_rows


@proposals.route("/my-idea/<ref:reference>/hand-over", methods=["GET", "POST"])
@open_to("proposer")
def hand_over(reference: str) -> Response:
    """Whoever helped gets three words for the person, who opens the idea with them on a device of their own."""
    proposal = queries.proposal(reference, by=who_opens(reference), to=permissions.claim)
    form, words = HandOverForm(), ""
    if form.validate_on_submit():
        try:
            words = actions.words_to_claim(proposal, form.name.data or "", lang=i18n.reading().lang)
        except Refused as refusal:
            form.refuse(refusal)
    shows_a_link()
    known = queries.given(proposal.answers)
    name = known["display_name"].text if "display_name" in known else ""
    status = 422 if form.errors else 200
    return page(
        "proposals/hand_over.html", proposal=proposal, form=form, words=words, named=actions.known_by(known), name=name, status=status
    )


@proposals.route("/my-idea/<ref:reference>/take-over", methods=["GET", "POST"])
@open_to("proposer")
def take_over(reference: str) -> Response:
    """The person says that the idea is theirs: from then on whoever helped reads it at most."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.claim)
    points = [point.value for point in people.person(proposal.person_id or 0).contacts]
    form = TakeOverForm()
    if not points:
        del form.ours
    if actions.known_by(queries.given(proposal.answers)):
        del form.name
    if form.validate_on_submit():
        try:
            link = actions.add_link(proposal, actions.IDEA_LINK, person=proposal.person_id, device=True)
            words = actions.take_over(
                proposal,
                here=link,
                helper_reads=form.helper.data == "read",
                ours=not points or form.ours.data == "yes",
                email=form.email.data or "",
                name=form.name.data or "" if form.name else "",
                lang=i18n.reading().lang,
                by=person,
            )
            shows_a_link()
            return keep_key(page("proposals/taken_over.html", proposal=proposal, words=words), reference, token_of(link))
        except Refused as refusal:
            form.refuse(refusal)
    shown = queries.files_of(proposal.id, proposal.answers)
    rows = answer_rows(queries.given(proposal.answers), easy=i18n.reading().easy, files=shown)
    said = [row for row in rows if row["field"] in FREE]
    told = [masked(point) if "@" in point or point[:1] in "+0" else point for point in points]
    return page("proposals/take_over.html", proposal=proposal, form=form, points=told, said=said, status=422 if form.errors else 200)
