"""What happens in the room: who said what for the minutes, and what was agreed to be done."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class AgreedState(enum.StrEnum):
    """How far something is that was agreed."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Note(db.Model):
    """One note of a meeting. Notes are added and never changed, so that two people who write at once lose nothing.

    `item_id`: about which idea; none: about the meeting. `private`: for the huddle alone, never in the public minutes.
    """

    __tablename__ = "meeting_note"
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    words_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    private: Mapped[bool] = mapped_column(default=False)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    mark: Mapped[str | None] = mapped_column(unique=True)  # of the form it came from: sent twice is kept once
    words: Mapped[Text] = relationship(lazy="raise")

    def shown_to_public(self) -> bool:
        """One that is not private stands in the public minutes."""
        return not self.private


class Agreed(db.Model):
    """An action: somebody does something by a day. `item_id`: for which idea; none: for the huddle."""

    __tablename__ = "agreed_action"
    __table_args__ = (Index("ix_agreed_action_state", "state", "due_on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id", ondelete="CASCADE"), index=True)
    words_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[dt.date]
    state: Mapped[AgreedState] = mapped_column(db.one_of(AgreedState), default=AgreedState.OPEN)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    ended_at: Mapped[dt.datetime | None]
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    why: Mapped[str] = mapped_column(default="")  # why it was dropped
    reminded_on: Mapped[dt.date | None]
    mark: Mapped[str | None] = mapped_column(unique=True)
    words: Mapped[Text] = relationship(lazy="raise")
