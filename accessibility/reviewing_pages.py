"""The pages of reviews and of the end of a try-out."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send, send_from

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
    yield from ending()


def ending() -> Iterator[Line]:
    """The evaluation, the huddle's decision on it, and what waits."""
    where, judged = "/ideas/{paused}/try-out/evaluation", "/ideas/{judged}/try-out"
    yield line("try-out, handed over", "improvement.project", judged, wide=False)
    yield refused("aim, handed over, no reason", "improvement.aim", f"{judged}/aim", "member", send(words="2 hours, not 5"))
    yield line("evaluation", "improvement.evaluation", where)
    yield line("evaluation, nothing yet", "improvement.evaluation", "/ideas/{tried}/try-out/evaluation", wide=False)
    yield line("evaluation, to be tested again", "improvement.evaluation", "/ideas/{adapted}/try-out/evaluation", wide=False)
    yield line("write an evaluation", "improvement.write_evaluation", f"{judged}/evaluation/write")
    yield refused(
        "write an evaluation, half of it gone", "improvement.write_evaluation", f"{judged}/evaluation/write", "member", send(because="")
    )
    yield line("reviews due", "improvement.reviews_due", "/try-outs/reviews")
    yield line("try-outs to decide", "huddle.to_judge", "/try-outs/decisions")
    yield line("what comes of a try-out", "huddle.judge", f"{judged}/decision", "chair")
    yield refused("what comes of a try-out, nothing said", "huddle.judge", f"{judged}/decision", "chair")
    yield line("confirm what comes of it", "huddle.confirm_outcome", f"{judged}/decision/confirm")
    yield refused("confirm what comes of it, no answer", "huddle.confirm_outcome", f"{judged}/decision/confirm", "member")
