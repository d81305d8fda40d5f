"""The gates before testing, as data: what must be in place before anybody tests a change on people.

Each gate says in one sentence what it is about, looks at the facts, says why it is not passed yet, and where that is mended.
Pure; no table, no web. Source: reference methods 15, the move from coaching to testing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.core.i18n import mark_for_staff


@dataclass(frozen=True)
class Why:
    """Why a gate is not passed yet: a marked sentence, and what stands in it."""

    sentence: str
    told: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Facts:
    """What the gates look at.

    `unmeasured`: kinds of measure that are neither there nor excused. `screened`: the impact check is finished;
    `overtaken`: that was before something was not safe.
    `to_assess`, `waiting`, `refused`: whys of what is still open. `research`: what somebody said it is, or none;
    `may_be_research` and nobody `cleared` it. `sponsors_missing`: names of organisations without a sponsor.
    """

    has_aim: bool
    unmeasured: frozenset[str]
    screened: bool
    overtaken: bool
    to_assess: tuple[Why, ...]
    research: str | None
    may_be_research: bool
    cleared: bool
    sponsors_missing: tuple[str, ...]
    waiting: tuple[Why, ...]


@dataclass(frozen=True)
class Way:
    """A way out: what to do, and the page where it is done. `more`: what its address needs besides the reference."""

    words: str
    endpoint: str
    more: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Gate:
    """One thing that must be in place. `name` goes into a list; `test` gives why it is not passed, nothing when it is.

    `again`: what stands there can be changed by the last way, also once it is passed.
    """

    key: str
    name: str
    sentence: str
    test: Callable[[Facts], tuple[Why, ...]]
    ways: tuple[Way, ...]
    again: bool = False


def _open(sentence: str, *, when: bool) -> tuple[Why, ...]:
    return (Why(sentence),) if when else ()


def _research(facts: Facts) -> tuple[Why, ...]:
    if facts.research is None:
        return (Why(mark_for_staff("Nobody has said what kind of work it is.")),)
    asks = mark_for_staff("It may be research. Check with R&D, and write what they said.")
    return _open(asks, when=facts.may_be_research and not facts.cleared)


def _impact(facts: Facts) -> tuple[Why, ...]:
    again = mark_for_staff("It was finished before something was not safe. Look at each question again, then save it.")
    return _open(again, when=facts.overtaken) or _open(mark_for_staff("It is not finished."), when=not facts.screened)


def _sponsor(facts: Facts) -> tuple[Why, ...]:
    named, unnamed = mark_for_staff("No sponsor of %(organisation)s has signed off yet."), mark_for_staff("Nobody is named as sponsor.")
    return tuple(Why(named, {"organisation": name}) if name else Why(unnamed) for name in facts.sponsors_missing)


def _measured(kind: str, name: str, sentence: str, lacking: str) -> Gate:
    ways = (
        Way(mark_for_staff("Add something to measure"), "improvement.add_measure"),
        Way(mark_for_staff("Say why not yet"), "improvement.not_yet", {"kind": kind}),
    )
    return Gate(kind, name, sentence, lambda facts: _open(lacking, when=kind in facts.unmeasured), ways)


GATES = (
    Gate(
        "aim",
        mark_for_staff("the aim"),
        mark_for_staff("It is written what the try-out wants to reach."),
        lambda facts: _open(mark_for_staff("Nobody has written it yet."), when=not facts.has_aim),
        (Way(mark_for_staff("Write what you want to reach"), "improvement.aim"),),
        again=True,
    ),
    _measured(
        "outcome",
        mark_for_staff("an outcome measure"),
        mark_for_staff("Something shows whether people are better off. That is an outcome measure."),
        mark_for_staff("Nothing is measured yet that shows it, and nobody has said why."),
    ),
    _measured(
        "process",
        mark_for_staff("a process measure"),
        mark_for_staff("Something shows whether we do what we planned. That is a process measure."),
        mark_for_staff("Nothing is measured yet that shows it, and nobody has said why."),
    ),
    _measured(
        "balancing",
        mark_for_staff("a balancing measure"),
        mark_for_staff("Something shows whether anything else gets worse. That is a balancing measure."),
        mark_for_staff("Nothing is measured yet that shows it, and nobody has said why."),
    ),
    Gate(
        "impact",
        mark_for_staff("the impact check"),
        mark_for_staff("The impact check is done: six questions about who could gain or lose."),
        _impact,
        (Way(mark_for_staff("Answer the six questions"), "improvement.impact"),),
        again=True,
    ),
    Gate(
        "assessments",
        mark_for_staff("what the impact check asked for"),
        mark_for_staff("What the impact check asked for is done."),
        lambda facts: facts.to_assess if facts.screened else (Why(mark_for_staff("Finish the impact check first.")),),
        (Way(mark_for_staff("See what was asked for"), "improvement.impact"),),
    ),
    Gate(
        "research",
        mark_for_staff("the question about research"),
        mark_for_staff("We know whether this is research."),
        _research,
        (Way(mark_for_staff("Say what kind of work it is"), "improvement.research"),),
        again=True,
    ),
    Gate(
        "sponsor",
        mark_for_staff("the sponsor"),
        mark_for_staff("A sponsor is named: a senior person who stands behind the try-out and opens doors."),
        _sponsor,
        (
            Way(mark_for_staff("Write into the team when the sponsor of each organisation signed off"), "improvement.team"),
            Way(mark_for_staff("Name the sponsor"), "improvement.sponsor"),
        ),
        again=True,
    ),
    Gate(
        "sign_off",
        mark_for_staff("a sign-off"),
        mark_for_staff("No sign-off is waiting: a yes from those who answer for data or for digital systems."),
        lambda facts: facts.waiting,
        (Way(mark_for_staff("Ask for a sign-off"), "improvement.ask_for_sign_off"),),
    ),
)


@dataclass(frozen=True)
class Standing:
    """A gate, and why it is not passed yet; nothing when it is."""

    gate: Gate
    whys: tuple[Why, ...]


def standing(facts: Facts) -> tuple[Standing, ...]:
    """Every gate in order, with what is open."""
    return tuple(Standing(gate, gate.test(facts)) for gate in GATES)
