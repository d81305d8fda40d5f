"""Words in another language than the one they were written in, and who asked for them."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class Method(enum.StrEnum):
    """Who put words into another language."""

    PROFESSIONAL = "professional"
    VOLUNTEER = "volunteer"
    STAFF = "bilingual_staff"
    MACHINE = "machine"


class Review(enum.StrEnum):
    """Where a translation stands: nobody has checked it, a second person has, it was sent back, a newer one came."""

    WRITTEN = "written"
    CHECKED = "checked"
    SENT_BACK = "sent_back"
    OLDER = "older"


class About(enum.StrEnum):
    """Which words: those of an idea, our decision, our question; what people read who are asked about a small test, and their answer."""

    IDEA = "idea"
    DECISION = "decision"
    QUESTION = "question"
    SMALL_TEST = "small_test"
    ANSWER = "answer"


class Translation(db.Model):
    """One text in one other language; older ones are kept. The original is never touched.

    `slot`: what the text is in its idea, such as problem or reason. `source_hash`: of the words that were translated; where those that
    stand in the slot now have another, the translation is stale. A machine has no `translated_by`.
    """

    __tablename__ = "translation"
    __table_args__ = (Index("ix_translation_text", "text_id", "lang"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    wish_id: Mapped[int | None] = mapped_column(ForeignKey("translation_wish.id"), index=True)
    slot: Mapped[str]
    lang: Mapped[str]
    body: Mapped[str]
    method: Mapped[Method] = mapped_column(db.one_of(Method))
    state: Mapped[Review] = mapped_column(db.one_of(Review), default=Review.WRITTEN)
    source_hash: Mapped[str]
    translated_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    translated_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    checked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    checked_at: Mapped[dt.datetime | None]

    def shown_to_public(self) -> bool:
        """It may stand on the page of a public idea."""
        return True


CLAIM = dt.timedelta(hours=48)


class TranslationWish(db.Model):
    """Somebody wants the words of a thing in another language. One row for all who ask, while it is open.

    `kind` and `thing_id` name the idea, the small test or the one who was asked about it. `readers`: how many pressed the button. `task_id`: the task that a decision or a question raised;
    it closes the wish when somebody phones with an interpreter instead. `tries` and `try_after` are the machine's.
    """

    __tablename__ = "translation_wish"
    __table_args__ = (
        Index("ix_translation_wish_open", "done_at", "due_on", "id"),
        Index("ix_translation_wish_thing", "kind", "thing_id"),
        Index("ix_translation_wish_asked", "asked_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    thing_id: Mapped[int]
    about: Mapped[About] = mapped_column(db.one_of(About))
    lang: Mapped[str]
    readers: Mapped[int] = mapped_column(default=0)
    asked_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    due_on: Mapped[dt.date]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"))
    claimed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    claimed_at: Mapped[dt.datetime | None]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime | None]
    note: Mapped[str] = mapped_column(default="")
    done_at: Mapped[dt.datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    try_after: Mapped[dt.datetime | None]

    def claimed_until(self) -> dt.datetime | None:
        """Until when somebody has it for themselves; None when nobody has it now."""
        until = self.claimed_at + CLAIM if self.claimed_at and self.claimed_by else None
        return until if until and until > calendar.now() else None

    def held_by(self, person_id: int | None) -> bool:
        """Whether this person is translating it just now."""
        return person_id is not None and self.claimed_by == person_id and self.claimed_until() is not None
