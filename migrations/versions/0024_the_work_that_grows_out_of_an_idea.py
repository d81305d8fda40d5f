"""The work that grows out of an idea."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("started_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_project_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["started_by"], ["person.id"], name=op.f("fk_project_started_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_project")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_project_proposal_id")),
    )
    op.create_table(
        "aim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column("by_on", sa.Date(), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_aim_project_id_project")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_aim_words_id_text")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_aim_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_aim")),
    )
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_aim_project_id"), ["project_id"], unique=False)

    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("outcome", "process", "balancing", name="measurekind", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("definition", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column(
            "direction",
            sa.Enum("increase", "decrease", "neutral", name="direction", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "every",
            sa.Enum("day", "week", "two_weeks", "month", "quarter", name="every", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_measure_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_measure_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure")),
    )
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_project_id"), ["project_id"], unique=False)

    op.create_table(
        "measure_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("left_out", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_measure_value_entered_by_person")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_value_measure_id_measure")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_value")),
        sa.UniqueConstraint("measure_id", "on", name=op.f("uq_measure_value_measure_id_on")),
    )


def downgrade() -> None:
    """And back."""
    op.drop_table("measure_value")
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_project_id"))

    op.drop_table("measure")
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_aim_project_id"))

    op.drop_table("aim")
    op.drop_table("project")
