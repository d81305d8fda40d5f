"""Stages and moves as data, from reference methods section 15. Nothing changes stage but by these.

`letter` is what the proposer is told; every move tells, except those that say None and why.
"""

from dataclasses import dataclass

from app.core.i18n import mark as _
from app.proposals.models import Stage as S

OPEN = (S.RECEIVED, S.SCREENING, S.MORE_INFO, S.LISTED)
WAITING = (S.RECEIVED, S.SCREENING, S.LISTED)
ENDED = (S.DONE, S.JOINED, S.SIGNPOSTED, S.IDEA_BANK, S.ADOPTED, S.ADAPTED, S.ABANDONED, S.STOPPED, S.WITHDRAWN)


@dataclass(frozen=True)
class Move:
    """One verb: from where, to where, by whom, and which letter says so."""

    verb: str
    sources: tuple[S, ...]
    target: S | None
    who: str
    letter: str | None


MOVES = {
    move.verb: move
    for move in (
        Move("send", (S.DRAFT,), S.RECEIVED, "proposer", "proposals/received"),
        Move("start_screening", (S.RECEIVED,), S.SCREENING, "huddle member", None),  # nothing new for the proposer
        Move("ask_for_more", (S.RECEIVED, S.SCREENING, S.LISTED), S.MORE_INFO, "huddle member", "proposals/more_info"),
        Move("answer_question", (S.MORE_INFO,), S.SCREENING, "proposer", "proposals/answered_back"),
        Move("list_for_huddle", (S.RECEIVED, S.SCREENING), S.LISTED, "huddle member", "huddle/listed"),
        Move("take_off_list", (S.LISTED,), S.SCREENING, "huddle member", None),  # an undo; the first date stands
        Move("decide", (S.LISTED,), S.DECIDED, "chair", "huddle/decision"),
        Move("withdraw", (S.DRAFT, *OPEN), S.WITHDRAWN, "proposer", "proposals/withdrawn"),
        Move("object", (S.SIGNPOSTED, S.IDEA_BANK, S.JOINED, S.DECIDED), S.SCREENING, "proposer", "proposals/looked_at_again"),
    )
}
DECIDED_BY_ROUTE = {
    "provider_project": S.DECIDED,
    "integrated_project": S.DECIDED,
    "more_coaching": S.COACHING,
    "just_do_it": S.DONE,
    "already_being_done": S.JOINED,
    "signpost": S.SIGNPOSTED,
    "not_now": S.IDEA_BANK,
}
PUBLIC_WORDS = {
    S.DRAFT: _("Not sent yet"),
    S.RECEIVED: _("New"),
    S.SCREENING: _("We are reading it"),
    S.MORE_INFO: _("We asked a question"),
    S.LISTED: _("The team will talk about it"),
    S.DECIDED: _("Answered"),
    S.COACHING: _("Being worked on"),
    S.TESTING: _("Being tried"),
    S.PAUSED: _("Paused"),
    S.EVALUATION: _("We are finding out if it worked"),
    S.DONE: _("Being done"),
    S.JOINED: _("Joined with other work"),
    S.SIGNPOSTED: _("Passed to somebody else"),
    S.IDEA_BANK: _("Not now"),
    S.ADOPTED: _("It worked"),
    S.ADAPTED: _("Changed and tried again"),
    S.ABANDONED: _("It did not work"),
    S.STOPPED: _("Stopped"),
    S.WITHDRAWN: _("Taken back"),
}
