"""The pages of what follows from a meeting."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send


def meetings_over() -> Iterator[Line]:
    """Minutes, actions, figures, a look back."""
    yield Line("minutes for anyone", "huddle.public_minutes", "/minutes/{held_meeting}", wide=True)
    yield Line("minutes for anyone, nothing in them", "huddle.public_minutes", "/minutes/{bare_meeting}")
    yield Line("every minutes", "huddle.every_minutes", "/minutes")
    yield Line("every minutes, none", "huddle.every_minutes", "/minutes?before=2000-01-01_1")
    yield line("minutes", "huddle.full_minutes", "/huddles/{held_meeting}/minutes")
    yield line("minutes, nothing in them", "huddle.full_minutes", "/huddles/{bare_meeting}/minutes", wide=False)
    yield line("minutes so far", "huddle.full_minutes", "/huddles/{meeting}/minutes", wide=False)
    yield line("a huddle that was held", "huddle.meeting", "/huddles/{held_meeting}", wide=False)
    yield line("actions", "huddle.every_action", "/actions")
    yield line("actions, over", "huddle.every_action", "/actions?view=done", who="chair", wide=False)
    yield line("actions, none", "huddle.every_action", "/actions?after=2099-01-01_1", wide=False)
    yield line("drop an action", "huddle.drop_action", "/actions/{action}/drop", wide=False)
    yield refused("drop an action, not said why", "huddle.drop_action", "/actions/{action}/drop", "member")
    yield line("another day for an action", "huddle.action_day", "/actions/{action}/day", wide=False)
    yield refused("another day for an action, none", "huddle.action_day", "/actions/{action}/day", "member", send(on=""))
    yield line("hand an action on", "huddle.hand_action", "/actions/{action}/hand-on", wide=False)
    yield refused("hand an action on, to nobody", "huddle.hand_action", "/actions/{action}/hand-on", "member")
    yield line("figures", "huddle.figures", "/huddles/figures", who="chair")
    yield line("look back", "huddle.reflection", "/huddles/{held_meeting}/reflection", wide=False)
    yield refused("look back, nothing said", "huddle.reflection", "/huddles/{held_meeting}/reflection")
