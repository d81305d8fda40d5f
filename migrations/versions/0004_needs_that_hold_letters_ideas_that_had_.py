"""Needs that hold letters, ideas that had to wait."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.add_column(sa.Column("huddle_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_role_huddle_id_huddle"), "huddle", ["huddle_id"], ["id"])

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit')",
        )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate')",
        )

    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_role_huddle_id_huddle"), type_="foreignkey")
        batch_op.drop_column("huddle_id")
