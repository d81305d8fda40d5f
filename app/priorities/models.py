"""The register: priorities with their dates, and programmes that take ideas in for a while."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Priority(db.Model):
    """What the whole system, or one organisation, looks for from a day until a day. Ideas may fit it; it is no bar to any other."""

    __tablename__ = "priority"
    id: Mapped[int] = mapped_column(primary_key=True)
    title_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    title_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    words_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    from_: Mapped[dt.date] = mapped_column("from", default=calendar.today)
    until: Mapped[dt.date | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    title: Mapped[Text | None] = relationship(foreign_keys=title_id, lazy="raise")
    title_easy: Mapped[Text | None] = relationship(foreign_keys=title_easy_id, lazy="raise")
    words: Mapped[Text | None] = relationship(foreign_keys=words_id, lazy="raise")
    words_easy: Mapped[Text | None] = relationship(foreign_keys=words_easy_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """Its words stand on a page for anyone."""
        return True

    def stands(self, day: dt.date) -> bool:
        """Whether it is looked for on a day."""
        return self.from_ <= day and (self.until is None or day <= self.until)


class Intake(enum.StrEnum):
    """Whether a programme takes ideas in now."""

    SOON = "soon"
    OPEN = "open"
    FULL = "full"
    CLOSED = "closed"


class Programme(db.Model):
    """Work with a window and a number of places. `again_on`: when it takes ideas in again, where that is known."""

    __tablename__ = "programme"
    id: Mapped[int] = mapped_column(primary_key=True)
    title_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    title_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    words_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    wait_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    from_: Mapped[dt.date] = mapped_column("from", default=calendar.today)
    until: Mapped[dt.date | None]
    cap: Mapped[int | None]
    again_on: Mapped[dt.date | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    title: Mapped[Text | None] = relationship(foreign_keys=title_id, lazy="raise")
    title_easy: Mapped[Text | None] = relationship(foreign_keys=title_easy_id, lazy="raise")
    words: Mapped[Text | None] = relationship(foreign_keys=words_id, lazy="raise")
    words_easy: Mapped[Text | None] = relationship(foreign_keys=words_easy_id, lazy="raise")
    wait: Mapped[Text | None] = relationship(foreign_keys=wait_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """Anyone reads whether it is open."""
        return True

    def intake(self, day: dt.date, ideas: int) -> Intake:
        """How it stands on a day with so many ideas in it. Full goes before closed only while the window is open."""
        if day < self.from_:
            return Intake.SOON
        if self.until is not None and self.until < day:
            return Intake.CLOSED
        return Intake.FULL if self.cap is not None and ideas >= self.cap else Intake.OPEN

    def again(self, day: dt.date) -> dt.date | None:
        """The day on which it takes ideas in again, while that is still to come."""
        return self.again_on if self.again_on is not None and self.again_on > day else None
