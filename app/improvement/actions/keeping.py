"""One after the other: who writes into a try-out waits until the one before is done, so that no word is lost."""

from sqlalchemy import select

from app.core import db
from app.core.errors import Refused
from app.core.i18n import for_staff
from app.improvement.models import Project


def one_by_one(project: Project) -> None:
    """From here to the end of the transaction nobody else writes what is kept about this try-out."""
    db.session.execute(select(Project.id).where(Project.id == project.id).with_for_update())


def check_version(stands: int, seen: int, *, field: str) -> None:
    """Raises Refused, on the answer `field`, when somebody else changed a thing after the writer had opened it."""
    if stands != seen:
        raise Refused(for_staff("Somebody changed this while you wrote. See what stands now. Then save again"), field=field)
