"""One idea on the list of a meeting of its own, and its guest: what stands in the addresses of what comes before a meeting."""

import datetime as dt

from app.core import db, tokens
from app.huddle import actions
from app.huddle.models import GuestOf, Item, Meeting
from app.huddle.queries.inviting import GUEST_LINK
from app.people.models import Person
from tests import make

NUMBERED = {  # what stands in an address with a number
    "huddle.invite": "guest_meeting",
    "huddle.note_answer": "guest",
    "huddle.pack": "guest_meeting",
    "huddle.pack_item": "guest_meeting",
    "huddle.pack_pdf": "guest_meeting",
}


def a_guest() -> dict[str, object]:
    """The numbers of the meeting, the place and the guest, and the link of the guest."""
    idea, lister = make.idea(), make.staff(address="lister@example.org", name="Lister")
    make.screened(idea, fit=False)
    with db.transaction():
        meeting = actions.plan_meeting(dt.date(2099, 3, 12), by=None)
        item = actions.list_proposal(make.again(idea), db.session.get_one(Meeting, meeting.id), by=lister)
        numbers = (meeting.id, item.id)
    with db.transaction():
        place, by = db.session.get_one(Item, numbers[1]), db.session.get_one(Person, lister.id)
        place.meeting = db.session.get_one(Meeting, numbers[0])
        told = actions.GuestTold(GuestOf.SERVICE, "Ali", "ali@example.org")
        guest, _letter = actions.invite(make.again(idea), place, told, by=by)
        link = tokens.mint(GUEST_LINK, guest.id, guest.salt)
    return {"guest_meeting": numbers[0], "place": numbers[1], "guest": guest.id, "guest_link": link}
