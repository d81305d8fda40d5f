"""The pages of a measure split by group, and of the files of a try-out."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send

ROWS = "2025-01-06,Women,12\n2025-01-06,Men,30"
WRONG = "2025-01-06,Women,12.5\n06/01/2025,Men,30\n2025-01-13,Children,4"


def lines() -> Iterator[Line]:
    """What may be shown, the groups, and the counts that come in; each with what cannot be kept."""
    yield line("groups", "improvement.groups", "/measures/{groups}/groups")
    yield line("groups, chart of another one", "improvement.groups", "/measures/{groups}/groups?group=3", wide=False)
    yield line("groups, many with long words", "improvement.groups", "/measures/{groups_many}/groups")
    yield line("groups, too few people", "improvement.groups", "/measures/{groups_few}/groups", wide=False)
    yield line("groups, none yet", "improvement.groups", "/measures/{groups_none}/groups", wide=False)
    yield line("choose groups", "improvement.split", "/measures/{groups_none}/groups/choose")
    yield refused(
        "choose groups, one", "improvement.split", "/measures/{groups_none}/groups/choose", "member", send(split_by="own", groups="One")
    )
    yield line("change groups", "improvement.split", "/measures/{groups_many}/groups/choose", wide=False)
    yield line("numbers of a period", "improvement.enter_groups", "/measures/{groups}/groups/enter")
    yield line("numbers of a period, long words", "improvement.enter_groups", "/measures/{groups_many}/groups/enter", wide=False)
    yield refused("numbers of a period, none", "improvement.enter_groups", "/measures/{groups}/groups/enter", "member")
    yield line("numbers of many periods", "improvement.paste_groups", "/measures/{groups_few}/groups/paste", wide=False)
    yield line(
        "numbers of many periods, looked at", "improvement.paste_groups", "/measures/{groups_few}/groups/paste", done=send(rows=ROWS)
    )
    yield refused(
        "numbers of many periods, wrong lines",
        "improvement.paste_groups",
        "/measures/{groups_few}/groups/paste",
        "member",
        send(rows=WRONG),
    )
    yield line("files of a try-out", "improvement.export", "/ideas/{paused}/try-out/export")
