"""Save and stop, and come back by the link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request, url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.config import settings
from app.core.errors import Refused
from app.core.forms import Form, Plain
from app.core.web import forget_device, go_to, keep, open_to, page, shows_a_link
from app.notifications.queries import sends_texts
from app.proposals import actions, permissions, queries
from app.proposals.actions.drafting import token_of
from app.proposals.forms import ComeBackForm, ShowWordsForm
from app.proposals.forms.stopping import HelperForm, StopForm, TextForm
from app.proposals.views import proposals
from app.proposals.views.cookies import DRAFT, draft_here, forget_draft, keep_draft, keep_key, seen_here
from app.proposals.views.showing import where_to_go_on

if TYPE_CHECKING:
    from app.proposals.models import Proposal


@proposals.route("/share/stop", methods=["GET", "POST"])
@open_to("everyone")
def stop() -> Response:
    """Your answers are safe; choose how to get back."""
    found = draft_here()
    if found is None or not found[0].is_draft:
        return page("proposals/nothing_saved.html", status=200)
    draft, naming, words = found[0], ShowWordsForm(), ""
    forms: dict[str, Form] = {"email": StopForm(), "mobile": TextForm(), "helper": HelperForm()}
    way, sent_to = request.form.get("go", ""), ""
    form = forms.get(way, forms["email"])
    try:
        if way == "words" and naming.validate_on_submit():
            words = actions.show_words(draft, naming.name.data or "", lang=i18n.reading().lang)
        elif way != "words" and form.validate_on_submit():
            sent_to = str(next(iter(form)).data)
            actions.mail_draft_link(draft, sent_to, reading=i18n.reading().tag, field=next(iter(form)).name)
    except Refused as refusal:
        sent_to = ""
        (naming if refusal.field == "name" else form).refuse(refusal)
    shows_a_link()
    forms["helper"].offer_texts()
    faults = [*form.faults(), *naming.faults()] if request.method == "POST" else []
    return page(
        "proposals/stop.html",
        forms=forms,
        naming=naming,
        faults_here=faults,
        texts=sends_texts(),
        named=actions.known_by(queries.given(draft.answers)),
        draft=draft,
        sent_to=sent_to,
        words=words,
        link=_link_back(),
        onward=where_to_go_on(draft),
        status=422 if faults else 200,
    )


@proposals.route("/share/words", methods=["GET", "POST"])
@open_to("everyone")
def come_back() -> Response:
    """Three words that were written down, and a name: then the draft, or what became of it, is open on this device."""
    form = ComeBackForm()
    if form.validate_on_submit():
        try:
            found = actions.find_by_words(form.words.data or "", form.who.data or "")
            if found:
                return keep_draft(go_to(where_to_go_on(found[0])), token_of(found[1])) if found[0].is_draft else _opened(found[0])
            keep()  # the try is counted, whatever else happens
            said = i18n.gettext("We did not find your idea. Check the words and the name. Or phone us: we find it with you.")
            form.refuse(Refused(said, field="words"))
        except Refused as refusal:
            form.refuse(refusal)
    seen = seen_here()
    onward = where_to_go_on(seen) if seen and seen.is_draft else ""
    return page("proposals/come_back.html", form=form, onward=onward, status=422 if form.errors else 200)


@proposals.route("/share/forget", methods=["POST"])
@open_to("everyone")
def forget() -> Response:
    """A shared computer: this device forgets, the draft stays."""
    Plain().validate_on_submit()
    return forget_device(go_to(url_for("proposals.forgotten")))


@proposals.route("/share/forgotten")
@open_to("everyone", kept=True)
def forgotten() -> Response:
    """Said once the device has forgotten."""
    return page("proposals/forgotten.html")


@proposals.route("/share/another", methods=["GET", "POST"])
@open_to("everyone")
def another() -> Response:
    """The way in: to the first question, or, where an idea was begun on this device, to go on with that or to begin another one.

    Whoever helps several people begins with the next one here; the first idea waits behind its own link or words.
    """
    quick = request.values.get("way") == "quick"
    first = url_for("proposals.question", slug="not-good", way="quick") if quick else url_for("proposals.question", slug="how")
    found = draft_here()
    if found is None or not found[0].is_draft:
        return go_to(first)
    if Plain().validate_on_submit():
        return forget_draft(go_to(first))
    shows_a_link()
    answers = queries.given(found[0].answers)
    return page(
        "proposals/another.html",
        first_words=next((answers[field] for field in ("problem", "change_idea", "aim") if field in answers and answers[field].text), None),
        name=answers["display_name"].text if "display_name" in answers else "",
        quick=quick,
        link="" if queries.can_come_back(found[0]) else _link_back(),
        onward=where_to_go_on(found[0]),
    )


def _link_back() -> str:
    """The whole address that opens the draft of this device on another one, to write down."""
    return f"{settings().base_url}/{i18n.reading().tag}/share/back/{request.cookies.get(DRAFT, '')}"


@proposals.route("/share/delete", methods=["GET", "POST"])
@open_to("everyone")
def delete() -> Response:
    """A page of its own for deleting a draft for good."""
    found = draft_here()
    if found is None or not found[0].is_draft:
        return page("proposals/nothing_saved.html")
    if Plain().validate_on_submit():
        actions.delete_draft(found[0])
        return forget_draft(go_to(url_for("proposals.deleted")))
    return page("proposals/delete.html", form=Plain())


@proposals.route("/share/deleted")
@open_to("everyone", kept=True)
def deleted() -> Response:
    """Said once a draft is gone."""
    return page("proposals/deleted.html")


@proposals.route("/share/back/<token>", methods=["GET", "POST"])
@open_to("everyone")
def back(token: str) -> Response:
    """The link of a draft: GET shows a button, POST opens it on this device."""
    found = queries.draft(token)
    if found is None:
        return page("proposals/old_link.html", status=404)
    if Plain().validate_on_submit():
        draft = found[0]
        return keep_draft(go_to(where_to_go_on(draft)), token) if draft.is_draft else _opened(draft)
    return page("proposals/back.html", form=Plain(), draft=found[0])


def _opened(idea: Proposal) -> Response:
    """The link that was written down or sent before the idea was: it leads to what became of it, on this device."""
    link = actions.add_link(idea, actions.IDEA_LINK, person=idea.person_id, device=True)
    held = permissions.Keyholder(idea.person_id or 0, idea.id)
    onward = (
        "proposals.take_over"
        if permissions.claim(held, queries.proposal(str(idea.reference), by=held, to=permissions.own))
        else "journey.my_idea"
    )
    return keep_key(go_to(url_for(onward, reference=idea.reference)), str(idea.reference), token_of(link))
