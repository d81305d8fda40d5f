"""The three ways of saying no. Everything else is a fault and rises."""

from collections.abc import Callable


class NotFound(Exception):
    """There is no such thing, or this person may not know that there is."""


class NotAllowed(Exception):
    """The person sees the thing, but this act is not theirs, or not possible now."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(Exception):
    """A rule of the house says no. `sentence` is whole, `field` names the answer it hangs on."""

    def __init__(self, sentence: str, *, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class NotSaved(Exception):
    """The database could not take the words just now: it is busy, or its disk is full."""


def allows(check: Callable[..., object], *what: object, **more: object) -> bool:
    """Whether a check lets something pass that it would refuse with NotAllowed; for pages that show only what can be done."""
    try:
        check(*what, **more)
    except NotAllowed:
        return False
    return True
