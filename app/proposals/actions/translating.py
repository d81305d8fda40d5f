"""Whoever brought an idea hears that our words are in their language now."""

from app.core.i18n import ENGLISH, mark
from app.languages.actions import check
from app.languages.models import About, TranslationWish
from app.people.models import Person
from app.proposals import notices
from app.proposals.actions.moving import find_link, tell_proposer
from app.proposals.models import Proposal

IN_YOUR_LANGUAGE = mark("What we wrote to you is in your language now")


def check_translation(proposal: Proposal, wish: TranslationWish, *, by: Person) -> None:
    """A second person says that a translation is right; the person hears it, when they have heard what was translated."""
    entry = check(wish, by=by)
    if wish.about is not About.IDEA and not proposal.unheard:
        no_reason = {"reason": "", "reason_lang": ENGLISH.lang, "reason_easy": ""}
        told = notices.moved(proposal, find_link(proposal), IN_YOUR_LANGUAGE, no_reason)
        tell_proposer(proposal, "proposals/moved", told, because=entry)
