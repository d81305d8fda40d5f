"""Roles: what somebody may be, from a day until a day, in the whole system or in one organisation."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.core import calendar, db
from app.core.i18n import mark_for_staff


class RoleName(enum.StrEnum):
    """What somebody may be in the system."""

    HUDDLE_MEMBER = "huddle member"
    DEPUTY = "deputy"
    CHAIR = "chair"
    MINUTE_TAKER = "minute taker"
    PROVIDER_QI_LEAD = "provider QI lead"
    ADMINISTRATOR = "administrator"

    @property
    def words(self) -> str:
        """What it is called on pages and in letters for staff."""
        return _WORDS[self]


_WORDS = {
    RoleName.HUDDLE_MEMBER: mark_for_staff("Huddle member"),
    RoleName.DEPUTY: mark_for_staff("Deputy"),
    RoleName.CHAIR: mark_for_staff("Chair"),
    RoleName.MINUTE_TAKER: mark_for_staff("Minute taker"),
    RoleName.PROVIDER_QI_LEAD: mark_for_staff("Provider QI lead"),
    RoleName.ADMINISTRATOR: mark_for_staff("Administrator"),
}
OF_HUDDLE = (RoleName.HUDDLE_MEMBER, RoleName.DEPUTY, RoleName.CHAIR, RoleName.MINUTE_TAKER)  # each works as a member does
OF_ORGANISATION = (RoleName.PROVIDER_QI_LEAD,)  # of one organisation, and of nothing without it


class Role(db.Model):
    """A person holds a role from a day until a day, the last one included; given by somebody.

    `organisation_id`: of which one, for a lead; where somebody comes from, for the huddle.
    """

    __tablename__ = "role"
    __table_args__ = (Index("ix_role_until", "until", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    role: Mapped[RoleName] = mapped_column(db.one_of(RoleName))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    huddle_id: Mapped[int | None] = mapped_column(ForeignKey("huddle.id"))
    from_: Mapped[dt.date] = mapped_column("from", default=calendar.today)
    until: Mapped[dt.date | None]
    given_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    def held_on(self, day: dt.date) -> bool:
        """Whether it is held on a day."""
        return self.from_ <= day and (self.until is None or day <= self.until)
