"""Who is at a huddle of the story, and what the organisations say that it asks."""

from typing import Any

from app.core import db
from app.huddle import queries as huddle
from app.huddle.actions import accept
from app.huddle.models import Item, Presence
from app.journey.demo.scene import Scene
from app.people.queries import leads_of
from app.people.queries import person as person_of
from app.proposals.models import Proposal

_THERE = ("nadia", "sam", "priya", "femi", "marcus", "joan")  # four organisations, five fields, two who know care from their own life


def seat_huddle(scene: Scene, item: Item | None) -> None:
    """Enough people are there for what is decided to stand; twice is once."""
    if item is not None:
        there = set(huddle.present(item.meeting_id))
        seated = (scene.staff[key] for key in _THERE)
        chair = scene.staff["nadia"]
        db.session.add_all(Presence(meeting_id=item.meeting_id, person_id=n, noted_by=chair) for n in seated if n not in there)
        db.session.flush()


def answer_for_organisations(proposal: Proposal, idea: dict[str, Any], scene: Scene) -> None:
    """Each organisation that was asked says yes; one that was asked in the last days, and where nobody works on it yet, has time."""
    made = huddle.decision_of(proposal.id)
    for one in huddle.partners_of(made.id) if made else ():
        scene.diary.go_on_a_little()
        if "moves" in idea or one.partner.answer_by < scene.diary.today:
            leads = leads_of(one.partner.organisation_id)
            by = person_of(leads[0].id) if leads else scene.member("nadia")
            contact = scene.member(idea["contact_person"])
            accept(proposal, one.partner.id, f"{contact.display_name} works on it, {contact.contacts[0].value}.", by=by)
