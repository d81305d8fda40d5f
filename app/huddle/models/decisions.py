"""What was decided on an idea."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
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


FEWEST = 2  # organisations that try an idea together: one that leads and one beside it


class Waits(enum.StrEnum):
    """What a decision waits for before it stands; until then it has moved nothing and nobody was told."""

    QUORUM = "quorum"  # too few were there: somebody who was absent confirms it
    SECOND = "second"  # passing an idea on wants a second person


class Reply(enum.StrEnum):
    """What an organisation says that was asked to try an idea."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    SILENT = "silent"  # its day went by


class Decision(db.Model):
    """What was decided, why, what comes next and who to ask.

    `detail`: who does it, along which pathway, or who calls first, as the route asks. `joins_id`: the idea that is being worked on already, `joins` other work in words. `follow_up_on`: when we ask whether it was
    done. `replaces_id`: the decision that this one corrects, for the reason `why_changed`. `waits`: it does not stand yet.
    """

    __tablename__ = "decision"
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), index=True)
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
    decided_at: Mapped[dt.datetime] = mapped_column(default=calendar.now, index=True)
    joins_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))
    joins: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    follow_up_on: Mapped[dt.date | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)
    why_changed: Mapped[str] = mapped_column(default="")
    waits: Mapped[Waits | None] = mapped_column(db.one_of(Waits), index=True)
    confirm_by: Mapped[dt.date | None]
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    confirmed_at: Mapped[dt.datetime | None]
    dropped_at: Mapped[dt.datetime | None]  # it waited, and nobody confirmed it
    partners: Mapped[list["Partner"]] = relationship(order_by="Partner.id", lazy="raise")
    reason: Mapped[Text] = relationship(foreign_keys=reason_id, lazy="raise")
    reason_easy: Mapped[Text | None] = relationship(foreign_keys=reason_easy_id, lazy="raise")
    next_step: Mapped[Text] = relationship(foreign_keys=next_step_id, lazy="raise")
    next_step_easy: Mapped[Text | None] = relationship(foreign_keys=next_step_easy_id, lazy="raise")

    def shown_to_public(self) -> bool:
        """A published idea shows how it was answered."""
        return True


class Partner(db.Model):
    """An organisation that was asked to try an idea, and what it answered. `leads`: it leads the others."""

    __tablename__ = "decision_partner"
    __table_args__ = (UniqueConstraint("decision_id", "organisation_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    leads: Mapped[bool] = mapped_column(default=False)
    answer_by: Mapped[dt.date]
    reply: Mapped[Reply] = mapped_column(db.one_of(Reply), default=Reply.ASKED)
    replied_at: Mapped[dt.datetime | None]
    replied_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    words: Mapped[str] = mapped_column(default="")  # why not, or who works on it
