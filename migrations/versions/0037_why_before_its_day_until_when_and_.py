"""Why before its day, until when, and how sponsors are reached."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    for table in ("review", "review_told", "try_out_evaluation", "cycle"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.add_column(sa.Column("why_early", sa.String(), nullable=False, server_default=""))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("why_early", server_default=None)
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirm_by", sa.Date(), nullable=True))
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_team_member_person_id"), ["person_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_team_member_person_id_person"), "person", ["person_id"], ["id"])


def downgrade() -> None:
    """Back."""
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_team_member_person_id_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_team_member_person_id"))
        batch_op.drop_column("person_id")
    with op.batch_alter_table("outcome", schema=None) as batch_op:
        batch_op.drop_column("confirm_by")
    for table in ("cycle", "try_out_evaluation", "review_told", "review"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("why_early")
