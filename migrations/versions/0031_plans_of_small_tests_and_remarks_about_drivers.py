"""Plans of small tests say more; drivers have measures and remarks, change ideas their small tests."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "driver_measure",
        sa.Column("driver_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["driver_id"], ["driver.id"], name=op.f("fk_driver_measure_driver_id_driver")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_driver_measure_measure_id_measure"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("driver_id", "measure_id", name=op.f("pk_driver_measure")),
    )
    with op.batch_alter_table("driver_measure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_driver_measure_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "driver_remark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("driver_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("said_by", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_driver_remark_answered_by_person")),
        sa.ForeignKeyConstraint(["driver_id"], ["driver.id"], name=op.f("fk_driver_remark_driver_id_driver")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_driver_remark_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_driver_remark")),
    )
    with op.batch_alter_table("driver_remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_driver_remark_driver_id"), ["driver_id"], unique=False)

    op.create_table(
        "cycle_collected",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("at_times", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_collected_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_cycle_collected_measure_id_measure"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_collected")),
        sa.UniqueConstraint("cycle_id", "position", name=op.f("uq_cycle_collected_cycle_id_position")),
    )
    with op.batch_alter_table("cycle_collected", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_collected_measure_id"), ["measure_id"], unique=False)

    op.create_table(
        "cycle_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_step_cycle_id_cycle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_step")),
        sa.UniqueConstraint("cycle_id", "position", name=op.f("uq_cycle_step_cycle_id_position")),
    )
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("driver_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("objective", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("consent", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("problems", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("worse", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("worse_how", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("gained_less", sa.String(length=40), nullable=True))
        batch_op.add_column(sa.Column("gained_less_who", sa.String(), server_default="", nullable=False))
        batch_op.create_index(batch_op.f("ix_cycle_driver_id"), ["driver_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_cycle_driver_id_driver"), "driver", ["driver_id"], ["id"])
        batch_op.create_check_constraint(batch_op.f("ck_cycle_gained_less"), "gained_less IN ('no', 'yes', 'unknown')")
        batch_op.create_check_constraint(batch_op.f("ck_cycle_worse"), "worse IN ('no', 'yes', 'unknown')")

    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.add_column(sa.Column("change_idea_id", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_ramp_change_idea_id"), ["change_idea_id"])
        batch_op.create_foreign_key(batch_op.f("fk_ramp_change_idea_id_change_idea"), "change_idea", ["change_idea_id"], ["id"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_ramp_change_idea_id_change_idea"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_ramp_change_idea_id"), type_="unique")
        batch_op.drop_column("change_idea_id")

    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_cycle_worse"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_cycle_gained_less"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_cycle_driver_id_driver"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_cycle_driver_id"))
        batch_op.drop_column("gained_less_who")
        batch_op.drop_column("gained_less")
        batch_op.drop_column("worse_how")
        batch_op.drop_column("worse")
        batch_op.drop_column("problems")
        batch_op.drop_column("consent")
        batch_op.drop_column("objective")
        batch_op.drop_column("driver_id")

    op.drop_table("cycle_step")
    with op.batch_alter_table("cycle_collected", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_cycle_collected_measure_id"))

    op.drop_table("cycle_collected")
    with op.batch_alter_table("driver_remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_driver_remark_driver_id"))

    op.drop_table("driver_remark")
    with op.batch_alter_table("driver_measure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_driver_measure_measure_id"))

    op.drop_table("driver_measure")
