"""What those who are asked about a small test read: the words of the team, each a text that can be put into another language."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import db
from app.languages.models import Text

OF_TEST = "cycle"  # of which kind of thing these texts are
OF_ANSWER = "cycle_asked"  # and those that somebody answers with


class CycleWords(db.Model):
    """One text of a small test. `slot`: change, new, where, question_1, prediction_1; in easy words change_easy, new_easy, question_1_easy."""

    __tablename__ = "cycle_words"
    __table_args__ = (UniqueConstraint("cycle_id", "slot"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    cycle_id: Mapped[int] = mapped_column(ForeignKey("cycle.id"))
    slot: Mapped[str]
    text_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    text: Mapped[Text] = relationship(lazy="raise")
