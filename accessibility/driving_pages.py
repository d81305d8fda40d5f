"""What stands beside the drivers of a try-out, and the driver diagram as a picture."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send_from


def lines() -> Iterator[Line]:
    """The picture, the measures of a driver, what people say about it."""
    where = "/ideas/{paused}/try-out/drivers"
    yield line("picture of drivers", "improvement.picture_of_drivers", f"{where}/picture")
    yield line("picture of drivers, none yet", "improvement.picture_of_drivers", "/ideas/{tried}/try-out/drivers/picture", wide=False)
    yield line("measures of a driver", "improvement.watch_driver", f"{where}/{{driver}}/measures", wide=False)
    yield line("comments on a driver", "improvement.remarks", f"{where}/{{driver}}/comments")
    yield refused("comments on a driver, nothing said", "improvement.remarks", f"{where}/{{driver}}/comments", "member")
    yield line("answer a comment", "improvement.answer_remark", "/driver-comments/{remark}/answer", wide=False)
    yield refused("answer a comment, nothing said", "improvement.answer_remark", "/driver-comments/{remark}/answer", "member")
    yield line("take a comment back", "improvement.take_remark_back", "/driver-comments/{remark}/take-back", wide=False)
    more = send_from("main button[name=add][value=steps]")
    yield line("plan a small test, a row more", "improvement.start_ramp", "/ideas/{paused}/small-tests/new", done=more, wide=False)
