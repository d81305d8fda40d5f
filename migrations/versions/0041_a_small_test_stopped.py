"""A small test that was going on when something was not safe knows that it was stopped."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward. What stopped earlier, and whose test nobody has written down since, stopped then."""
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True))
    op.execute(
        "UPDATE cycle SET stopped_at = (SELECT MAX(history.at) FROM history JOIN halt ON halt.entry_id = history.id"
        " JOIN project ON project.proposal_id = history.thing_id JOIN ramp ON ramp.project_id = project.id"
        " WHERE history.kind = 'proposal' AND halt.kind = 'safety' AND ramp.id = cycle.ramp_id AND history.at >= cycle.begun_at)"
        " WHERE begun_at IS NOT NULL AND done_at IS NULL"
    )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("cycle", schema=None) as batch_op:
        batch_op.drop_column("stopped_at")
