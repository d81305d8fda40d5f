"""Stages and moves as data, from reference methods section 15. Nothing changes stage but by these.

`letter` is what the proposer is told; every move tells, except those that say None and why.
"""

from dataclasses import dataclass

from app.core.i18n import mark as _
from app.proposals.models import Stage

OPEN = (Stage.RECEIVED, Stage.SCREENING, Stage.MORE_INFO, Stage.LISTED)
WAITING = (Stage.RECEIVED, Stage.SCREENING, Stage.LISTED)
ENDED = (
    Stage.DONE,
    Stage.JOINED,
    Stage.SIGNPOSTED,
    Stage.IDEA_BANK,
    Stage.ADOPTED,
    Stage.ADAPTED,
    Stage.ABANDONED,
    Stage.STOPPED,
    Stage.WITHDRAWN,
)


@dataclass(frozen=True)
class Move:
    """One verb: from where, to where, by whom, and which letter says so."""

    verb: str
    sources: tuple[Stage, ...]
    target: Stage | None
    who: str
    letter: str | None


MOVES = {
    move.verb: move
    for move in (
        Move("send", (Stage.DRAFT,), Stage.RECEIVED, "proposer", "proposals/received"),
        Move("start_screening", (Stage.RECEIVED,), Stage.SCREENING, "huddle member", None),  # nothing new for the proposer
        Move("ask_for_more", (Stage.RECEIVED, Stage.SCREENING, Stage.LISTED), Stage.MORE_INFO, "huddle member", "proposals/more_info"),
        Move("answer_question", (Stage.MORE_INFO,), Stage.SCREENING, "proposer", "proposals/answered_back"),
        Move("list_for_huddle", (Stage.RECEIVED, Stage.SCREENING), Stage.LISTED, "huddle member", "huddle/listed"),
        Move("take_off_list", (Stage.LISTED,), Stage.SCREENING, "huddle member", None),  # an undo; the first date stands
        Move("decide", (Stage.LISTED,), Stage.DECIDED, "chair", "huddle/decision"),
        Move("withdraw", (Stage.DRAFT, *OPEN), Stage.WITHDRAWN, "proposer", "proposals/withdrawn"),
        Move(
            "object",
            (Stage.SIGNPOSTED, Stage.IDEA_BANK, Stage.JOINED, Stage.DECIDED, Stage.WITHDRAWN),
            Stage.SCREENING,
            "proposer",
            "proposals/looked_at_again",
        ),
    )
}
DECIDED_BY_ROUTE = {
    "provider_project": Stage.DECIDED,
    "integrated_project": Stage.DECIDED,
    "more_coaching": Stage.COACHING,
    "just_do_it": Stage.DONE,
    "already_being_done": Stage.JOINED,
    "signpost": Stage.SIGNPOSTED,
    "not_now": Stage.IDEA_BANK,
}
PUBLIC_WORDS = {
    Stage.DRAFT: _("Not sent yet"),
    Stage.RECEIVED: _("New"),
    Stage.SCREENING: _("We are reading it"),
    Stage.MORE_INFO: _("We asked a question"),
    Stage.LISTED: _("The team will talk about it"),
    Stage.DECIDED: _("Answered"),
    Stage.COACHING: _("Being worked on"),
    Stage.TESTING: _("Being tried"),
    Stage.PAUSED: _("Paused"),
    Stage.EVALUATION: _("We are finding out if it worked"),
    Stage.DONE: _("Being done"),
    Stage.JOINED: _("Joined with other work"),
    Stage.SIGNPOSTED: _("Passed to somebody else"),
    Stage.IDEA_BANK: _("Not now"),
    Stage.ADOPTED: _("It worked"),
    Stage.ADAPTED: _("Changed and tried again"),
    Stage.ABANDONED: _("It did not work"),
    Stage.STOPPED: _("Stopped"),
    Stage.WITHDRAWN: _("Taken back"),
}
