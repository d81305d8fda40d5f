"""The letters of a try-out: what came out of a small test, what waits to be written down, what a review saw. Who hears, and which facts."""

from typing import Any

from app.core.i18n import ENGLISH, readings
from app.improvement.models import Asked, AskedAs, Project, ReviewTold
from app.improvement.permissions import work_on
from app.improvement.queries.charter import numbers_of
from app.improvement.queries.told_to_witnesses import about_test
from app.improvement.queries.witnesses import LINK, idea_of
from app.improvement.queries.wording import to_read
from app.notifications.models import Channel
from app.people.models import Person, RoleName
from app.people.queries import leads_of, way_to
from app.people.queries import person as person_of
from app.people.queries import staff as holders
from app.proposals.models import OWN_PARTS, Link, Proposal
from app.proposals.notices import opening


def study(asked: Asked, reading: str) -> dict[str, Any]:
    """A small test ends: what was tried, what we wanted to know, and what we expected, with its translation into the language of a reading.

    Whoever planned it answers on its page; anybody else by a link of their own.
    """
    cycle, planned = asked.cycle, asked.as_whom is AskedAs.TEAM
    about = {} if planned else about_test(idea_of(cycle), asked) | {"by_phone": way_to(asked.person)[0] is Channel.PHONE}
    answers = {"path": "/small-test-answer/{token}", "token": [LINK, asked.id, asked.salt]}
    opens = {"path": f"/small-tests/{cycle.id}"} if planned else answers
    return opens | {"about": about, "test": to_read(cycle, readings().get(reading, ENGLISH).lang), "as_whom": asked.as_whom.value}


def values_due(proposal: Proposal, measures: int) -> dict[str, Any]:
    """So many measures wait for a value. What they are stands on the page alone: the idea may be private."""
    return {"path": f"/ideas/{proposal.reference}/try-out/measures", "reference": proposal.reference, "measures": measures}


def hears_of_reviews(project: Project, proposal: Proposal) -> list[Person]:
    """Who hears of a review beside whoever brought the idea and the sponsors: who began the try-out, and who leads improvement there.

    Never somebody whose own idea it is, who has the letter for that.
    """
    leads = leads_of(proposal.organisation_id) if proposal.organisation_id else ()
    numbers = dict.fromkeys([*([project.started_by] if project.started_by else []), *(lead.id for lead in leads)])
    return [person_of(number) for number in numbers if number not in _own(proposal)]


def _own(proposal: Proposal) -> set[int]:
    return {one.person_id for one in proposal.involvements if one.part in OWN_PARTS and one.until is None}


def role_of(person: Person) -> str:
    """As whom somebody writes on a try-out."""
    return "huddle member" if person.holds("huddle member") else "provider QI lead"


def told(made: ReviewTold) -> dict[str, Any]:
    """A review as facts: for its letter and for the story."""
    return {
        "day": made.day,
        "tests": len(made.gathered["tests"]) + made.gathered["more_tests"],
        "seen": made.seen.body,
        "seen_easy": made.easy.body if made.easy else "",
        "seen_lang": made.seen.lang,
        "surprised": made.surprised.body if made.surprised else "",
        "less": made.less.value,
        "less_words": made.less_words.body if made.less_words else "",
        "next_step": made.next_step.body,
        "next_step_easy": made.easy.body if made.easy else "",
        "voice": made.voice.value,
        "voice_name": made.voice_name,
        "no_voice": made.no_voice.body if made.no_voice else "",
        "why_changed": made.why_changed,
        "why_early": made.why_early,
    }


def review(proposal: Proposal, link: Link, made: ReviewTold) -> dict[str, Any]:
    """We looked at how your idea goes: what we saw, who looked with us, what happens next."""
    return opening(proposal, link) | told(made)


def review_for_sponsor(proposal: Proposal, number: int, made: ReviewTold, person: Person) -> dict[str, Any]:
    """The same on one page, for whoever stands behind the try-out; nobody's name goes along. Its page is for those who may open that."""
    facts = told(made) | {"reference": proposal.reference}
    del facts["voice_name"]
    opens = person.holds("huddle member") or bool(person.leads)
    return facts | ({"path": reviewed(proposal, number, made)["path"]} if opens else {})


def reviewed(proposal: Proposal, number: int, made: ReviewTold) -> dict[str, Any]:
    """A review of a try-out is closed; its page is here. None of its words go along."""
    path = f"/ideas/{proposal.reference}/try-out/reviews/{number}"
    return {"reference": proposal.reference, "path": path, "day": made.day, "again": made.version > 1}


def review_due(proposal: Proposal, number: int, day: int, on: str, *, late: bool) -> dict[str, Any]:
    """A review is due today, or late. `on`: an ISO date."""
    path = f"/ideas/{proposal.reference}/try-out/reviews/{number}/write"
    return {"reference": proposal.reference, "path": path, "day": day, "on": on, "late": late}


def hears_of_safety(project: Project, proposal: Proposal) -> list[Person]:
    """Who of the staff hears that a try-out was not safe: the chairs, who began it, and who leads improvement in each organisation that takes part.

    Never somebody whose own idea it is, who has the letter for that.
    """
    places = numbers_of(project) | ({proposal.organisation_id} if proposal.organisation_id else set())
    leads = [lead.id for place in sorted(places) for lead in leads_of(place)]
    began = [project.started_by] if project.started_by else []
    numbers = dict.fromkeys([*(chair.id for chair in holders(RoleName.CHAIR)), *began, *leads])
    return [person_of(number) for number in numbers if number not in _own(proposal)]


def safety(proposal: Proposal, reason: str, person: Person, *, again: bool) -> dict[str, Any]:
    """Work stopped because something was not safe; `again`: it goes on after that. Why, and its page, are for those who may open that."""
    staff = person.holds("huddle member") or bool(person.leads)
    opens = {"path": f"/ideas/{proposal.reference}/try-out", "reason": reason} if staff and work_on(person, proposal) else {}
    return {"reference": proposal.reference, "again": again, "staff": staff} | opens
