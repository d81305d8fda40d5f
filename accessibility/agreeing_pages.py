"""The charter, the team and the milestones of a try-out."""

from collections.abc import Iterator

from accessibility.huddle_pages import refused
from accessibility.states import Line, line, send


def agreed() -> Iterator[Line]:
    """Each page, empty and full, and what cannot be kept."""
    here, bare = "/ideas/{paused}/try-out", "/ideas/{tried}/try-out"
    yield line("charter", "improvement.charter", f"{here}/charter")
    yield line("charter, nothing yet", "improvement.charter", f"{bare}/charter", wide=False)
    yield line("part of a charter", "improvement.charter_part", f"{here}/charter/risks", wide=False)
    yield refused("part of a charter, nothing said", "improvement.charter_part", f"{here}/charter/risks", "member", send(words=""))
    yield line("team", "improvement.team", f"{here}/team")
    yield line("team, nobody yet", "improvement.team", f"{bare}/team", wide=False)
    yield line("add to the team", "improvement.add_to_team", f"{here}/team/new", wide=False)
    yield refused("add to the team, nothing said", "improvement.add_to_team", f"{here}/team/new", "member", send(part="sponsor"))
    yield line("change the team", "improvement.change_in_team", f"{here}/team/{{team_member}}/change", wide=False)
    yield line("organisations of a try-out", "improvement.organisations", f"{here}/organisations", wide=False)
    yield line("milestones", "improvement.milestones", f"{here}/milestones")
    yield line("milestones, none yet", "improvement.milestones", f"{bare}/milestones", wide=False)
    yield refused("milestones, nothing said", "improvement.milestones", f"{here}/milestones", "member")
    yield line("change a milestone", "improvement.change_milestone", f"{here}/milestones/{{milestone}}/change", wide=False)
    yield refused(
        "change a milestone, no name", "improvement.change_milestone", f"{here}/milestones/{{milestone}}/change", "member", send(name="")
    )
    yield line("length of a plan", "improvement.plan_length", f"{here}/plan", wide=False)
    yield refused("length of a plan, no days", "improvement.plan_length", f"{here}/plan", "member", send(days="ninety", reviews="soon"))
