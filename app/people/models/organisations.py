"""Organisations: providers, councils, groups. They are renamed, merge, split and end; nothing that was done there is lost."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db


class OrganisationKind(enum.StrEnum):
    """What an organisation is."""

    ACUTE = "acute"
    MENTAL_HEALTH = "mental_health"
    COMMUNITY = "community"
    AMBULANCE = "ambulance"
    COUNCIL = "council"
    CHARITY = "charity"
    GP = "gp"
    BOARD = "board"
    OTHER = "other"


class OrganisationStatus(enum.StrEnum):
    """Whether an organisation is still there."""

    ACTIVE = "active"
    CLOSED = "closed"


class Organisation(db.Model):
    """A provider, council or group. One that is closed may have a successor, which its ideas and roles follow to."""

    __tablename__ = "organisation"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[OrganisationKind] = mapped_column(db.one_of(OrganisationKind))
    ods_code: Mapped[str | None] = mapped_column(unique=True)
    status: Mapped[OrganisationStatus] = mapped_column(db.one_of(OrganisationStatus), default=OrganisationStatus.ACTIVE)
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)

    @property
    def is_active(self) -> bool:
        """Still there: ideas can be sent to it, and people can hold roles in it."""
        return self.status is OrganisationStatus.ACTIVE

    def shown_to_public(self) -> bool:
        """Its name stands on ideas."""
        return True


class FormerName(db.Model):
    """What an organisation was called until somebody renamed it; it is still found by it."""

    __tablename__ = "former_name"
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    name: Mapped[str]
    until: Mapped[dt.datetime] = mapped_column(default=calendar.now)
