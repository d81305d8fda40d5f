"""Which measures and which changes of a try-out people outside the team see: none until the team says so."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.add_column(sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("ramp", schema=None) as batch_op:
        batch_op.drop_column("shown_at")
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_column("shown_at")
