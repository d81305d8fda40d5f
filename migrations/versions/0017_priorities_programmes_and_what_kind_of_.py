"""Priorities, programmes and what kind of work an idea is."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "priority",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=True),
        sa.Column("words_easy_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("from", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_priority_created_by_person")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_priority_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["title_id"], ["text.id"], name=op.f("fk_priority_title_id_text")),
        sa.ForeignKeyConstraint(["words_easy_id"], ["text.id"], name=op.f("fk_priority_words_easy_id_text")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_priority_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_priority")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=True),
        sa.Column("words_easy_id", sa.Integer(), nullable=True),
        sa.Column("wait_id", sa.Integer(), nullable=True),
        sa.Column("from", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("again_on", sa.Date(), nullable=True),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_programme_created_by_person")),
        sa.ForeignKeyConstraint(["title_id"], ["text.id"], name=op.f("fk_programme_title_id_text")),
        sa.ForeignKeyConstraint(["wait_id"], ["text.id"], name=op.f("fk_programme_wait_id_text")),
        sa.ForeignKeyConstraint(["words_easy_id"], ["text.id"], name=op.f("fk_programme_words_easy_id_text")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_programme_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
    )
    op.create_table(
        "kind_of_work",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "research",
                "improvement",
                "clinical_audit",
                "service_evaluation",
                "open",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("perhaps_research", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_kind_of_work_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_kind_of_work_said_by_person")),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_kind_of_work")),
    )
    op.create_table(
        "proposal_priority",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("priority_id", sa.Integer(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["priority_id"], ["priority.id"], name=op.f("fk_proposal_priority_priority_id_priority")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_priority_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_proposal_priority_said_by_person")),
        sa.PrimaryKeyConstraint("proposal_id", "priority_id", name=op.f("pk_proposal_priority")),
    )
    with op.batch_alter_table("proposal_priority", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_priority_priority", ["priority_id", "proposal_id"], unique=False)

    op.create_table(
        "proposal_programme",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("said_by", sa.Integer(), nullable=True),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_proposal_programme_programme_id_programme")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_programme_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["said_by"], ["person.id"], name=op.f("fk_proposal_programme_said_by_person")),
        sa.PrimaryKeyConstraint("proposal_id", "programme_id", name=op.f("pk_proposal_programme")),
    )
    with op.batch_alter_table("proposal_programme", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_programme_programme", ["programme_id", "proposal_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("proposal_programme", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_programme_programme")

    op.drop_table("proposal_programme")
    with op.batch_alter_table("proposal_priority", schema=None) as batch_op:
        batch_op.drop_index("ix_proposal_priority_priority")

    op.drop_table("proposal_priority")
    op.drop_table("kind_of_work")
    op.drop_table("programme")
    op.drop_table("priority")
