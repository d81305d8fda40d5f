"""How the try-outs of the demo were looked at together."""

import datetime as dt

from app.improvement.actions import reviewing
from app.improvement.models import GainsLess, Project, Voice
from app.journey.demo.afterwards import post_letters
from app.journey.demo.scene import Scene, told
from app.people.models import Person
from app.proposals.models import Proposal


def look_together(scene: Scene, idea: Proposal, project: Project, title: str, *, by: Person) -> None:
    """One review of a try-out, closed yesterday or half written."""
    for said in (review for review in told("reviews.toml")["reviews"] if review["title"] == title):
        scene.diary.turn_to(scene.diary.today - dt.timedelta(days=1), 16)
        words = {
            name: said[name] for name in ("seen", "surprised", "less_words", "next_step", "voice_name", "voice_part", "no_voice", "easy")
        }
        written = reviewing.Written(
            **words,
            less=GainsLess(said["less"]) if said["less"] else None,
            voice=Voice(said["voice"]) if said["voice"] else None,
            may_name=said["voice"] == Voice.NAMED.value,
        )
        if said["closed"]:
            reviewing.close(idea, project, said["number"], written, seen_saves=0, by=by)
            post_letters(idea)
        else:
            reviewing.save(project, said["number"], written, seen_saves=0, by=by)
