"""My idea: where it stands, what waits for me, the story, my choices; and my copy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from app.core import i18n
from app.core.web import go_to, open_to, page, shows_a_link
from app.improvement.queries.begun import begun
from app.improvement.queries.mine import waiting_for_me
from app.journey import queries
from app.journey.views import journey
from app.languages.forms.translating import METHODS
from app.notifications import queries as outbox
from app.notifications.actions import shown_on_a_page
from app.people import queries as people
from app.proposals import permissions
from app.proposals import queries as proposals
from app.proposals.actions.moving import title_of
from app.proposals.actions.voicing import ASKED as VOICE_ASKED
from app.proposals.moves import LATER, PICTURES, PUBLIC_WORDS, STANDING, stage_told
from app.proposals.views.cookies import link_here, who_opens
from app.proposals.views.showing import WAYS, added_rows, answer_rows, chosen_words, file_rows

if TYPE_CHECKING:
    from app.proposals.models import Proposal

REACH = frozenset({"contact", "email", "phone", "mobile", "address", "supporter", "video_reach", "meeting_reach"})


@journey.route("/my-idea/<ref:reference>")
@open_to("proposer")
def my_idea(reference: str) -> Response:
    """Everything about one idea for whoever brought it."""
    person = who_opens(reference)
    proposal = proposals.proposal(reference, by=person, to=permissions.follow)
    holds = permissions.own(person, proposal)
    story = queries.story_for(proposal.id, queries.OWN_VERBS)
    asked = {name: text.body for name in ("question", "question_easy") if (text := getattr(proposal, name)) is not None}
    return page(
        "journey/my_idea.html",
        proposal=proposal,
        title=title_of(proposal.title, proposal.answers),
        entries=story.entries,
        answer=story.answer,
        told=queries.in_other_words(proposal.id, {}, asked | (story.answer or {}), i18n.reading().lang),
        methods=dict(METHODS),
        prepared=story.prepared,
        voices=proposals.voices_of(proposal.id) if story.voiced else [],
        asked=VOICE_ASKED,
        said=(said := _answers(proposal)),
        added=added_rows(proposals.added_later(proposal.id), holds=holds, above=said) if story.added else [],
        adds=permissions.takes_more(proposal) and permissions.add_to(person, proposal),
        ways=WAYS,
        fits=proposals.fits_of(proposal.id) if story.fitted else [],
        places=proposals.places_of(proposal.id) if story.fitted else [],
        perhaps_research=story.perhaps_research,
        publish=chosen_words("publish", proposal.publish),
        corrects=permissions.correct(person, proposal),
        holds=holds,
        claims=permissions.claim(person, proposal),
        may=lambda verb: holds and permissions.possible(verb, proposal),
        **_tried(proposal, holds=holds),
        standing=STANDING,
        later=LATER,
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
        pictures=PICTURES,
    )


def _tried(proposal: Proposal, *, holds: bool) -> dict[str, Any]:
    """The try-out of an idea, and what whoever brought it is asked about its small tests."""
    try_out = begun(proposal)
    asked_of_me = waiting_for_me(proposal) if holds and try_out else []
    if asked_of_me:
        shows_a_link()
    return {"try_out": try_out, "asked_of_me": asked_of_me}


def _answers(proposal: Proposal) -> list[dict[str, Any]]:
    """Every answer that was given, with what was said or shown in its place; how to reach a helper no more once the person took over."""
    answers = proposals.given(proposal.answers)
    if proposal.claimed_at is not None:
        answers = {field: told for field, told in answers.items() if field not in REACH}
    shown = proposals.files_of(proposal.id, proposal.answers)
    on_paper = proposals.came_on_paper(proposal)
    return answer_rows(answers, easy=i18n.reading().easy, files=shown, on_paper=on_paper)


@journey.route("/my-idea/<ref:reference>/sent")
@open_to("proposer")
def sent(reference: str) -> Response:
    """Thank you: the number, the date, what happens next."""
    proposal = proposals.proposal(reference, by=who_opens(reference), to=permissions.own)
    person = people.person(proposal.person_id or 0)
    by_mail = person.wants_to_hear and any(point.kind == "email" for point in person.contacts)
    shows_a_link()
    link = "" if by_mail else link_here(reference)
    claims = permissions.claim(who_opens(reference), proposal)
    return page("journey/sent.html", proposal=proposal, hears=person.wants_to_hear, link=link, claims=claims)


@journey.route("/my-idea/<ref:reference>/copy")
@open_to("proposer")
def copy(reference: str) -> Response:
    """My answers, to print or keep."""
    person = who_opens(reference)
    proposal = proposals.proposal(reference, by=person, to=permissions.follow)
    rows = _answers(proposal)
    holds = permissions.own(person, proposal)
    added = added_rows(proposals.added_later(proposal.id), holds=holds, above=rows)
    scan = file_rows(proposals.scan_of(proposal.id)) if proposal.pathway == permissions.TAKEN_DOWN and holds else []
    return page("journey/copy.html", proposal=proposal, rows=rows, added=added, scan=scan)


@journey.route("/my-idea/<ref:reference>/messages")
@open_to("proposer")
def messages(reference: str) -> Response:
    """Every letter about my idea, for whoever has no e-mail or lost one."""
    person = who_opens(reference)
    proposal = proposals.proposal(reference, by=person, to=permissions.own)
    letters = outbox.letters_to(proposal.person_id or 0, "proposal", proposal.id, in_the_making=not proposal.unheard)
    return page("journey/messages.html", proposal=proposal, letters=[(letter, shown_on_a_page(letter)) for letter in letters])


@journey.route("/my-ideas")
@open_to("proposer")
def my_ideas() -> Response:
    """The ideas of whoever is signed in."""
    if not current_user.is_authenticated:
        return go_to(url_for("people.sign_in", then=url_for("journey.my_ideas")))
    return page(
        "journey/my_ideas.html",
        rows=proposals.ideas_of(current_user),
        stage_words=PUBLIC_WORDS,
        stage_told=stage_told,
        pictures=PICTURES,
    )
