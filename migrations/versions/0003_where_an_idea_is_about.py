"""Where an idea is about."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward; ideas that were sent before get the places of their answers."""
    made = op.create_table(
        "proposal_setting",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_proposal_setting_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("proposal_id", "kind", name=op.f("pk_proposal_setting")),
    )
    op.create_index("ix_proposal_setting_kind", "proposal_setting", ["kind", "proposal_id"])
    answer = sa.table("answer", *(sa.column(name) for name in ("proposal_id", "field", "version")), sa.column("choices", sa.JSON))
    proposal = sa.table("proposal", sa.column("id"), sa.column("stage"))
    said = sa.select(answer.c.proposal_id, answer.c.choices).join(proposal, proposal.c.id == answer.c.proposal_id)
    sent = said.where(answer.c.field == "settings", proposal.c.stage != "draft").order_by(answer.c.version)
    chosen = {number: choices for number, choices in op.get_bind().execute(sent)}
    rows = [{"proposal_id": number, "kind": kind} for number, kinds in chosen.items() for kind in kinds]
    if rows:
        op.bulk_insert(made, rows)


def downgrade() -> None:
    """And back."""
    op.drop_index("ix_proposal_setting_kind", table_name="proposal_setting")
    op.drop_table("proposal_setting")
