"""Guests of a meeting, and who has read what beforehand."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "huddle_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "as_whom",
            sa.Enum("proposer", "helper", "service", name="guestof", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("invited_by", sa.Integer(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "coming",
            sa.Enum("comes", "cannot", "not_sure", name="coming", native_enum=False, create_constraint=True, length=40),
            nullable=True,
        ),
        sa.Column("needs", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("needs_words_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["invited_by"], ["person.id"], name=op.f("fk_huddle_invitation_invited_by_person")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_huddle_invitation_item_id_agenda_item"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["needs_words_id"], ["text.id"], name=op.f("fk_huddle_invitation_needs_words_id_text")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_huddle_invitation_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_huddle_invitation_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["question_id"], ["text.id"], name=op.f("fk_huddle_invitation_question_id_text")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_huddle_invitation_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huddle_invitation")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_huddle_invitation_item_id_person_id")),
    )
    with op.batch_alter_table("huddle_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huddle_invitation_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_huddle_invitation_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_huddle_invitation_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "huddle_pack_read",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_huddle_pack_read_item_id_agenda_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_huddle_pack_read_person_id_person")),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_huddle_pack_read")),
    )
    with op.batch_alter_table("huddle_pack_read", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huddle_pack_read_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("huddle_pack_read", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huddle_pack_read_person_id"))

    op.drop_table("huddle_pack_read")
    with op.batch_alter_table("huddle_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huddle_invitation_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_huddle_invitation_person_id"))
        batch_op.drop_index(batch_op.f("ix_huddle_invitation_item_id"))

    op.drop_table("huddle_invitation")
