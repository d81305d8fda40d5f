"""The pages of a try-out."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send

SOME = "date,value\n2025-01-06,12.5\n2025-01-13,11\n2025-01-20,"
WRONG = "2025-01-06,12.5\n13/01/2025,11\n2025-01-20,5%\n9999-01-01,3"


def lines() -> Iterator[Line]:
    """The try-out, its aim, its measures; each with what cannot be kept."""
    yield line("try-out", "improvement.project", "/ideas/{paused}/try-out")
    yield line("try-out, nothing yet", "improvement.project", "/ideas/{tried}/try-out", wide=False)
    yield line("aim", "improvement.aim", "/ideas/{paused}/try-out/aim")
    yield refused("aim, no date", "improvement.aim", "/ideas/{tried}/try-out/aim", "member")
    yield line("add a measure", "improvement.add_measure", "/ideas/{paused}/measures/new")
    yield refused("add a measure, nothing said", "improvement.add_measure", "/ideas/{paused}/measures/new", "member")
    yield line("measure", "improvement.measure", "/measures/{measure}")
    yield line("measure, long words", "improvement.measure", "/measures/{measure_long}")
    yield line("measure, no value", "improvement.measure", "/measures/{measure_new}", wide=False)
    yield line("measure, no number", "improvement.measure", "/measures/{measure}", done=send(value="12,5 hours"), wide=False, status=422)
    yield line("change a measure", "improvement.change_measure", "/measures/{measure}/change", wide=False)
    yield line("leave a value out", "improvement.leave_out", "/measures/{measure}/leave-out?on=2026-02-02", wide=False)
    yield line("many values", "improvement.paste", "/measures/{measure_new}/paste", wide=False)
    yield line("many values, looked at", "improvement.paste", "/measures/{measure}/paste", done=send(rows=SOME))
    yield line("many values, wrong lines", "improvement.paste", "/measures/{measure}/paste", done=send(rows=WRONG), wide=False, status=422)
