"""What a decision says for its route, and the tasks that follow from it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

BEFORE = (
    "'phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', "
    "'translate', 'format', 'revisit', 'follow_up', 'listen', 'review_needs', 'interpret'"
)


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("detail", sa.String(), server_default="", nullable=False))
    _kinds(f"{BEFORE}, 'decide', 'ask_if_done'")


def downgrade() -> None:
    """And back."""
    op.execute("DELETE FROM task WHERE kind IN ('decide', 'ask_if_done')")
    _kinds(BEFORE)
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_column("detail")


def _kinds(names: str) -> None:
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_task_taskkind"), f"kind IN ({names})")
