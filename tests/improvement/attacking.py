"""Somebody who wants to know how few people there are in a group, with what is published and the exact totals of all groups."""

from collections.abc import Sequence

from app.improvement.groups import Count

Published = tuple[int | None, int | None] | None  # part and whole of a group as they are read; None where they are hidden
Span = tuple[int, int]
FEW = range(1, 8)


def behind(number: int) -> Span:
    """What can stand behind a number that is told to the nearest 5; below 8 it would be hidden, and nobody is nobody."""
    return (max(8, number - 2), number + 2) if number else (0, 0)


def worked_out(published: Sequence[Published], counts: Sequence[Count]) -> list[tuple[int, str, int]]:
    """Small numbers of the real `counts` that can be nothing else: the place of the group, what it is, and how many.

    Every number is narrowed by all that is known of the others, again and again, until nothing changes.
    """
    parts, wholes = sum(one.part for one in counts), sum(one.size for one in counts)
    spans = {}
    for place, one in enumerate(published):
        part, whole = one or (None, None)
        spans[place, "part"] = (0, parts) if part is None else behind(part)
        spans[place, "whole"] = (0, wholes) if whole is None else behind(whole)
        spans[place, "rest"] = (0, wholes - parts)
    groups, before = range(len(counts)), None
    while before != spans:
        before = dict(spans)
        for place in groups:
            part, whole, rest = (spans[place, name] for name in ("part", "whole", "rest"))
            spans[place, "part"] = both(part, (whole[0] - rest[1], whole[1] - rest[0]))
            spans[place, "rest"] = both(rest, (whole[0] - part[1], whole[1] - part[0]))
            spans[place, "whole"] = both(whole, (part[0] + rest[0], part[1] + rest[1]))
        for name, total in (("part", parts), ("whole", wholes), ("rest", wholes - parts)):
            for place in groups:
                others = [spans[other, name] for other in groups if other != place]
                known = (total - sum(most for _least, most in others), total - sum(least for least, _most in others))
                spans[place, name] = both(spans[place, name], known)
    real = {(place, "part"): one.part for place, one in enumerate(counts)}
    if counts[0].whole is not None:
        real |= {(place, "whole"): one.size for place, one in enumerate(counts)}
        real |= {(place, "rest"): one.size - one.part for place, one in enumerate(counts)}
    assert all(least <= real[key] <= most for key, (least, most) in spans.items() if key in real), "The attack is wrong."
    return [(*key, number) for key, number in real.items() if number in FEW and spans[key] == (number, number)]


def both(first: Span, second: Span) -> Span:
    return max(first[0], second[0]), min(first[1], second[1])
