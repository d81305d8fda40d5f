"""One number that grows with every change a guest can see; cached pages live as long as it stands."""

from sqlalchemy import event, insert, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core import db


class PublicVersion(db.Model):
    """One row: how often public content has changed."""

    __tablename__ = "public_version"
    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(default=0)


_NUMBER = "SELECT number FROM public_version WHERE id = 1"


def public_version() -> int:
    """The number now: 0 when nothing was ever changed. One statement."""
    return int(db.session.connection().exec_driver_sql(_NUMBER).scalar() or 0)


def public_version_alone() -> int:
    """The same number where nothing else is asked: a connection for a moment, and no session."""
    before = db.writing()
    db.writing(False)
    try:
        with db.engine().connect() as connection:
            return int(connection.exec_driver_sql(_NUMBER).scalar() or 0)
    finally:
        db.writing(before)


def public_changed() -> None:
    """Counts one up, within the transaction that makes the change."""
    db.session.info.pop("public", None)
    if db.session.execute(update(PublicVersion).where(PublicVersion.id == 1).values(number=PublicVersion.number + 1)).rowcount == 0:  # type: ignore[attr-defined] # a CursorResult, which the stub hides
        db.session.execute(insert(PublicVersion).values(id=1, number=1))


@event.listens_for(db.session, "before_flush")
def _notice(session: Session, _context: object, _instances: object) -> None:
    touched = [*session.new, *session.dirty, *session.deleted]
    if any(isinstance(row, db.Model) and row.shown_to_public() for row in touched):
        session.info["public"] = True


@event.listens_for(db.session, "before_commit")
def _count(session: Session) -> None:
    session.flush()
    if session.info.get("public"):
        public_changed()
