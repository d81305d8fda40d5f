"""Whose words an answer is, and a task to follow up."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. Until now every answer was that of whoever brought the idea."""
    op.execute("UPDATE answer SET authored_by = 'self'")
    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.create_check_constraint(
            batch_op.f("ck_answer_authoredby"), "authored_by IN ('self', 'with_help', 'helper_words', 'staff_took_down')"
        )

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit', 'follow_up')",
        )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit')",
        )

    with op.batch_alter_table("answer", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_answer_authoredby"), type_="check")
