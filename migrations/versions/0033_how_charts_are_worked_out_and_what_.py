"""How charts are worked out, where a new process begins, and what happened when."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "chart_setting",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("screened", sa.Boolean(), nullable=False),
        sa.Column("fix_after", sa.Integer(), nullable=True),
        sa.Column("classic", sa.Boolean(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_chart_setting_measure_id_measure")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_chart_setting_written_by_person")),
        sa.PrimaryKeyConstraint("measure_id", name=op.f("pk_chart_setting")),
    )
    op.create_table(
        "chart_rebase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_chart_rebase_measure_id_measure")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_chart_rebase_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chart_rebase")),
        sa.UniqueConstraint("measure_id", "on", name=op.f("uq_chart_rebase_measure_id_on")),
    )
    op.create_table(
        "chart_annotation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_chart_annotation_measure_id_measure")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_chart_annotation_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chart_annotation")),
        sa.UniqueConstraint("measure_id", "on", "words", name=op.f("uq_chart_annotation_measure_id_on_words")),
    )


def downgrade() -> None:
    """And back."""
    op.drop_table("chart_annotation")
    op.drop_table("chart_rebase")
    op.drop_table("chart_setting")
