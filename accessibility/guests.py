"""Guests of a meeting, for the pages that they and members see."""

from typing import Any

from accessibility.longest import LONG, LONG_WORD
from app.core import db, tokens
from app.huddle import actions, queries
from app.huddle.models import Coming, GuestNeed, GuestOf
from app.huddle.queries.inviting import GUEST_LINK
from app.people.models import Person
from tests.make import again


def invited(number: int, staff: dict[str, Person]) -> dict[str, Any]:
    """Guests of the first idea on a list: one has answered, one has not, of one the invitation was taken back; who opened which link."""
    sam = staff["member"]
    with db.transaction():
        meeting = queries.meeting(number, by=sam)
        place = queries.open_items(meeting)[0]
        place.meeting, idea = meeting, again(place.proposal)
        told = (("Noor", "noor@example.org"), (f"Ali {LONG_WORD}", "ali@example.org"), ("Maria", "maria@example.org"))
        guests = [actions.invite(idea, place, actions.GuestTold(GuestOf.HELPER, *one, "en"), by=sam)[0] for one in told]
        links = [tokens.mint(GUEST_LINK, guest.id, guest.salt) for guest in guests]
        numbers, number_of_place = [guest.id for guest in guests], place.id
    with db.transaction():
        reply = actions.Reply(Coming.CANNOT, [GuestNeed.INTERPRETER, GuestNeed.BREAKS], LONG_WORD, LONG, LONG)
        actions.answer_invitation(queries.invitation(numbers[1]), reply)
        ended = queries.invitation(numbers[2])
        actions.take_invitation_back(ended, ended.proposal, by=sam)
    cookies = {f"guest-{n}": link for n, link in zip(numbers, links, strict=True)}
    return {
        "place": number_of_place,
        "invitation": numbers[0],
        "answered_invitation": numbers[1],
        "ended_invitation": numbers[2],
        "guest_link": links[0],
        "ended_link": links[2],
        "guest_cookies": cookies,
    }
