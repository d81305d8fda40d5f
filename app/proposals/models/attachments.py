"""What somebody said, showed or filmed instead of writing, or beside it."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Medium(enum.StrEnum):
    """In which form an answer came; none is worth less."""

    TEXT = "text"
    AUDIO = "audio"
    PHOTO = "photo"
    DRAWING = "drawing"
    VIDEO = "video"


class FileState(enum.StrEnum):
    """Whether it can be heard and seen yet."""

    WAITING = "waiting"
    READY = "ready"
    BROKEN = "broken"
    TOO_LONG = "too_long"


class AddedBy(enum.StrEnum):
    """Who brought a file that is of no answer: whoever brought the idea, whoever helped, or the team for them."""

    PROPOSER = "proposer"
    SUPPORTER = "supporter"
    TEAM = "team"


LATER, SCAN = "later", "scan"  # where a file stands that is of no answer


class Addition(db.Model):
    """What came at one time beside the answers: after an idea was sent, or as the scan of the paper that it was written on.

    `words`: what was written with it. `mark` stands for the page that it was sent from, so that sending it twice is sending it once.
    """

    __tablename__ = "addition"
    __table_args__ = (
        Index("ix_addition_mark", "proposal_id", "mark", unique=True, sqlite_where=text("mark <> ''"), postgresql_where=text("mark <> ''")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    added_by: Mapped[AddedBy] = mapped_column(db.one_of(AddedBy))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    mark: Mapped[str] = mapped_column(default="")
    added_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    words: Mapped[Text | None] = relationship(lazy="raise")

    def shown_to_public(self) -> bool:
        """Its files are, each when somebody has looked at it."""
        return False


class Attachment(db.Model):
    """A recording, photo, drawing or video of one answer, or of what was added later; or one page of a scan.

    It is its own people's and the team's until somebody has looked at it and said that others may see it; nobody else ever sees a scan.

    `shown`, `small`, `original`: keys of files; the original goes as soon as there is one that every browser plays.
    `fit`: whether others may see it, None until somebody of the team has looked. `said`: what is said in it, written down by the team.
    """

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_waiting", "state", "claimed_until"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    field: Mapped[str]
    addition_id: Mapped[int | None] = mapped_column(ForeignKey("addition.id"))
    medium: Mapped[Medium] = mapped_column(db.one_of(Medium))
    state: Mapped[FileState] = mapped_column(db.one_of(FileState), default=FileState.WAITING)
    shown: Mapped[str] = mapped_column(default="")
    small: Mapped[str] = mapped_column(default="")
    original: Mapped[str] = mapped_column(default="")
    packed: Mapped[str] = mapped_column(default="")
    seconds: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    scanned: Mapped[bool] = mapped_column(default=False)
    tries: Mapped[int] = mapped_column(default=0)
    claimed_until: Mapped[dt.datetime | None]
    fit: Mapped[bool | None]
    looked_at: Mapped[dt.datetime | None]
    looked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    said_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    said: Mapped[Text | None] = relationship(lazy="raise")
    addition: Mapped[Addition | None] = relationship(lazy="raise")

    def shown_to_public(self) -> bool:
        """Nothing that nobody has looked at is."""
        return self.fit is not None

    @property
    def is_scan(self) -> bool:
        """A page of the paper that an idea was written on."""
        return self.field == SCAN

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything on the disk that belongs to it."""
        return tuple(filter(None, (self.shown, self.small, self.original)))
