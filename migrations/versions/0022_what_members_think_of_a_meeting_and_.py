"""What members think of a meeting, and decisions by meeting and day."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "meeting_reflection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_reflection_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_reflection_person_id_person")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_meeting_reflection_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_reflection")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_meeting_reflection_meeting_id_person_id")),
    )
    with op.batch_alter_table("meeting_reflection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_reflection_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_decided_at"), ["decided_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_decision_replaces_id"), ["replaces_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_replaces_id"))
        batch_op.drop_index(batch_op.f("ix_decision_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_decision_decided_at"))

    with op.batch_alter_table("meeting_reflection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_reflection_person_id"))

    op.drop_table("meeting_reflection")
