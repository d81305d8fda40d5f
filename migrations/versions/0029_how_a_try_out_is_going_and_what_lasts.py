"""How a try-out is going and what lasts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "progress_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("halves", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("scored_by", sa.Integer(), nullable=True),
        sa.Column("scored_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("halves BETWEEN 1 AND 10", name=op.f("ck_progress_score_halves")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_progress_score_project_id_project")),
        sa.ForeignKeyConstraint(["scored_by"], ["person.id"], name=op.f("fk_progress_score_scored_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_progress_score")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_progress_score_project_id_number")),
    )
    op.create_table(
        "stakeholder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("matters", sa.String(), nullable=False),
        sa.Column("influential", sa.Boolean(), nullable=False),
        sa.Column("interested", sa.Boolean(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
        sa.Column(
            "involved",
            sa.Enum(
                "inform", "consult", "involve", "co_design", "lead", name="involved", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_stakeholder_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_stakeholder_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stakeholder")),
        sa.UniqueConstraint("project_id", "name", "organisation", name=op.f("uq_stakeholder_project_id_name_organisation")),
    )
    op.create_table(
        "sustainability_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "occasion",
            sa.Enum(
                "start", "third_test", "before_adopting", "between", name="occasion", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("next_step", sa.String(), nullable=False),
        sa.Column("answered_by", sa.Integer(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["answered_by"], ["person.id"], name=op.f("fk_sustainability_profile_answered_by_person")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_sustainability_profile_project_id_project")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sustainability_profile")),
        sa.UniqueConstraint("project_id", "number", name=op.f("uq_sustainability_profile_project_id_number")),
    )
    op.create_table(
        "benefit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("gainers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "health",
                "experience",
                "time",
                "money",
                "environment",
                "fairness",
                name="benefitkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("expected", sa.String(), nullable=False),
        sa.Column("by_on", sa.Date(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("measured_by", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("given_up", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_benefit_measure_id_measure")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_benefit_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_benefit_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit")),
        sa.UniqueConstraint("project_id", "words", name=op.f("uq_benefit_project_id_words")),
    )
    op.create_table(
        "sustainability_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column(
            "factor",
            sa.Enum(
                "benefits",
                "believed",
                "adaptable",
                "watched",
                "taught",
                "wanted",
                "senior",
                "clinical",
                "fitting",
                "equipped",
                name="factor",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.CheckConstraint("level BETWEEN 1 AND 4", name=op.f("ck_sustainability_answer_level")),
        sa.ForeignKeyConstraint(
            ["profile_id"], ["sustainability_profile.id"], name=op.f("fk_sustainability_answer_profile_id_sustainability_profile")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sustainability_answer")),
        sa.UniqueConstraint("profile_id", "factor", name=op.f("uq_sustainability_answer_profile_id_factor")),
    )
    op.create_table(
        "benefit_seen",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("benefit_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["benefit_id"], ["benefit.id"], name=op.f("fk_benefit_seen_benefit_id_benefit")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_benefit_seen_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_benefit_seen")),
        sa.UniqueConstraint("benefit_id", "on", "words", name=op.f("uq_benefit_seen_benefit_id_on_words")),
    )
    op.create_table(
        "reflection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("cycle_id", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_reflection_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name=op.f("fk_reflection_measure_id_measure")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_reflection_project_id_project")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_reflection_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflection")),
    )
    with op.batch_alter_table("reflection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflection_project_id"), ["project_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("reflection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reflection_project_id"))

    op.drop_table("reflection")
    op.drop_table("benefit_seen")
    op.drop_table("sustainability_answer")
    op.drop_table("benefit")
    op.drop_table("sustainability_profile")
    op.drop_table("stakeholder")
    op.drop_table("progress_score")
