"""What a try-out should bring, for whom, and what was seen of it so far."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db


class Gainer(enum.StrEnum):
    """Who is better off."""

    PATIENTS = "patients"
    CARERS = "carers"
    STAFF = "staff"
    ORGANISATION = "organisation"
    SYSTEM = "system"


class BenefitKind(enum.StrEnum):
    """What gets better."""

    HEALTH = "health"
    EXPERIENCE = "experience"
    TIME = "time"
    MONEY = "money"
    ENVIRONMENT = "environment"
    FAIRNESS = "fairness"


class Benefit(db.Model):
    """One thing that should get better. It is measured by a measure of the try-out, or as `measured_by` says.

    `gainers`: values of Gainer. `given_up`: why nobody expects it any more; empty while it is expected.
    `version` grows with each change, so that nobody writes over somebody.
    """

    __tablename__ = "benefit"
    __table_args__ = (UniqueConstraint("project_id", "words"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id"))
    words: Mapped[str]
    gainers: Mapped[list[str]]
    kind: Mapped[BenefitKind] = mapped_column(db.one_of(BenefitKind))
    expected: Mapped[str]
    by_on: Mapped[dt.date]
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    measured_by: Mapped[str]
    owner: Mapped[str]
    given_up: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    seen: Mapped[list["BenefitSeen"]] = relationship(order_by="(BenefitSeen.on.desc(), BenefitSeen.id.desc())", lazy="raise")


class BenefitSeen(db.Model):
    """What was seen of a benefit on one day, in words."""

    __tablename__ = "benefit_seen"
    __table_args__ = (UniqueConstraint("benefit_id", "on", "words"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    benefit_id: Mapped[int] = mapped_column(ForeignKey("benefit.id"))
    on: Mapped[dt.date]
    words: Mapped[str]
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
