"""The demo system: Wenbrook, made through the actions themselves, the same each time on the same day."""

import datetime as dt

from sqlalchemy import select

from app.core import db, tokens
from app.core.config import settings
from app.journey.demo.afterwards import raise_new_tasks
from app.journey.demo.diary import opened
from app.journey.demo.equality import answer_questions
from app.journey.demo.filling import fill_up
from app.journey.demo.fitting import fit_some
from app.journey.demo.gates import stand_before_some
from app.journey.demo.references import references
from app.journey.demo.scene import Scene, hold_huddles, plan_huddle, plan_huddles, seat, settle, told
from app.journey.demo.telling import sent_on, tell
from app.journey.demo.translating import translate_some
from app.journey.demo.trying import try_some
from app.people import queries as people_queries
from app.people.actions import shell_sign_in
from app.proposals.models import Proposal

_SEED = "Wenbrook"
_FIRST_HUDDLE = dt.date(2022, 2, 10)  # nine days after the founding idea was sent
_DOORS = (
    ("huddle member", "priya@example.org"),
    ("huddle member with lived experience", "marcus@example.org"),
    ("chair", "nadia@example.org"),
    ("provider QI lead", "ines.carrow@example.org"),
    ("administrator", "owen@example.org"),
    ("proposer", "dee@example.com"),
)


def build() -> bool:
    """Makes the demo system. False, and nothing changed, when there are ideas already."""
    with db.reading() as session:
        if session.scalar(select(Proposal.id).limit(1)) is not None:
            return False
    with opened() as diary:
        ideas = sorted(told("ideas.toml")["ideas"], key=lambda idea: sent_on(idea, diary.today))
        scene = Scene(*settle(diary), diary=diary, references=references(_SEED, set()))
        seat(scene.staff, diary)
        plan_huddle(scene, _FIRST_HUDDLE)
        plan_huddles(scene, min(sent_on(idea, diary.today) for idea in ideas if "days_ago" in idea))
        for idea in ideas:
            tell(idea, scene)
        hold_huddles(scene)
        raise_new_tasks(scene)
        fit_some(scene)
        translate_some(scene)
        try_some(scene)
        stand_before_some(scene)
    answer_questions(_SEED)
    return True


def sign_ins() -> list[tuple[str, str, str]]:
    """Role, name and a fresh one-time link for one person of each kind; nothing where the demo was not made."""
    found = []
    for role, address in _DOORS:
        with db.reading():
            person = people_queries.by_email(address)
        if person:
            letter = shell_sign_in(address)
            link = f"{settings().base_url}/{person.reading}/sign-in/{tokens.mint('sign-in', letter.id, letter.salt)}"
            found.append((role, f"{person.display_name}, {address}", link))
    return found


def fill(count: int) -> int:
    """Adds `count` ideas in bulk, for measuring, to the demo system, which is made first. Gives their number."""
    build()
    return fill_up(count)


__all__ = ["build", "fill", "sign_ins"]
