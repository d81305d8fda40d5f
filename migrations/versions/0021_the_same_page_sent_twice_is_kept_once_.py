"""The same page sent twice is kept once; names in easy words of what is looked for."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TABLES = ("priority", "programme")


def upgrade() -> None:
    """Forward. What came twice already stays, without its mark."""
    addition = sa.table("addition", sa.column("id"), sa.column("proposal_id"), sa.column("mark"))
    first = sa.select(sa.func.min(addition.c.id)).group_by(addition.c.proposal_id, addition.c.mark)
    op.execute(addition.update().where(addition.c.mark != "", addition.c.id.not_in(first)).values(mark=""))
    marked = sa.text("mark <> ''")
    op.create_index(
        "ix_addition_mark", "addition", ["proposal_id", "mark"], unique=True, sqlite_where=marked, postgresql_where=marked
    )
    for name in TABLES:
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(sa.Column("title_easy_id", sa.Integer(), nullable=True))
            batch_op.create_foreign_key(batch_op.f(f"fk_{name}_title_easy_id_text"), "text", ["title_easy_id"], ["id"])


def downgrade() -> None:
    """And back."""
    for name in TABLES:
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.drop_constraint(batch_op.f(f"fk_{name}_title_easy_id_text"), type_="foreignkey")
            batch_op.drop_column("title_easy_id")
    op.drop_index("ix_addition_mark", "addition")
