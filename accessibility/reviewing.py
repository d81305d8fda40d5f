"""Reviews of a try-out in their states: one that was closed and changed with the longest words, one that is a draft."""

from accessibility.longest import LONG, LONG_WORD
from app.improvement.actions import reviewing
from app.improvement.models import GainsLess, Project, Voice
from app.people.models import Person
from app.proposals.models import Proposal


def fill(proposal: Proposal, project: Project, by: Person) -> None:
    """A closed review, changed once, and the draft of the next one."""
    long = f"{LONG_WORD} {LONG}"[:600]
    told = reviewing.Written(
        seen=long,
        surprised=long,
        less=GainsLess.YES,
        less_words=long,
        next_step=long,
        voice=Voice.NAMED,
        voice_name=f"{LONG_WORD} {LONG_WORD}"[:120],
        may_name=True,
        voice_part="carer",
        easy="It goes well. We go on.",
    )
    reviewing.close(proposal, project, 1, told, seen_saves=0, by=by)
    other = reviewing.Written(**told.__dict__ | {"seen": "Bags are ready earlier.", "voice": Voice.NONE, "no_voice": long})
    reviewing.close(proposal, project, 1, other, "We had read the chart wrongly.", seen_saves=1, by=by)
    reviewing.save(project, 2, reviewing.Written(seen="Bags are"), seen_saves=0, by=by)
