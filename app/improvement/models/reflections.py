"""What is this telling us? Thoughts of one person about a try-out, a measure or a small test."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class Reflection(db.Model):
    """A thought. Without a time in `shared_at` it is private: nobody but the writer may know that it exists.

    Without a measure and without a small test it is about the try-out as a whole.
    """

    __tablename__ = "reflection"
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    cycle_id: Mapped[int | None] = mapped_column(ForeignKey("cycle.id"))
    words: Mapped[str]
    written_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    shared_at: Mapped[dt.datetime | None]
