"""Stages and moves as data, from reference methods section 15. Nothing changes stage but by these.

`letter` is what the proposer is told; every move tells, except those that say None and why.
"""

from dataclasses import dataclass

from app.core.i18n import mark as _
from app.proposals.models import Stage

OPEN = (Stage.RECEIVED, Stage.SCREENING, Stage.MORE_INFO, Stage.LISTED)
WAITING = (Stage.RECEIVED, Stage.SCREENING, Stage.LISTED)
WORKED_ON = (Stage.COACHING, Stage.TESTING, Stage.PAUSED, Stage.EVALUATION)
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
ANSWERED = (Stage.DECIDED, *WORKED_ON, *(stage for stage in ENDED if stage is not Stage.WITHDRAWN))
TAKEN_UP = (Stage.DECIDED, *WORKED_ON, Stage.DONE, Stage.JOINED, Stage.ADOPTED, Stage.ADAPTED)  # others may be at work on it
LED = (
    Stage.DECIDED,
    *WORKED_ON,
    Stage.DONE,
    Stage.ADOPTED,
    Stage.ADAPTED,
    Stage.ABANDONED,
    Stage.STOPPED,
)  # by an organisation, now or before
DECIDED_BY_ROUTE = {
    "provider_project": Stage.DECIDED,
    "integrated_project": Stage.DECIDED,
    "more_coaching": Stage.COACHING,
    "just_do_it": Stage.DONE,
    "already_being_done": Stage.JOINED,
    "signpost": Stage.SIGNPOSTED,
    "not_now": Stage.IDEA_BANK,
}


@dataclass(frozen=True)
class Move:
    """One verb: from where, to where, by whom, and which letter says so.

    Of several targets the action names one. `news` is what the proposer reads where the letter is the same for
    several moves; `why`: it is not made without a reason.
    """

    verb: str
    sources: tuple[Stage, ...]
    targets: tuple[Stage, ...]
    who: str
    letter: str | None
    news: str = ""
    why: bool = False


def _later(verb: str, sources: tuple[Stage, ...], targets: tuple[Stage, ...], who: str, news: str, *, why: bool = False) -> Move:
    """A move of the wings that come after the decision; all share one letter, and the action `go_on`."""
    return Move(verb, sources, targets, who, "proposals/moved", news, why)


_BY_DECISION = tuple(dict.fromkeys(DECIDED_BY_ROUTE.values()))
_TRIED = (Stage.ADOPTED, Stage.ADAPTED, Stage.ABANDONED, Stage.STOPPED)
_TO_BE_READ = (Stage.RECEIVED, Stage.SCREENING)
_STOPPABLE = (Stage.DECIDED, *WORKED_ON, Stage.ADAPTED, Stage.ADOPTED)  # only decided, or adopted: when something is not safe
_PAUSES = (Stage.COACHING, Stage.TESTING, Stage.EVALUATION)
MOVES = {
    move.verb: move
    for move in (
        Move("send", (Stage.DRAFT,), (Stage.RECEIVED,), "proposer", "proposals/received"),
        Move("start_screening", (Stage.RECEIVED,), (Stage.SCREENING,), "huddle member", None),  # nothing new for the proposer
        Move("ask_for_more", (*_TO_BE_READ, Stage.LISTED), (Stage.MORE_INFO,), "huddle member", "proposals/more_info"),
        Move("answer_question", (Stage.MORE_INFO,), (Stage.SCREENING,), "proposer", "proposals/answered_back"),
        # again, when its day has come or the organisation that was asked said no
        Move(
            "list_for_huddle",
            (*_TO_BE_READ, Stage.DECIDED, Stage.SIGNPOSTED, Stage.IDEA_BANK),
            (Stage.LISTED,),
            "huddle member",
            "huddle/listed",
        ),
        Move("take_off_list", (Stage.LISTED,), (Stage.SCREENING,), "huddle member", "huddle/taken_off"),  # the promised date stands
        Move("decide", (Stage.LISTED,), _BY_DECISION, "chair", "huddle/decision"),
        Move("pass_on", (Stage.SCREENING,), (Stage.SIGNPOSTED,), "huddle member", "huddle/decision"),  # when a second person agrees
        Move("correct_decision", _BY_DECISION, _BY_DECISION, "chair", "huddle/decision"),  # while nobody has begun to work on it
        _later("start_coaching", (Stage.DECIDED,), (Stage.COACHING,), "coach", _("A coach works on your idea with you")),
        _later("start_testing", (Stage.COACHING, Stage.ADAPTED), (Stage.TESTING,), "coach", _("Your idea is being tried")),
        _later("evaluate", (Stage.TESTING,), (Stage.EVALUATION,), "coach", _("We find out if your idea worked")),
        _later("adopt", (Stage.EVALUATION,), (Stage.ADOPTED,), "chair", _("Your idea worked")),
        _later("adapt", (Stage.EVALUATION,), (Stage.ADAPTED,), "chair", _("Your idea will be changed and tried again")),
        _later("abandon", (Stage.EVALUATION,), (Stage.ABANDONED,), "chair", _("We tried your idea and it did not work"), why=True),
        _later("pause", _PAUSES, (Stage.PAUSED,), "coach", _("Work on your idea is paused"), why=True),
        _later("resume", (Stage.PAUSED,), _PAUSES, "coach", _("Work on your idea goes on")),  # to where it was
        _later("stop", _STOPPABLE, (Stage.STOPPED,), "coach", _("Work on your idea has stopped"), why=True),
        # what stopped goes on from its preparation: the gates are passed before anybody tests it again
        _later("take_up_again", (Stage.STOPPED,), (Stage.COACHING,), "huddle member", _("Work on your idea goes on"), why=True),
        Move("object", (*_BY_DECISION, *_TRIED), (Stage.SCREENING,), "proposer", "proposals/looked_at_again"),
        Move("withdraw", (*OPEN, *ANSWERED), (Stage.WITHDRAWN,), "proposer", "proposals/withdrawn"),
        Move("bring_back", (Stage.WITHDRAWN,), (Stage.SCREENING, *ANSWERED), "proposer", "proposals/brought_back"),
    )
}
LATER = {verb: move for verb, move in MOVES.items() if move.news}
STANDING = {  # what my idea says first about an idea that is worked on, or was
    Stage.TESTING: MOVES["start_testing"].news,
    Stage.PAUSED: MOVES["pause"].news,
    Stage.EVALUATION: MOVES["evaluate"].news,
    Stage.ADOPTED: MOVES["adopt"].news,
    Stage.ADAPTED: MOVES["adapt"].news,
    Stage.ABANDONED: MOVES["abandon"].news,
    Stage.STOPPED: MOVES["stop"].news,
}


UNHEARD = ("withdraw", "bring_back")  # all that can be done while the letter with the decision still waits


def stage_told(stage: Stage, *, unheard: bool) -> Stage:
    """The stage that anyone is told: until whoever brought it has heard the answer, the team is still talking about it."""
    return Stage.LISTED if unheard and stage in ANSWERED else stage


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
PICTURES = {  # beside those words, for whoever reads easy words
    Stage.DRAFT: "write",
    Stage.RECEIVED: "idea",
    Stage.SCREENING: "look",
    Stage.MORE_INFO: "question",
    Stage.LISTED: "group",
    Stage.DECIDED: "letter",
    Stage.COACHING: "work_together",
    Stage.TESTING: "test",
    Stage.PAUSED: "clock",
    Stage.EVALUATION: "chart",
    Stage.DONE: "yes",
    Stage.JOINED: "join_in",
    Stage.SIGNPOSTED: "talk",
    Stage.IDEA_BANK: "calendar",
    Stage.ADOPTED: "better",
    Stage.ADAPTED: "change",
    Stage.ABANDONED: "no",
    Stage.STOPPED: "no",
    Stage.WITHDRAWN: "back",
}
