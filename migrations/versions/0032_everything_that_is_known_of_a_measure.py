"""Everything that is known of a measure."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "type",
                sa.Enum(
                    "count",
                    "percent",
                    "rate",
                    "time",
                    "score",
                    "cost",
                    "days_between",
                    name="measuretype",
                    native_enum=False,
                    create_constraint=False,
                    length=40,
                ),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("why", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("numerator", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("denominator", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("included", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("excluded", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("multiplier", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("decimals", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "target_from",
                sa.Enum("own", "national", name="targetfrom", native_enum=False, create_constraint=False, length=40),
                nullable=True,
            )
        )
        batch_op.add_column(sa.Column("baseline_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("baseline_to", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("source", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("collector", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("sample", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("stratifiers", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("small_numbers", sa.String(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column(
                "prefers", sa.Enum("run", "xmr", name="chartkind", native_enum=False, create_constraint=False, length=40), nullable=True
            )
        )
        batch_op.add_column(sa.Column("starts_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("reminded_for", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("taken_away_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_measure_owner_id_person"), "person", ["owner_id"], ["id"])
        batch_op.create_check_constraint(batch_op.f("ck_measure_chartkind"), "prefers IN ('run', 'xmr')")
        batch_op.create_check_constraint(
            batch_op.f("ck_measure_measuretype"), "type IN ('count', 'percent', 'rate', 'time', 'score', 'cost', 'days_between')"
        )
        batch_op.create_check_constraint(batch_op.f("ck_measure_targetfrom"), "target_from IN ('own', 'national')")

    with op.batch_alter_table("measure_value", schema=None) as batch_op:
        batch_op.add_column(sa.Column("numerator", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("denominator", sa.String(), nullable=True))


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("measure_value", schema=None) as batch_op:
        batch_op.drop_column("denominator")
        batch_op.drop_column("numerator")

    with op.batch_alter_table("measure", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_measure_targetfrom"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_measure_measuretype"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_measure_chartkind"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_measure_owner_id_person"), type_="foreignkey")
        batch_op.drop_column("taken_away_at")
        batch_op.drop_column("reminded_for")
        batch_op.drop_column("owner_id")
        batch_op.drop_column("starts_on")
        batch_op.drop_column("prefers")
        batch_op.drop_column("small_numbers")
        batch_op.drop_column("stratifiers")
        batch_op.drop_column("sample")
        batch_op.drop_column("collector")
        batch_op.drop_column("source")
        batch_op.drop_column("baseline_to")
        batch_op.drop_column("baseline_from")
        batch_op.drop_column("target_from")
        batch_op.drop_column("decimals")
        batch_op.drop_column("multiplier")
        batch_op.drop_column("excluded")
        batch_op.drop_column("included")
        batch_op.drop_column("denominator")
        batch_op.drop_column("numerator")
        batch_op.drop_column("why")
        batch_op.drop_column("type")
