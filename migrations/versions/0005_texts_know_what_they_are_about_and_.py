"""Texts know what they are about, and answers that nobody has heard yet."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


ABOUT = """UPDATE text SET kind = 'proposal', thing_id = (
    SELECT min(named.thing_id) FROM ({named}) AS named WHERE named.text_id = text.id
) WHERE id IN (SELECT named.text_id FROM ({named}) AS named)"""
NAMED_BY = (
    ("answer", "proposal_id", ("text_id",)),
    ("proposal", "id", ("title_id", "title_en_id", "question_id", "question_easy_id")),
    ("decision", "proposal_id", ("reason_id", "reason_easy_id", "next_step_id", "next_step_easy_id")),
)


def _about() -> str:
    parts = [
        f"SELECT {column} AS text_id, {idea} AS thing_id FROM {table} WHERE {column} IS NOT NULL"
        for table, idea, columns in NAMED_BY
        for column in columns
    ]
    return ABOUT.format(named=" UNION ".join(parts))


def upgrade() -> None:
    """Forward. What is there already is told what it is about, as far as something still names it."""
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unheard", sa.Boolean(), nullable=False, server_default=sa.false()))
    held = sa.text("UPDATE proposal SET unheard = true WHERE id IN (SELECT thing_id FROM letter WHERE kind = 'proposal' AND state = 'held')")
    op.execute(held)

    with op.batch_alter_table("text", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("thing_id", sa.Integer(), nullable=True))
        batch_op.create_index("ix_text_about", ["kind", "thing_id"], unique=False)
    op.execute(sa.text(_about()))

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.alter_column("unheard", server_default=None)
    with op.batch_alter_table("text", schema=None) as batch_op:
        batch_op.alter_column("kind", server_default=None)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("text", schema=None) as batch_op:
        batch_op.drop_index("ix_text_about")
        batch_op.drop_column("thing_id")
        batch_op.drop_column("kind")

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_column("unheard")
