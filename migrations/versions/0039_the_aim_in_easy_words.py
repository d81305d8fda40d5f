"""The aim of a try-out in easy words, and whether details in it that look private may be read outside: null until somebody says so."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.add_column(sa.Column("easy_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("fine", sa.Boolean(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_aim_easy_id_text"), "text", ["easy_id"], ["id"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("aim", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_aim_easy_id_text"), type_="foreignkey")
        batch_op.drop_column("fine")
        batch_op.drop_column("easy_id")
