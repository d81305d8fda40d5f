"""Pages of measures and their values."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send, send_form
from tests.browser import Browser

COLUMNS = "Week;Total;Percent;Ward;Site\n2026-01-05;40;45%;Alder;East\n2026-01-12;50;50%;Alder;East"
SEVERAL = "\n".join(f"2025-01-{day:02},{day}.5" for day in range(1, 29))
EITHER = "03/04/2026;1,250\n05/06/2026;2,500"


def lines() -> Iterator[Line]:
    """The family, the rows that wait, files, and what is taken away."""
    yield line("measures together", "improvement.family", "/ideas/{paused}/try-out/measures")
    yield line("measures together, none yet", "improvement.family", "/ideas/{tried}/try-out/measures", wide=False)
    yield line("measure, all known", "improvement.measure", "/measures/{measure_known}", wide=False)
    yield line("measure, taken away", "improvement.measure", "/measures/{measure_gone}", wide=False)
    yield line("change a measure, all known", "improvement.change_measure", "/measures/{measure_known}/change", wide=False)
    yield line("values that wait", "improvement.values", "/measures/{measure_known}/values")
    yield line("values that wait, none", "improvement.values", "/measures/{measure}/values", wide=False)
    yield refused("values that wait, wrong", "improvement.values", "/measures/{measure_known}/values", "member", above)
    yield line("many values, two ways", "improvement.paste", "/measures/{measure_known}/paste", done=send(rows=EITHER), wide=False)
    yield line("many values, which column", "improvement.paste", "/measures/{measure_known}/paste", done=send(rows=COLUMNS), wide=False)
    yield line("many values, in pages", "improvement.paste", "/measures/{measure}/paste", done=send(rows=SEVERAL), wide=False)
    second = send(on="2026-02-24", value="4.1")
    yield line("measure, second value of a week", "improvement.measure", "/measures/{measure}", done=second, wide=False, status=422)
    beside = send(rows="2026-02-24,4.1\n2026-02-25,4.2")
    yield line("many values, two in a week", "improvement.paste", "/measures/{measure}/paste", done=beside, wide=False)
    yield line("take a value away", "improvement.take_value_away", "/measures/{measure}/take-value-away?on=2026-02-02", wide=False)
    yield refused(
        "take a value away, no reason", "improvement.take_value_away", "/measures/{measure}/take-value-away?on=2026-02-02", "member"
    )
    yield line("take a measure away", "improvement.take_measure_away", "/measures/{measure}/take-away", wide=False)
    yield refused("take a measure away, no reason", "improvement.take_measure_away", "/measures/{measure}/take-away", "member")


def above(browser: Browser) -> None:
    """Writes more than there are in the first row."""
    browser.one("[name^=numerator_]").send_keys("9")
    browser.one("[name^=denominator_]").send_keys("3")
    send_form(browser)
