"""A voice that joins another: two ideas by different people, shown together when both sides want it."""

import datetime as dt

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core import db


class Voice(db.Model):
    """The wish of whoever brings one idea that it is shown beside `other_id`, which somebody else brought before. It goes with the words of either idea.

    `asked_at`: when the idea was sent with it; a draft's wish has none. `told_at`: when the other side was asked, which is when anyone may read both ideas.
    `taken_back_at` is the first side's no, `refused_at` the other side's; each side can say yes again.
    """

    __tablename__ = "voice"
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    asked_at: Mapped[dt.datetime | None]
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    told_at: Mapped[dt.datetime | None]
    agreed_at: Mapped[dt.datetime | None]
    refused_at: Mapped[dt.datetime | None]
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    taken_back_at: Mapped[dt.datetime | None]

    @property
    def together(self) -> bool:
        """Both sides want it now."""
        return self.asked_at is not None and self.agreed_at is not None and self.taken_back_at is None

    def shown_to_public(self) -> bool:
        """Nobody else sees a wish until the other side has said something."""
        return self.agreed_at is not None or self.refused_at is not None
