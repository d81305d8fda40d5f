"""The words of an older version of an aim go where they name a person; that there was one, from when to when, stays."""

from app.core.errors import NotAllowed
from app.core.i18n import for_staff
from app.history.actions import record
from app.improvement import queries
from app.improvement.models import Aim, Project
from app.languages.actions import forget_these
from app.people.models import Person


def take_words_away(project: Project, aim: Aim, why: str, *, by: Person) -> None:
    """Gone for good, with who did it and why kept. Twice is once. Raises NotAllowed for the aim that holds."""
    if aim.id == queries.aims(project)[0].id:
        raise NotAllowed(for_staff("Write first what you want to reach in other words. Then take the old words away."))
    if aim.words.body:
        record("project", project.id, "take_aim_words_away", by=by.id, reason=why, facts={"aim": aim.id})
        forget_these(number for number in (aim.words_id, aim.easy_id) if number)
