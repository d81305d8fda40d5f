"""The pages of charts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from accessibility.huddle_pages import refused
from accessibility.serving import MONDAY
from accessibility.states import PUBLIC, Line, line, send
from tests.browser import Browser


def lines() -> Iterator[Line]:
    """Both charts of a measure, what is said of one, and many at once. As everybody reads it: in every reading."""
    yield line("measure, run chart", "improvement.measure", "/measures/{measure}?chart=run")
    for name, address in (
        ("", "{measure}/plain-words"),
        (", run chart", "{measure}/plain-words?chart=run"),
        (", none", "{measure_new}/plain-words"),
    ):
        plain = line(f"chart in plain words{name}", "improvement.plain_chart", f"/measures/{address}", wide=not name)
        yield replace(plain, readings=PUBLIC)
    yield line("chart in plain words, long", "improvement.plain_chart", "/measures/{measure_long}/plain-words", done=open_table)
    yield line("change a chart", "improvement.change_chart", "/measures/{measure}/chart")
    yield line("change a chart, changed", "improvement.change_chart", "/measures/{measure_long}/chart", wide=False)
    yield refused("change a chart, few", "improvement.change_chart", "/measures/{measure}/chart", "member", send(fix_after="5", why="So"))
    yield line("new lines", "improvement.rebase", "/measures/{measure}/new-lines")
    yield line("new lines, doubts", "improvement.rebase", "/measures/{measure}/new-lines", done=early, wide=False)
    yield refused("new lines, no day", "improvement.rebase", "/measures/{measure}/new-lines", "member")
    yield line("what happened on a day", "improvement.annotate", "/measures/{measure}/notes/new", wide=False)
    yield refused("what happened on a day, nothing", "improvement.annotate", "/measures/{measure}/notes/new", "member")
    yield line("all charts", "improvement.charts", "/ideas/{paused}/try-out/charts")
    yield line("all charts, none", "improvement.charts", "/ideas/{tried}/try-out/charts", wide=False)
    yield line("charts of a programme", "improvement.programme_charts", "/programmes/{programme_tried}/try-outs")
    yield line("charts of a programme, none", "improvement.programme_charts", "/programmes/{programme}/try-outs", wide=False)


def open_table(browser: Browser) -> None:
    browser.run('document.querySelectorAll("main details").forEach(one => one.open = true)')


def early(browser: Browser) -> None:
    """New lines at the third value, which is too early."""
    send(on=(MONDAY.date() - dt.timedelta(weeks=17)).isoformat(), why="We pack bags.")(browser)
