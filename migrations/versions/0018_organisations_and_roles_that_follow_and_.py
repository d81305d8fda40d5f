"""Organisations and roles that follow, and who does a task."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "former_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_former_name_organisation_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_name")),
    )
    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_former_name_organisation_id"), ["organisation_id"], unique=False)

    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ods_code", sa.String(), nullable=True))
        batch_op.add_column(
            sa.Column(
                "status",
                sa.Enum("active", "closed", name="organisationstatus", native_enum=False, create_constraint=False, length=40),
                server_default="active",
                nullable=False,
            )
        )
        batch_op.create_index(batch_op.f("ix_organisation_successor_id"), ["successor_id"], unique=False)
        batch_op.create_unique_constraint(batch_op.f("uq_organisation_ods_code"), ["ods_code"])
        batch_op.drop_constraint(batch_op.f("ck_organisation_organisationkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_organisation_organisationkind"),
            "kind IN ('acute', 'mental_health', 'community', 'ambulance', 'council', 'charity', 'gp', 'board', 'other')",
        )
        batch_op.create_check_constraint(batch_op.f("ck_organisation_organisationstatus"), "status IN ('active', 'closed')")

    op.execute("UPDATE organisation SET status = 'closed' WHERE successor_id IS NOT NULL")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.add_column(sa.Column("integrated", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))

    op.execute(
        "UPDATE proposal SET integrated = (1 = 1) WHERE id IN (SELECT proposal_id FROM decision AS made WHERE route = 'integrated_project'"
        " AND id = (SELECT max(id) FROM decision WHERE decision.proposal_id = made.proposal_id))"
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index("ix_role_until", ["until", "id"], unique=False)
        batch_op.drop_constraint(batch_op.f("ck_role_rolename"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_role_rolename"),
            "role IN ('huddle member', 'deputy', 'chair', 'minute taker', 'provider QI lead', 'administrator')",
        )

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.add_column(sa.Column("holder_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_task_holder_id"), ["holder_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_task_holder_id_person"), "person", ["holder_id"], ["id"])


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_task_holder_id_person"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_task_holder_id"))
        batch_op.drop_column("holder_id")

    op.execute("DELETE FROM role WHERE role NOT IN ('huddle member', 'chair', 'administrator')")  # what nothing would understand any more
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_role_rolename"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_role_rolename"), "role IN ('huddle member', 'chair', 'administrator')")
        batch_op.drop_index("ix_role_until")
        batch_op.drop_index(batch_op.f("ix_role_organisation_id"))

    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_column("integrated")

    op.execute("UPDATE organisation SET kind = 'community' WHERE kind IN ('ambulance', 'board', 'other')")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_organisation_organisationstatus"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_organisation_organisationkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_organisation_organisationkind"), "kind IN ('acute', 'mental_health', 'community', 'council', 'charity', 'gp')"
        )
        batch_op.drop_constraint(batch_op.f("uq_organisation_ods_code"), type_="unique")
        batch_op.drop_index(batch_op.f("ix_organisation_successor_id"))
        batch_op.drop_column("status")
        batch_op.drop_column("ods_code")

    with op.batch_alter_table("former_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_name_organisation_id"))

    op.drop_table("former_name")
