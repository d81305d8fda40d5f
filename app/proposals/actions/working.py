"""What happens to an idea after it was answered: it is coached, tried, paused, judged."""

from app.core.errors import Refused
from app.core.i18n import ENGLISH, for_staff
from app.history.models import Entry
from app.people.models import Person
from app.proposals import notices, queries
from app.proposals.actions.moving import ask_for_translation, find_link, move, tell_proposer
from app.proposals.models import Proposal
from app.proposals.moves import LATER


def go_on(proposal: Proposal, verb: str, *, by: Person, role: str, reason: str = "", reason_easy: str = "") -> Entry:
    """One of the moves that share a letter, recorded and told. Who may make it, and after what, is for the wing that calls.

    The reason is in English; whoever reads easy words gets it in easy words, so it is not taken without them.
    """
    rule = LATER[verb]
    easy = queries.needs_easy_words(proposal)
    if rule.why and not reason:
        raise Refused(for_staff("Write the reason in plain words"), field="reason")
    if reason and easy and not reason_easy:
        raise Refused(for_staff("Write the reason in easy words too. This person reads easy words."), field="reason_easy")
    to = queries.stood_before(proposal, "pause") if verb == "resume" else None
    said = {"reason": reason, "reason_lang": ENGLISH.lang, "reason_easy": reason_easy}
    entry = move(proposal, verb, by=by, role=role, to=to, reason=reason, facts=said)
    if reason:
        ask_for_translation(proposal)
    tell_proposer(proposal, "proposals/moved", notices.moved(proposal, find_link(proposal), rule.news, said), because=entry)
    return entry
