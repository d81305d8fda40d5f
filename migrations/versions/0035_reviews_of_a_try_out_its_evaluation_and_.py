"""Reviews of a try-out, its evaluation and what the huddle decides."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0035"
down_revision = "0034"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "outcome",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column(
            "way", sa.Enum("adapt", "adopt", "abandon", name="act", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("reason_id", sa.Integer(), nullable=False),
        sa.Column("reason_easy_id", sa.Integer(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["confirmed_by"], ["person.id"], name=op.f("fk_outcome_confirmed_by_person")),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_outcome_decided_by_person")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_outcome_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_outcome_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["reason_easy_id"], ["text.id"], name=op.f("fk_outcome_reason_easy_id_text")),
        sa.ForeignKeyConstraint(["reason_id"], ["text.id"], name=op.f("fk_outcome_reason_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outcome")),
    )
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outcome_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("surprised", sa.String(), nullable=False),
        sa.Column(
            "less", sa.Enum("yes", "no", "not_known", name="gainsless", native_enum=False, create_constraint=True, length=40), nullable=True
        ),
        sa.Column("less_words", sa.String(), nullable=False),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column(
            "voice", sa.Enum("named", "unnamed", "none", name="voice", native_enum=False, create_constraint=True, length=40), nullable=True
        ),
        sa.Column("voice_name", sa.String(), nullable=False),
        sa.Column("may_name", sa.Boolean(), nullable=False),
        sa.Column("voice_part", sa.String(), nullable=False),
        sa.Column("no_voice", sa.String(), nullable=False),
        sa.Column("easy", sa.String(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_review_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_review_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_review_project_id_number")),
    )
    op.create_table(
        "review_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_review_reminder_project_id_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_reminder")),
        sa.UniqueConstraint("project_id", "number", "due_on", "late", name=op.f("uq_review_reminder_project_id_number_due_on_late")),
    )
    op.create_table(
        "try_out_evaluation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("meaning", sa.String(), nullable=False),
        sa.Column("did_not_work", sa.String(), nullable=False),
        sa.Column(
            "recommended",
            sa.Enum("adapt", "adopt", "abandon", name="act", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("because", sa.String(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_try_out_evaluation_project_id_project")),
        sa.ForeignKeyConstraint(["sent_by"], ["person.id"], name=op.f("fk_try_out_evaluation_sent_by_person")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_try_out_evaluation_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_try_out_evaluation")),
        sa.UniqueConstraint("project_id", "round", name=op.f("uq_try_out_evaluation_project_id_round")),
    )
    op.create_table(
        "review_told",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("gathered", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("seen_id", sa.Integer(), nullable=False),
        sa.Column("surprised_id", sa.Integer(), nullable=True),
        sa.Column(
            "less",
            sa.Enum("yes", "no", "not_known", name="gainsless", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("less_words_id", sa.Integer(), nullable=True),
        sa.Column("next_step_id", sa.Integer(), nullable=False),
        sa.Column(
            "voice", sa.Enum("named", "unnamed", "none", name="voice", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("voice_name", sa.String(), nullable=False),
        sa.Column("voice_part", sa.String(), nullable=False),
        sa.Column("no_voice_id", sa.Integer(), nullable=True),
        sa.Column("easy_id", sa.Integer(), nullable=True),
        sa.Column("why_changed", sa.String(), nullable=False),
        sa.Column("closed_by", sa.Integer(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["person.id"], name=op.f("fk_review_told_closed_by_person")),
        sa.ForeignKeyConstraint(["easy_id"], ["text.id"], name=op.f("fk_review_told_easy_id_text")),
        sa.ForeignKeyConstraint(["less_words_id"], ["text.id"], name=op.f("fk_review_told_less_words_id_text")),
        sa.ForeignKeyConstraint(["next_step_id"], ["text.id"], name=op.f("fk_review_told_next_step_id_text")),
        sa.ForeignKeyConstraint(["no_voice_id"], ["text.id"], name=op.f("fk_review_told_no_voice_id_text")),
        sa.ForeignKeyConstraint(["review_id"], ["review.id"], name=op.f("fk_review_told_review_id_review")),
        sa.ForeignKeyConstraint(["seen_id"], ["text.id"], name=op.f("fk_review_told_seen_id_text")),
        sa.ForeignKeyConstraint(["surprised_id"], ["text.id"], name=op.f("fk_review_told_surprised_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_told")),
        sa.UniqueConstraint("review_id", "version", name=op.f("uq_review_told_review_id_version")),
    )
    with op.batch_alter_table("review_told", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_review_told_closed_at"), ["closed_at"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("review_told", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_review_told_closed_at"))

    op.drop_table("review_told")
    op.drop_table("try_out_evaluation")
    op.drop_table("review_reminder")
    op.drop_table("review")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outcome_proposal_id"))

    op.drop_table("outcome")
