"""Recordings, photos, drawings and videos as answers."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum("text", "audio", "photo", "drawing", "video", name="medium", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "waiting", "ready", "broken", "too_long", name="filestate", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("shown", sa.String(), nullable=False),
        sa.Column("small", sa.String(), nullable=False),
        sa.Column("original", sa.String(), nullable=False),
        sa.Column("packed", sa.String(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("scanned", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fit", sa.Boolean(), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_by", sa.Integer(), nullable=True),
        sa.Column("said_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["looked_by"], ["person.id"], name=op.f("fk_attachment_looked_by_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_attachment_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["said_id"], ["text.id"], name=op.f("fk_attachment_said_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_attachment_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index("ix_attachment_waiting", ["state", "claimed_until"], unique=False)

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit', 'follow_up', 'listen')",
        )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit', 'follow_up')",
        )

    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index("ix_attachment_waiting")
        batch_op.drop_index(batch_op.f("ix_attachment_proposal_id"))

    op.drop_table("attachment")
