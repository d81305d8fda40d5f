"""The pages on which the huddle meets."""

from collections.abc import Iterator

from accessibility.states import Doing, Line, line, send, send_from


def refused(name: str, endpoint: str, address: str, who: str = "chair", done: Doing | None = None) -> Line:
    """The same page after an answer that will not do."""
    return line(name, endpoint, address, who, done=done or send(), wide=False, status=422)


def meetings() -> Iterator[Line]:
    """Dates, lists, members, calendars."""
    yield line("huddles", "huddle.huddles", "/huddles")
    yield line("huddles, for the chair", "huddle.huddles", "/huddles", who="chair", wide=False)
    yield line("huddles, no date", "huddle.huddles", "/huddles", done=send(), status=422)
    yield line("one huddle", "huddle.meeting", "/huddles/{meeting}")
    yield line("one huddle, for the chair", "huddle.meeting", "/huddles/{meeting}", who="chair")
    yield line("one huddle, empty", "huddle.meeting", "/huddles/{empty_meeting}", wide=False)
    yield line("one huddle, called off", "huddle.meeting", "/huddles/{called_off}", wide=False)
    yield line("how the huddle meets", "huddle.weekly", "/huddles/weekly", who="chair")
    yield refused("how the huddle meets, wrong link", "huddle.weekly", "/huddles/weekly", done=send(link="meet"))
    yield line("set up a huddle", "huddle.set_up", "/huddles/{meeting}/set-up", who="chair", wide=False)
    yield refused("set up a huddle, wrong link", "huddle.set_up", "/huddles/{meeting}/set-up", done=send(link="meet"))
    yield line("move a huddle", "huddle.move", "/huddles/{meeting}/move", who="chair")
    yield refused("move a huddle, no day", "huddle.move", "/huddles/{meeting}/move")
    yield line("call a huddle off", "huddle.call_off", "/huddles/{meeting}/call-off", who="chair")
    yield refused("call a huddle off, not said why", "huddle.call_off", "/huddles/{meeting}/call-off")
    yield line("minutes of an idea", "huddle.minutes", "/huddles/{meeting}/items/{item}/minutes", who="chair", wide=False)
    yield refused("minutes of an idea, no number", "huddle.minutes", "/huddles/{meeting}/items/{item}/minutes", done=send(minutes="ninety"))
    yield line("members", "huddle.members", "/huddles/members", who="chair")
    yield refused("members, no field", "huddle.members", "/huddles/members", done=send_from("#field button"))
    yield line("a member", "huddle.member", "/huddles/members/{sam}")
    yield refused("a member, away since yesterday", "huddle.member", "/huddles/members/{sam}", "member", send(capacity="away"))
    yield line("my calendar, none", "huddle.my_calendar", "/huddles/my-calendar", wide=False)
    yield line("my calendar", "huddle.my_calendar", "/huddles/my-calendar", who="chair")


def views() -> Iterator[Line]:
    """What members say of an idea."""
    yield line("say", "huddle.say", "/ideas/{listed}/say")
    yield line("say, changed", "huddle.say", "/ideas/{listed}/say", who="chair", wide=False)
    yield refused("say, nothing said", "huddle.say", "/ideas/{long}/say", "member")
    yield line("views", "huddle.says", "/ideas/{listed}/views")
    yield line("views, none", "huddle.says", "/ideas/{put_off}/views", who="chair", wide=False)
    yield line("score", "huddle.score", "/ideas/{listed}/scores")
    yield refused("score, no reason", "huddle.score", "/ideas/{long}/scores", "member", send(impact="3"))
    yield line("interest", "huddle.interest", "/ideas/{listed}/interest", wide=False)
    yield refused("interest, not said", "huddle.interest", "/ideas/{listed}/interest", "member")
