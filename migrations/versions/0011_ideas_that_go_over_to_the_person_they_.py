"""Ideas that go over to the person they are from."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("supports", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_column("claimed_at")

    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_column("supports")
