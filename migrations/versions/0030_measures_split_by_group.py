"""Measures split by group."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "measure_split",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column(
            "split_by",
            sa.Enum(
                "deprivation",
                "ethnic_group",
                "age",
                "sex",
                "language",
                "site",
                "own",
                name="splitby",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("of_whole", sa.Boolean(), nullable=False),
        sa.Column("per", sa.Integer(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_measure_split_measure_id_measure")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_measure_split_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_split")),
        sa.UniqueConstraint("measure_id", name=op.f("uq_measure_split_measure_id")),
    )
    op.create_table(
        "measure_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("split_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["split_id"], ["measure_split.id"], name=op.f("fk_measure_group_split_id_measure_split")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_group")),
        sa.UniqueConstraint("split_id", "position", name=op.f("uq_measure_group_split_id_position")),
    )
    op.create_table(
        "measure_group_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("split_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("entered_by", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entered_by"], ["person.id"], name=op.f("fk_measure_group_entry_entered_by_person")),
        sa.ForeignKeyConstraint(["split_id"], ["measure_split.id"], name=op.f("fk_measure_group_entry_split_id_measure_split")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_measure_group_entry")),
    )
    with op.batch_alter_table("measure_group_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_measure_group_entry_split_id"), ["split_id", "on"], unique=False)

    op.create_table(
        "measure_group_count",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["measure_group_entry.id"], name=op.f("fk_measure_group_count_entry_id_measure_group_entry")),
        sa.ForeignKeyConstraint(["group_id"], ["measure_group.id"], name=op.f("fk_measure_group_count_group_id_measure_group")),
        sa.PrimaryKeyConstraint("entry_id", "group_id", name=op.f("pk_measure_group_count")),
    )


def downgrade() -> None:
    """And back."""
    op.drop_table("measure_group_count")
    with op.batch_alter_table("measure_group_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_measure_group_entry_split_id"))

    op.drop_table("measure_group_entry")
    op.drop_table("measure_group")
    op.drop_table("measure_split")
