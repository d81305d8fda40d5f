"""What stands before testing, pauses and stops."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0034"
down_revision = "0033"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "halt",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("pause", "safety", "other", name="haltkind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["history.id"], name=op.f("fk_halt_entry_id_history")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_halt")),
    )
    op.create_table(
        "impact_assessment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column(
            "assessment",
            sa.Enum(
                "equality",
                "quality",
                "data_protection",
                "engagement",
                name="assessment",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("asked_of", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_impact_assessment_project_id_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impact_assessment")),
        sa.UniqueConstraint("project_id", "assessment", name=op.f("uq_impact_assessment_project_id_assessment")),
    )
    op.create_table(
        "impact_check",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("needed", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("finished", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_impact_check_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_impact_check_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_impact_check")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_impact_check_project_id_number")),
    )
    op.create_table(
        "measure_not_yet",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_measure_not_yet_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_measure_not_yet_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_not_yet")),
        sa.UniqueConstraint("project_id", "kind", name=op.f("uq_measure_not_yet_project_id_kind")),
    )
    op.create_table(
        "research_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column(
            "work",
            sa.Enum(
                "improvement",
                "audit",
                "surveillance",
                "research",
                "not_sure",
                name="work",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column(
            "ruling",
            sa.Enum("not_research", "approved", "not_yet", name="ruling", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("ruled_by", sa.String(), nullable=False),
        sa.Column("ruled_on", sa.Date(), nullable=True),
        sa.Column("ruling_words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_research_question_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_research_question_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_research_question")),
    )
    with op.batch_alter_table("research_question", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_research_question_project_id"), ["project_id"], unique=False)

    op.create_table(
        "sign_off",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column(
            "body",
            sa.Enum("information_governance", "digital", "other", name="body", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column(
            "reply",
            sa.Enum("yes", "conditions", "no", "not_needed", name="reply", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("evidence", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_sign_off_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_sign_off_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_off")),
    )
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_off_project_id"), ["project_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("sign_off", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_off_project_id"))

    op.drop_table("sign_off")
    with op.batch_alter_table("research_question", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_research_question_project_id"))

    op.drop_table("research_question")
    op.drop_table("measure_not_yet")
    op.drop_table("impact_check")
    op.drop_table("impact_assessment")
    op.drop_table("halt")
