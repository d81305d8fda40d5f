"""Who may do what with a meeting and its members."""

from app.huddle.models import Agreed, Meeting, Partner
from app.proposals.models import Proposal
from app.proposals.permissions import Somebody, follow, led_in


def see(person: Somebody, _meeting: Meeting) -> bool:
    """Members of the huddle see its meetings."""
    return person.holds("huddle member")


def lead(person: Somebody) -> bool:
    """A chair plans how the huddle meets, orders its list, moves it and calls it off."""
    return person.holds("chair")


def run(person: Somebody, meeting: Meeting) -> bool:
    """A chair, whoever takes minutes, or whom the meeting names for it, says in the room what is talked about and who is here."""
    named = person.id is not None and person.id in {meeting.chair_id, meeting.minute_taker_id}
    return person.holds("chair", "minute taker") or (named and person.holds("huddle member"))


def describe(person: Somebody, number: int) -> bool:
    """A member says what they can do for the huddle; a chair says it of anybody."""
    return person.holds("huddle member") and (person.id == number or lead(person))


def end(person: Somebody, agreed: Agreed) -> bool:
    """Whoever does what was agreed says how far it is, and so does the chair."""
    return person.holds("huddle member") and (person.id == agreed.owner_id or lead(person))


def answer_for(person: Somebody, partner: Partner, proposal: Proposal) -> bool:
    """Whoever leads improvement in an organisation that was asked answers for it, but never about their own idea."""
    return partner.organisation_id in led_in(person) and not follow(person, proposal)


def reflect(person: Somebody, _meeting: Meeting) -> bool:
    """Members say what they would do differently next time."""
    return person.holds("huddle member")
