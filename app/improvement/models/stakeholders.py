"""Who has a stake in a try-out: persons and groups, how much they can do, how much it matters to them."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class Involved(enum.StrEnum):
    """How somebody takes part, from least to most."""

    INFORM = "inform"
    CONSULT = "consult"
    INVOLVE = "involve"
    CO_DESIGN = "co_design"
    LEAD = "lead"


class Quadrant(enum.StrEnum):
    """The four groups of a stakeholder map, in the order in which they are shown (reference methods 6)."""

    MANAGE_CLOSELY = "manage_closely"
    KEEP_SATISFIED = "keep_satisfied"
    KEEP_INFORMED = "keep_informed"
    MONITOR = "monitor"


class Stakeholder(db.Model):
    """A person or a group, never a patient by name. `influential`: can do much for it or against it. `interested`: it matters much to them.

    `version` grows with each change, so that nobody writes over somebody.
    """

    __tablename__ = "stakeholder"
    __table_args__ = (UniqueConstraint("project_id", "name", "organisation"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    name: Mapped[str]
    organisation: Mapped[str]
    matters: Mapped[str]
    influential: Mapped[bool]
    interested: Mapped[bool]
    effect: Mapped[str]
    involved: Mapped[Involved] = mapped_column(db.one_of(Involved))
    owner: Mapped[str]
    last_contact_on: Mapped[dt.date | None]
    version: Mapped[int] = mapped_column(default=1)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)

    @property
    def quadrant(self) -> Quadrant:
        """The group of the map, by influence and interest."""
        if self.influential:
            return Quadrant.MANAGE_CLOSELY if self.interested else Quadrant.KEEP_SATISFIED
        return Quadrant.KEEP_INFORMED if self.interested else Quadrant.MONITOR
