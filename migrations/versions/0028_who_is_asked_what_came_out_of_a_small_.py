"""Who is asked what came out of a small test, and what they say."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def _one_of(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "cycle_asked",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("as_whom", _one_of("askedas", "proposer", "there", "team"), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("forgotten_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_cycle_asked_asked_by_person")),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_asked_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_cycle_asked_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_asked")),
        sa.UniqueConstraint("cycle_id", "person_id", name=op.f("uq_cycle_asked_cycle_id_person_id")),
    )
    op.create_index(op.f("ix_cycle_asked_person_id"), "cycle_asked", ["person_id"])
    op.create_table(
        "cycle_said",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("asked_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("saw", _one_of("saw", "yes", "partly", "no", "not_sure"), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["asked_id"], ["cycle_asked.id"], name=op.f("fk_cycle_said_asked_id_cycle_asked")),
        sa.ForeignKeyConstraint(["question_id"], ["cycle_question.id"], name=op.f("fk_cycle_said_question_id_cycle_question")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_cycle_said_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_said")),
        sa.UniqueConstraint("asked_id", "question_id", name=op.f("uq_cycle_said_asked_id_question_id")),
    )


def downgrade() -> None:
    """Back."""
    op.drop_table("cycle_said")
    op.drop_index(op.f("ix_cycle_asked_person_id"), table_name="cycle_asked")
    op.drop_table("cycle_asked")
