"""What was decided on an idea."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.languages.models import Text


class Route(enum.StrEnum):
    """What we will do with an idea."""

    PROVIDER_PROJECT = "provider_project"
    INTEGRATED_PROJECT = "integrated_project"
    MORE_COACHING = "more_coaching"
    JUST_DO_IT = "just_do_it"
    ALREADY_BEING_DONE = "already_being_done"
    SIGNPOST = "signpost"
    NOT_NOW = "not_now"


class Decision(db.Model):
    """What was decided, why, what comes next and who to ask."""

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"))
    route: Mapped[Route] = mapped_column(db.one_of(Route))
    reason_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    reason_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    next_step_id: Mapped[int] = mapped_column(ForeignKey("text.id"))
    next_step_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    contact_name: Mapped[str]
    contact_how: Mapped[str]
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"))
    revisit_on: Mapped[dt.date | None]
    decided_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    reason: Mapped[Text] = relationship(foreign_keys=reason_id, lazy="raise")
    reason_easy: Mapped[Text | None] = relationship(foreign_keys=reason_easy_id, lazy="raise")
    next_step: Mapped[Text] = relationship(foreign_keys=next_step_id, lazy="raise")
    next_step_easy: Mapped[Text | None] = relationship(foreign_keys=next_step_easy_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """A published idea shows how it was answered."""
        return True
