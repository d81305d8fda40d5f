"""Driver diagrams, with change ideas under the drivers."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "change_idea",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_change_idea_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_change_idea_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_idea")),
    )
    with op.batch_alter_table("change_idea", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_idea_project_id"), ["project_id"], unique=False)

    op.create_table(
        "driver",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["driver.id"], name=op.f("fk_driver_parent_id_driver")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_driver_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_driver_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_driver")),
    )
    with op.batch_alter_table("driver", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_driver_project_id"), ["project_id"], unique=False)

    op.create_table(
        "change_idea_driver",
        sa.Column("change_idea_id", sa.Integer(), nullable=False),
        sa.Column("driver_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["change_idea_id"], ["change_idea.id"], name=op.f("fk_change_idea_driver_change_idea_id_change_idea")),
        sa.ForeignKeyConstraint(["driver_id"], ["driver.id"], name=op.f("fk_change_idea_driver_driver_id_driver")),
        sa.PrimaryKeyConstraint("change_idea_id", "driver_id", name=op.f("pk_change_idea_driver")),
    )
    with op.batch_alter_table("change_idea_driver", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_idea_driver_driver_id"), ["driver_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("change_idea_driver", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_idea_driver_driver_id"))

    op.drop_table("change_idea_driver")
    with op.batch_alter_table("driver", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_driver_project_id"))

    op.drop_table("driver")
    with op.batch_alter_table("change_idea", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_idea_project_id"))

    op.drop_table("change_idea")
