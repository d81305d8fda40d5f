"""The pages of reviews and of the end of a try-out."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send_from

CLOSE = "main button[name=close]"


def lines() -> Iterator[Line]:
    """A review that is closed, one that is not, and writing it; with what cannot be closed."""
    where, empty = "/ideas/{paused}/try-out/reviews", "/ideas/{tried}/try-out/reviews"
    yield line("review, closed", "improvement.review", f"{where}/1")
    yield line("review, begun", "improvement.review", f"{where}/2", wide=False)
    yield line("review, nothing done", "improvement.review", f"{empty}/1", wide=False)
    yield line("write a review", "improvement.write_review", f"{empty}/1/write")
    yield line("change a review", "improvement.write_review", f"{where}/1/write", wide=False)
    yield refused("write a review, nothing said", "improvement.write_review", f"{empty}/1/write", "member", send_from(CLOSE))
