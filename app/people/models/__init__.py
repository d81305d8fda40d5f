"""A person, ways to reach them, roles, sign-ins, permissions given. No word of Flask."""

import datetime as dt

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.core.tokens import new_salt
from app.people.models.organisations import FormerName, Organisation, OrganisationKind, OrganisationStatus
from app.people.models.roles import OF_HUDDLE, OF_ORGANISATION, Role, RoleName


class Person(db.Model):
    """Somebody, with or without an account; a guest who brought an idea is one too."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    display_name: Mapped[str] = mapped_column(default="")
    reading: Mapped[str] = mapped_column(default="en")
    wants_to_hear: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    contacts: Mapped[list["ContactPoint"]] = relationship(order_by="ContactPoint.id", lazy="raise")
    roles: Mapped[list[Role]] = relationship(foreign_keys=Role.person_id, lazy="raise")

    is_authenticated = True
    is_anonymous = False
    is_active = True
    selves = frozenset[int]()  # a visit says here which other persons gave an address that is proven to be this one's
    leads = frozenset[int]()  # and here in which organisations this person leads improvement, with those that went into them

    def get_id(self) -> str:
        """What flask-login asks for; our own session rows do the work."""
        return str(self.id)

    def holds(self, *names: str) -> bool:
        """Whether the person has one of these roles today. Whoever has any role of the huddle is a huddle member too."""
        today = calendar.today()
        held = {role.role.value for role in self.roles if role.held_on(today)}
        if held & set(OF_HUDDLE):
            held.add(RoleName.HUDDLE_MEMBER)
        return bool(held & set(names))


class Guest:
    """Whoever is not signed in. `keys` are the ids of the persons whose idea links were opened here."""

    id = None
    display_name = ""
    is_authenticated = False
    is_anonymous = True
    is_active = False

    def get_id(self) -> None:
        """A guest has no number."""

    def holds(self, *_names: str) -> bool:
        """A guest holds nothing."""
        return False


class ContactPoint(db.Model):
    """One way to reach a person: email, phone, sms, address, supporter."""

    __tablename__ = "contact_point"
    __table_args__ = (UniqueConstraint("person_id", "kind"), Index("ix_contact_point_kind_value", "kind", "value"))
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str]
    value: Mapped[str]
    confirmed_at: Mapped[dt.datetime | None]
    safe_to_leave_message: Mapped[bool] = mapped_column(default=False)
    preferred: Mapped[int] = mapped_column(default=0)


class SignIn(db.Model):
    """One letter with a link and a code. Spent by whichever is used first."""

    __tablename__ = "sign_in"
    id: Mapped[int] = mapped_column(primary_key=True)
    address: Mapped[str] = mapped_column(index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    salt: Mapped[str] = mapped_column(default=new_salt)
    tries: Mapped[int] = mapped_column(default=0)
    then: Mapped[str] = mapped_column(default="")
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    expires_at: Mapped[dt.datetime]
    spent_at: Mapped[dt.datetime | None]


class Visit(db.Model):
    """A signed-in browser. Ends with the sign-out, so a copied cookie dies with it."""

    __tablename__ = "visit"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    salt: Mapped[str] = mapped_column(default=new_salt)
    started_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    expires_at: Mapped[dt.datetime]
    ended_at: Mapped[dt.datetime | None]
    person: Mapped[Person] = relationship(lazy="raise")


class PermissionGiven(db.Model):
    """A yes or a no, with the very words that were read, and when it was taken back."""

    __tablename__ = "permission_given"
    __table_args__ = (Index("ix_permission_given_about", "kind", "thing_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str]
    thing_id: Mapped[int]
    what: Mapped[str]
    choice: Mapped[str]
    wording: Mapped[str]
    reading: Mapped[str]
    given_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    taken_back_at: Mapped[dt.datetime | None]


__all__ = [
    "OF_HUDDLE",
    "OF_ORGANISATION",
    "ContactPoint",
    "FormerName",
    "Guest",
    "Organisation",
    "OrganisationKind",
    "OrganisationStatus",
    "PermissionGiven",
    "Person",
    "Role",
    "RoleName",
    "SignIn",
    "Visit",
]
