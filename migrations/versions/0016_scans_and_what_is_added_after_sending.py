"""Scans of paper forms, and what is added after sending."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "addition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column(
            "added_by",
            sa.Enum("proposer", "supporter", "team", name="addedby", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=True),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_addition_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_addition_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_addition_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addition")),
    )
    with op.batch_alter_table("addition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_addition_proposal_id"), ["proposal_id"], unique=False)
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("addition_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_attachment_addition_id_addition"), "addition", ["addition_id"], ["id"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_attachment_addition_id_addition"), type_="foreignkey")
        batch_op.drop_column("addition_id")
    with op.batch_alter_table("addition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_addition_proposal_id"))
    op.drop_table("addition")
