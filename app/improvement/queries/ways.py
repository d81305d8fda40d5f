"""How somebody is asked, as the team sees it: enough to know whether it is right, not the whole of it."""

from app.improvement.models import Asked
from app.people.queries import way_to
from app.proposals.private import masked


def way_shown(asked: Asked) -> tuple[str, str]:
    """The channel by which somebody is asked now, and the end of their number or parts of their address; nothing of a postal one."""
    channel, point = way_to(asked.person)
    return channel.value, masked(point.value) if point is not None and channel.value != "post" else ""
