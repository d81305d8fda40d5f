"""Ideas that the team wrote down, and text messages."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "taken_down",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column(
            "how", sa.Enum("phone", "in_person", "paper", name="how", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("said_in", sa.String(), nullable=False),
        sa.Column("begun_by", sa.Integer(), nullable=False),
        sa.Column("saved_by", sa.Integer(), nullable=False),
        sa.Column("read_by", sa.Integer(), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("kept_where", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["begun_by"], ["person.id"], name=op.f("fk_taken_down_begun_by_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_taken_down_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["read_by"], ["person.id"], name=op.f("fk_taken_down_read_by_person")),
        sa.ForeignKeyConstraint(["saved_by"], ["person.id"], name=op.f("fk_taken_down_saved_by_person")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_taken_down_task_id_task"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("proposal_id", name=op.f("pk_taken_down")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letter_channel"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_letter_channel"), "channel IN ('email', 'sms', 'phone', 'post', 'page')")


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_letter_channel"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_letter_channel"), "channel IN ('email', 'phone', 'post', 'page')")

    op.drop_table("taken_down")
