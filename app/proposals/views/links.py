"""Which links open my idea, and how to stop one, or all but the one in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.forms import Plain
from app.core.web import go_to, open_to, page, tell_next
from app.proposals import actions, permissions, queries
from app.proposals.private import masked
from app.proposals.views import proposals
from app.proposals.views.cookies import forget_key, key_here, who_opens

if TYPE_CHECKING:
    from app.proposals.models import Link


def _here(reference: str) -> int:
    """The number of the link by which this device opened the idea; 0 for somebody who signed in."""
    held = key_here(reference)
    return held[1].id if held else 0


def _told(link: Link, here: int) -> dict[str, Any]:
    """One link as its page tells it; the link itself is never shown."""
    kind = (
        "words"
        if link.words_key and link.purpose is actions.IDEA_LINK
        else "device"
        if link.device
        else "draft"
        if not link.address
        else "email"
        if "@" in link.address
        else "text"
    )
    return {
        "number": link.id,
        "kind": kind,
        "address": masked(link.address) if link.address else "",
        "made_at": link.created_at,
        "here": link.id == here,
        "reads": link.supports,
    }


@proposals.route("/my-idea/<ref:reference>/links")
@open_to("proposer")
def links(reference: str) -> Response:
    """Every link that opens my idea: where it was sent, when it was made."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.own)
    here = _here(reference)
    return page("proposals/links.html", proposal=proposal, links=[_told(link, here) for link in queries.links_of(proposal)])


@proposals.route("/my-idea/<ref:reference>/links/<int:number>/stop", methods=["GET", "POST"])
@open_to("proposer")
def stop_link(reference: str, number: int) -> Response:
    """A page of its own that names one link, then stops it; the one in use closes the idea on this device."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.own)
    link, here = queries.link_of(proposal, number), _here(reference)
    if Plain().validate_on_submit():
        actions.end_links(proposal, [link], by=person)
        if link.id == here:
            return forget_key(go_to(url_for("proposals.link_stopped")), reference)
        tell_next(i18n.gettext("The link is stopped."))
        return go_to(url_for("proposals.links", reference=reference))
    return page("proposals/stop_link.html", form=Plain(), proposal=proposal, link=_told(link, here))


@proposals.route("/my-idea/<ref:reference>/links/stop-others", methods=["GET", "POST"])
@open_to("proposer")
def stop_other_links(reference: str) -> Response:
    """All links but the one in use stop."""
    person = who_opens(reference)
    proposal = queries.proposal(reference, by=person, to=permissions.own)
    here = _here(reference)
    others = [link for link in queries.links_of(proposal) if link.id != here]
    if Plain().validate_on_submit():
        actions.end_links(proposal, others, by=person)
        actions.end_supporters(proposal)
        tell_next(i18n.gettext("The other links are stopped."))
        return go_to(url_for("proposals.links", reference=reference))
    told = [_told(link, here) for link in others]
    return page("proposals/stop_other_links.html", form=Plain(), proposal=proposal, links=told, stays=bool(here))


@proposals.route("/link-stopped")
@open_to("everyone", kept=True)
def link_stopped() -> Response:
    """Said once this device has stopped its own link."""
    return page("proposals/link_stopped.html")
