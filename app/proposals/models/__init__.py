"""A proposal, its answers and who takes which part in it."""

import datetime as dt
import enum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import calendar, db
from app.core.tokens import new_salt
from app.languages.models import Text
from app.proposals.models.attachments import LATER, SCAN, AddedBy, Addition, Attachment, FileState, Medium
from app.proposals.models.fitting import Fit, KindOfWork, Place
from app.proposals.models.interests import Interest
from app.proposals.models.links import Link, LinkPurpose, WordsTry
from app.proposals.models.voices import Voice


class Stage(enum.StrEnum):
    """Where an idea stands; from reference methods, section 15. Moves are in proposals/moves."""

    DRAFT = "draft"
    RECEIVED = "received"
    SCREENING = "screening"
    MORE_INFO = "more_info"
    LISTED = "listed"
    DECIDED = "decided"
    COACHING = "coaching"
    TESTING = "testing"
    PAUSED = "paused"
    EVALUATION = "evaluation"
    DONE = "done"
    JOINED = "joined"
    SIGNPOSTED = "signposted"
    IDEA_BANK = "idea_bank"
    ADOPTED = "adopted"
    ADAPTED = "adapted"
    ABANDONED = "abandoned"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


class Publish(enum.StrEnum):
    """How the proposer wants to stand on the website."""

    FULL_NAME = "full_name"
    PUBLIC_NAME = "public_name"
    UNNAMED = "unnamed"
    NO = "no"
    LATER = "later"


PUBLISHED = (Publish.FULL_NAME, Publish.PUBLIC_NAME, Publish.UNNAMED)


class Topic(enum.StrEnum):
    """What an idea is about; chosen by the screener."""

    ACCESS = "access"
    LETTERS = "letters_and_information"
    WAITING = "waiting"
    LEAVING_HOSPITAL = "leaving_hospital"
    CARERS = "carers"
    MENTAL_HEALTH = "mental_health"
    FRAILTY = "older_people_and_frailty"
    STROKE = "stroke"
    PRESSURE_ULCERS = "pressure_ulcers"
    DIGITAL = "digital"
    SENSORY = "deaf_and_sensory"
    LEARNING_DISABILITY = "learning_disability_and_autism"
    MEDICINES = "medicines"
    STAFF_WELLBEING = "staff_wellbeing"
    OTHER = "other"


class AnswerStatus(enum.StrEnum):
    """Skipping and not knowing are answers too."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    NOT_SURE = "not_sure"


class AuthoredBy(enum.StrEnum):
    """Whose words an answer is: all by oneself, said to a helper who wrote, a helper's own, or taken down by staff."""

    SELF = "self"
    WITH_HELP = "with_help"
    HELPER_WORDS = "helper_words"
    STAFF = "staff_took_down"


class Proposal(db.Model):
    """What somebody brought. `unheard`: there is a decision, and its letter still waits for easy words or another form.

    `integrated`: it was decided that several organisations try it together.
    """

    __tablename__ = "proposal"
    __table_args__ = (
        Index("ix_proposal_public", "public", "received_at", "id"),
        Index("ix_proposal_queue", "stage", "answer_due_on", "id"),
        Index("ix_proposal_reader", "reader_id", "stage", "answer_due_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str | None] = mapped_column(unique=True)
    stage: Mapped[Stage] = mapped_column(db.one_of(Stage), default=Stage.DRAFT)
    stage_before: Mapped[str | None]
    pathway: Mapped[str] = mapped_column(default="standard")
    reading: Mapped[str]
    lang: Mapped[str]
    salt: Mapped[str] = mapped_column(default=new_salt)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    reader_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    integrated: Mapped[bool] = mapped_column(default=False)
    title_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    title_en_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    title_by_proposer: Mapped[bool] = mapped_column(default=False)
    summary: Mapped[str] = mapped_column(default="")
    topic: Mapped[Topic | None] = mapped_column(db.one_of(Topic), index=True)
    place: Mapped[str] = mapped_column(default="")
    publish: Mapped[Publish] = mapped_column(db.one_of(Publish), default=Publish.NO)
    public_name: Mapped[str] = mapped_column(default="")
    fit_to_publish: Mapped[bool | None]
    public: Mapped[bool] = mapped_column(default=False)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    question_easy_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    created_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    saved_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    draft_until: Mapped[dt.date | None]
    received_at: Mapped[dt.datetime | None]
    promised_on: Mapped[dt.date | None]
    answer_due_on: Mapped[dt.date | None]
    clock_stopped_on: Mapped[dt.date | None]
    answered_at: Mapped[dt.datetime | None] = mapped_column(index=True)
    promise_kept: Mapped[bool | None]
    unheard: Mapped[bool] = mapped_column(default=False)
    withdrawn_at: Mapped[dt.datetime | None]
    claimed_at: Mapped[dt.datetime | None]
    revisit_on: Mapped[dt.date | None]
    version: Mapped[int] = mapped_column(default=1)
    title: Mapped[Text | None] = relationship(foreign_keys=title_id, lazy="raise")
    title_en: Mapped[Text | None] = relationship(foreign_keys=title_en_id, lazy="raise")
    question: Mapped[Text | None] = relationship(foreign_keys=question_id, lazy="raise")
    question_easy: Mapped[Text | None] = relationship(foreign_keys=question_easy_id, lazy="raise")
    answers: Mapped[list["Answer"]] = relationship(lazy="raise", order_by="Answer.id")
    involvements: Mapped[list["Involvement"]] = relationship(lazy="raise", order_by="Involvement.id")
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 SQLAlchemy reads it so

    @property
    def is_draft(self) -> bool:
        """Not sent yet."""
        return self.stage is Stage.DRAFT

    @property
    def is_erased(self) -> bool:
        """Taken back a year ago: its words are gone, the bare row stays for the numbers."""
        return self.stage is Stage.WITHDRAWN and self.title_id is None

    def shown_to_public(self) -> bool:
        """A draft is nobody's but its own."""
        return not self.is_draft


class Answer(db.Model):
    """The answer to one question. After sending a change is a new version; a clash keeps both."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("proposal_id", "field", "version"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"))
    field: Mapped[str]
    medium: Mapped[Medium] = mapped_column(db.one_of(Medium), default=Medium.TEXT)
    text_id: Mapped[int | None] = mapped_column(ForeignKey("text.id"))
    choices: Mapped[list[str]] = mapped_column(default=list)
    status: Mapped[AnswerStatus] = mapped_column(db.one_of(AnswerStatus), default=AnswerStatus.ANSWERED)
    authored_by: Mapped[AuthoredBy] = mapped_column(db.one_of(AuthoredBy), default=AuthoredBy.SELF)
    version: Mapped[int] = mapped_column(default=1)
    saves: Mapped[int] = mapped_column(default=1)
    saved_at: Mapped[dt.datetime] = mapped_column(default=calendar.now)
    text: Mapped[Text | None] = relationship(lazy="raise")


class Setting(db.Model):
    """One kind of place that an idea is about, as whoever brought it chose; for finding ideas by it."""

    __tablename__ = "proposal_setting"
    __table_args__ = (Index("ix_proposal_setting_kind", "kind", "proposal_id"),)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)


class Part(enum.StrEnum):
    """Which part a person takes in an idea."""

    PROPOSER = "proposer"
    CO_LEAD = "co_lead"
    SUPPORTER = "supporter"
    SCREENER = "screener"


OWN_PARTS = (Part.PROPOSER, Part.CO_LEAD, Part.SUPPORTER)  # whose idea it is


class Involvement(db.Model):
    """Who takes which part, from when until when. The visibility policy reads only this, roles and stage."""

    __tablename__ = "involvement"
    __table_args__ = (Index("ix_involvement_who", "person_id", "proposal_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    part: Mapped[Part] = mapped_column(db.one_of(Part))
    from_: Mapped[dt.datetime] = mapped_column("from", default=calendar.now)
    until: Mapped[dt.datetime | None]


class How(enum.StrEnum):
    """How an idea came to whoever of the team wrote it down."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    PAPER = "paper"


class TakenDown(db.Model):
    """An idea that somebody of the team wrote down for a person. The public never sees who.

    `said_in`: the tag of the language that was spoken; `read_by`: who read the choices out and heard the answers.
    """

    __tablename__ = "taken_down"
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), primary_key=True)
    how: Mapped[How] = mapped_column(db.one_of(How))
    said_in: Mapped[str]
    begun_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    saved_by: Mapped[int] = mapped_column(ForeignKey("person.id"))
    read_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    read_at: Mapped[dt.datetime | None]
    task_id: Mapped[int | None] = mapped_column(ForeignKey("task.id", ondelete="SET NULL"))
    kept_where: Mapped[str] = mapped_column(default="")


__all__ = [
    "LATER",
    "OWN_PARTS",
    "PUBLISHED",
    "SCAN",
    "AddedBy",
    "Addition",
    "Answer",
    "AnswerStatus",
    "Attachment",
    "AuthoredBy",
    "FileState",
    "Fit",
    "How",
    "Interest",
    "Involvement",
    "KindOfWork",
    "Link",
    "LinkPurpose",
    "Medium",
    "Part",
    "Place",
    "Proposal",
    "Publish",
    "Setting",
    "Stage",
    "TakenDown",
    "Topic",
    "Voice",
    "WordsTry",
]
