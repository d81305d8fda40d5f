"""Three words to come back with."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "words_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("who_key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words_try")),
    )
    with op.batch_alter_table("words_try", schema=None) as batch_op:
        batch_op.create_index("ix_words_try_at", ["at"], unique=False)
        batch_op.create_index("ix_words_try_who", ["who_key", "at"], unique=False)

    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("words_key", sa.String(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_link_words_key"), ["words_key"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_link_words_key"), type_="unique")
        batch_op.drop_column("words_key")

    with op.batch_alter_table("words_try", schema=None) as batch_op:
        batch_op.drop_index("ix_words_try_who")
        batch_op.drop_index("ix_words_try_at")

    op.drop_table("words_try")
