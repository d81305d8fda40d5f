"""Easy words of a question and links on a device."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.add_column(sa.Column("device", sa.Boolean(), nullable=False, server_default=sa.false()))
    link = sa.table("link", sa.column("device", sa.Boolean()), sa.column("purpose"), sa.column("address"))
    op.execute(sa.update(link).where(link.c.purpose == "idea", link.c.address == "").values(device=True))
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.alter_column("device", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("question_easy_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_proposal_question_easy_id_text"), "text", ["question_easy_id"], ["id"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_proposal_question_easy_id_text"), type_="foreignkey")
        batch_op.drop_column("question_easy_id")

    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_column("device")
