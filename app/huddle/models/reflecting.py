"""What each member thinks of a meeting when it is over."""

import datetime as dt

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Reflection(db.Model):
    """What one member would do differently next time. `shared`: the huddle reads it; else they read it alone."""

    __tablename__ = "meeting_reflection"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    words_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    shared: Mapped[bool] = mapped_column(default=False)
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    words: Mapped[Text] = relationship(lazy="raise")
