"""Looking at a try-out together: reviews while it runs, what was told of each, and the evaluation at its end."""

import datetime as dt
import enum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.improvement.models.cycles import Act
from app.languages.models import Text


class GainsLess(enum.StrEnum):
    """Whether a change helps some people less than others."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


class Voice(enum.StrEnum):
    """Who with lived experience looked at a try-out too."""

    NAMED = "named"
    UNNAMED = "unnamed"  # prefers not to be named
    NONE = "none"


class Review(db.Model):
    """What the team writes at one of the days on which a try-out is looked at. `number`: from 1, in the order of those days.

    `voice_part`: what the person with lived experience is to this work; `no_voice`: why there was none. `easy`: all of it in easy words.
    `saves`: how often it was saved, by which a page that was opened before is known. `why_early`: why it is closed long before its day.
    """

    __tablename__ = "review"
    __table_args__ = (UniqueConstraint("project_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    number: Mapped[int]
    seen: Mapped[str] = mapped_column(default="")
    surprised: Mapped[str] = mapped_column(default="")
    less: Mapped[GainsLess | None] = mapped_column(db.one_of(GainsLess))
    less_words: Mapped[str] = mapped_column(default="")
    next_step: Mapped[str] = mapped_column(default="")
    voice: Mapped[Voice | None] = mapped_column(db.one_of(Voice))
    voice_name: Mapped[str] = mapped_column(default="")
    may_name: Mapped[bool] = mapped_column(default=False)
    voice_part: Mapped[str] = mapped_column(default="")
    no_voice: Mapped[str] = mapped_column(default="")
    easy: Mapped[str] = mapped_column(default="")
    why_early: Mapped[str] = mapped_column(default="")
    saves: Mapped[int] = mapped_column(default=0)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class ReviewTold(db.Model):
    """A review as it was closed and told; the newest row of one holds, the older ones are its history. `version`: from 1.

    `day`: of the plan; `due_on`: the date of that day as it stood. `gathered`: what was done until then, as queries.reviewing has it.
    `voice_name` is empty for whoever is not named. `why_changed`: why there is another version; `why_early`: why it was closed long before its day.
    """

    __tablename__ = "review_told"
    __table_args__ = (UniqueConstraint("review_id", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("review.id"))
    version: Mapped[int]
    day: Mapped[int]
    due_on: Mapped[dt.date]
    gathered: Mapped[dict[str, Any]]
    seen_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    surprised_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    less: Mapped[GainsLess] = mapped_column(db.one_of(GainsLess))
    less_words_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    next_step_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    voice: Mapped[Voice] = mapped_column(db.one_of(Voice))
    voice_name: Mapped[str]
    voice_part: Mapped[str]
    no_voice_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    why_changed: Mapped[str] = mapped_column(default="")
    why_early: Mapped[str] = mapped_column(default="")
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    closed_at: Mapped[dt.datetime] = mapped_column(default=calendar.now, index=True)
    review: Mapped[Review] = relationship(foreign_keys=review_id, lazy="raise")
    seen: Mapped[Text] = relationship(foreign_keys=seen_id, lazy="raise")
    surprised: Mapped[Text | None] = relationship(foreign_keys=surprised_id, lazy="raise")
    less_words: Mapped[Text | None] = relationship(foreign_keys=less_words_id, lazy="raise")
    next_step: Mapped[Text] = relationship(foreign_keys=next_step_id, lazy="raise")
    no_voice: Mapped[Text | None] = relationship(foreign_keys=no_voice_id, lazy="raise")
    easy: Mapped[Text | None] = relationship(foreign_keys=easy_id, lazy="raise")


class ReviewReminder(db.Model):
    """The team heard once that a review is due on a day, and once that it is late. A review that moves to another day is another one."""

    __tablename__ = "review_reminder"
    __table_args__ = (UniqueConstraint("project_id", "number", "due_on", "late"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    number: Mapped[int]
    due_on: Mapped[dt.date]
    late: Mapped[bool]
    sent_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)


class TriedOut(db.Model):
    """What the team thinks of a try-out at its end. `round`: from 1; one that was changed and tested again has another.

    `sent_at`: since then the huddle has it; what is changed later is kept in the history. `why_early`: why that was long before the plan ended.
    """

    __tablename__ = "try_out_evaluation"
    __table_args__ = (UniqueConstraint("project_id", "round"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    round: Mapped[int]
    meaning: Mapped[str] = mapped_column(default="")
    did_not_work: Mapped[str] = mapped_column(default="")
    recommended: Mapped[Act | None] = mapped_column(db.one_of(Act))
    because: Mapped[str] = mapped_column(default="")
    why_early: Mapped[str] = mapped_column(default="")
    saves: Mapped[int] = mapped_column(default=0)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    sent_at: Mapped[dt.datetime | None]
    sent_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
