"""The words that were chosen for a sponsor stand with their seat; a plan can count from the day on which testing began."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. Whoever has no account was written to in the words that were chosen for them."""
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reading", sa.String(), nullable=False, server_default="en"))
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counted_from", sa.Date(), nullable=True))
    op.execute(
        "UPDATE team_member SET reading = (SELECT person.reading FROM person WHERE person.id = team_member.person_id)"
        " WHERE person_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM role WHERE role.person_id = team_member.person_id)"
    )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_column("counted_from")
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_column("reading")
