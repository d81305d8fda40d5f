"""What the huddle decides at the end of a try-out."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.improvement.models import Act
from app.languages.models import Text


class Outcome(db.Model):
    """Adopted, adapted or abandoned, and why. `meeting_id`: the huddle that decided it, none outside one.

    `waits`: too few had a say, so it stands when somebody who had none confirms it, until `confirm_by`. `dropped_at`: another one took its place, or somebody did not agree.
    """

    __tablename__ = "outcome"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    way: Mapped[Act] = mapped_column(db.one_of(Act))
    reason_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    reason_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    decided_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    waits: Mapped[bool] = mapped_column(default=False)
    confirm_by: Mapped[dt.date | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[dt.datetime | None]
    dropped_at: Mapped[dt.datetime | None]
    reason: Mapped[Text] = relationship(foreign_keys=reason_id, lazy="raise")
    reason_easy: Mapped[Text | None] = relationship(foreign_keys=reason_easy_id, lazy="raise")

    @property
    def late(self) -> bool:
        """Whether the day until which somebody confirms it is over."""
        return self.confirm_by is not None and self.confirm_by < calendar.today()
