"""Charters, teams, organisations and milestones of try-outs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "charter_wording",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "problem",
                "reason-now",
                "scope-in",
                "scope-out",
                "resources",
                "risks",
                "communication",
                "timetable",
                name="charterpart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_charter_wording_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_charter_wording_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_charter_wording")),
        sa.UniqueConstraint("project_id", "part", "number", name=op.f("uq_charter_wording_project_id_part_number")),
    )
    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("baseline_on", sa.Date(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_milestone_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_milestone_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("project_id", "name", name=op.f("uq_milestone_project_id_name")),
    )
    op.create_table(
        "project_organisation",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_project_organisation_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_project_organisation_project_id_project")),
        sa.PrimaryKeyConstraint("project_id", "organisation_id", name=op.f("pk_project_organisation")),
    )
    with op.batch_alter_table("project_organisation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_project_organisation_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "team_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "part",
            sa.Enum(
                "lead",
                "sponsor",
                "coach",
                "lived_experience",
                "data",
                "digital",
                "finance",
                "member",
                name="teampart",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_team_member_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_team_member_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_team_member_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team_member")),
    )
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_team_member_project_id"), ["project_id"], unique=False)

    op.create_table(
        "milestone_move",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("moved_by", sa.Integer(), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_milestone_move_milestone_id_milestone")),
        sa.ForeignKeyConstraint(["moved_by"], ["person.id"], name=op.f("fk_milestone_move_moved_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone_move")),
    )
    with op.batch_alter_table("milestone_move", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_move_milestone_id"), ["milestone_id"], unique=False)

    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.add_column(sa.Column("review_days", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=True))

    op.execute(
        "INSERT INTO project_organisation (project_id, organisation_id)"
        " SELECT project.id, proposal.organisation_id FROM project JOIN proposal ON proposal.id = project.proposal_id"
        " WHERE proposal.organisation_id IS NOT NULL"
        " UNION SELECT project.id, asked.organisation_id FROM project JOIN decision AS made ON made.proposal_id = project.proposal_id"
        " JOIN decision_partner AS asked ON asked.decision_id = made.id WHERE asked.reply = 'yes' AND made.id ="
        " (SELECT max(id) FROM decision WHERE decision.proposal_id = made.proposal_id AND decision.waits IS NULL)"
    )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("project", schema=None) as batch_op:
        batch_op.drop_column("review_days")

    with op.batch_alter_table("milestone_move", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_move_milestone_id"))

    op.drop_table("milestone_move")
    with op.batch_alter_table("team_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_team_member_project_id"))

    op.drop_table("team_member")
    with op.batch_alter_table("project_organisation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_project_organisation_organisation_id"))

    op.drop_table("project_organisation")
    op.drop_table("milestone")
    op.drop_table("charter_wording")
