"""Equality answers that nobody can trace."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "equality_count",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=80), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("month", "question", "answer", name=op.f("pk_equality_count")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "equality_held",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("answer", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_equality_held")),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """And back."""
    op.drop_table("equality_held")
    op.drop_table("equality_count")
