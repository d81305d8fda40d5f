"""Four questions tell research, improvement, clinical audit and service evaluation apart."""

import itertools

import pytest

from app.proposals.kinds import CHECK, CONSEQUENCES, QUESTIONS, Kind, Said, consequences, kind_of

Y, N, S = Said.YES, Said.NO, Said.NOT_SURE

# knowledge, change, standard, level -> kind, whether it may be research
TABLE = [
    (Y, Y, Y, Y, Kind.RESEARCH, True),
    (Y, N, N, N, Kind.RESEARCH, True),
    (N, Y, N, N, Kind.IMPROVEMENT, False),
    (N, Y, Y, N, Kind.IMPROVEMENT, False),  # improvement often has a standard in view
    (N, N, Y, N, Kind.AUDIT, False),
    (N, N, Y, Y, Kind.AUDIT, False),
    (N, N, N, Y, Kind.EVALUATION, False),
    (N, S, S, Y, Kind.EVALUATION, False),
    (N, N, N, N, Kind.OPEN, False),
    (N, S, S, S, Kind.OPEN, False),
    (S, Y, N, N, Kind.IMPROVEMENT, True),
    (S, N, Y, N, Kind.AUDIT, True),
    (S, N, N, Y, Kind.EVALUATION, True),
    (S, S, S, S, Kind.OPEN, True),
]


@pytest.mark.parametrize(("knowledge", "change", "standard", "level", "kind", "perhaps"), TABLE)
def test_the_answers_say_what_kind_of_work_it_is(
    knowledge: Said, change: Said, standard: Said, level: Said, kind: Kind, perhaps: bool
) -> None:
    told = kind_of({"knowledge": knowledge, "change": change, "standard": standard, "level": level})
    assert (told.kind, told.perhaps_research) == (kind, perhaps)


def test_nobody_is_told_to_go_on_without_asking_while_research_is_not_ruled_out() -> None:
    for answers in itertools.product(Said, repeat=len(QUESTIONS)):
        told = kind_of(dict(zip(QUESTIONS, answers, strict=True)))
        assert (CHECK in consequences(told)) is (answers[0] is not Said.NO)
        assert consequences(told)[-1] == CONSEQUENCES[told.kind]


def test_a_question_that_nobody_answered_does_not_rule_research_out() -> None:
    assert kind_of({}).perhaps_research
    assert kind_of({"change": Said.YES}).perhaps_research
