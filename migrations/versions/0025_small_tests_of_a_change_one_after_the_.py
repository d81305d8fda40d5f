"""Small tests of a change, one after the other."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "ramp",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("idea", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_ramp_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_ramp_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ramp")),
    )
    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ramp_project_id"), ["project_id"], unique=False)

    op.create_table(
        "cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ramp_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column(
            "purpose",
            sa.Enum("collect", "develop", "test", "implement", name="purpose", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("scale", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("stop_rule", sa.String(), nullable=False),
        sa.Column("planned_by", sa.Integer(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "carried_out",
            sa.Enum("yes", "partly", "no", name="extent", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("happened", sa.String(), nullable=False),
        sa.Column("unexpected", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("studied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "act", sa.Enum("adapt", "adopt", "abandon", name="act", native_enum=False, create_constraint=True, length=40), nullable=True
        ),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acted_by", sa.Integer(), nullable=True),
        sa.Column("next_change", sa.String(), nullable=False),
        sa.Column(
            "onwards",
            sa.Enum("larger_test", "implementation", name="onwards", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("training", sa.String(), nullable=False),
        sa.Column("keeper", sa.String(), nullable=False),
        sa.Column("kept_id", sa.Integer(), nullable=True),
        sa.Column("learning", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["acted_by"], ["person.id"], name=op.f("fk_cycle_acted_by_person")),
        sa.ForeignKeyConstraint(["kept_id"], ["measure.id"], name=op.f("fk_cycle_kept_id_measure")),
        sa.ForeignKeyConstraint(["planned_by"], ["person.id"], name=op.f("fk_cycle_planned_by_person")),
        sa.ForeignKeyConstraint(["previous_id"], ["cycle.id"], name=op.f("fk_cycle_previous_id_cycle")),
        sa.ForeignKeyConstraint(["ramp_id"], ["ramp.id"], name=op.f("fk_cycle_ramp_id_ramp")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
        sa.UniqueConstraint("previous_id", name=op.f("uq_cycle_previous_id")),
        sa.UniqueConstraint("ramp_id", "number", name=op.f("uq_cycle_ramp_id_number")),
    )
    op.create_table(
        "cycle_question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("prediction", sa.String(), nullable=False),
        sa.Column("predicted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column(
            "matched", sa.Enum("yes", "partly", "no", name="extent", native_enum=False, create_constraint=True, length=40), nullable=True
        ),
        sa.Column("learned", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_question_cycle_id_cycle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_question")),
        sa.UniqueConstraint("cycle_id", "position", name=op.f("uq_cycle_question_cycle_id_position")),
    )


def downgrade() -> None:
    """And back."""
    op.drop_table("cycle_question")
    op.drop_table("cycle")
    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ramp_project_id"))

    op.drop_table("ramp")
