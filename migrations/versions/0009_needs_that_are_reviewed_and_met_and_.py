"""Needs that are reviewed and met, and interpreters."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "interpreter_booking",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("dialect", sa.String(), nullable=False),
        sa.Column("signed", sa.Boolean(), nullable=False),
        sa.Column(
            "mode",
            sa.Enum("phone", "video", "in_person", name="mode", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column(
            "wish", sa.Enum("any", "woman", "man", name="wish", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("suits", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), nullable=True),
        sa.Column("booked_with", sa.String(), nullable=False),
        sa.Column("booked_by", sa.Integer(), nullable=True),
        sa.Column("booked_for", sa.DateTime(timezone=True), nullable=True),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["asked_by"], ["person.id"], name=op.f("fk_interpreter_booking_asked_by_person")),
        sa.ForeignKeyConstraint(["booked_by"], ["person.id"], name=op.f("fk_interpreter_booking_booked_by_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_interpreter_booking_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interpreter_booking")),
    )
    with op.batch_alter_table("interpreter_booking", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_interpreter_booking_person_id"), ["person_id"], unique=False)

    op.create_table(
        "support_contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("met", sa.Enum("met", "partly", "not", name="met", native_enum=False, create_constraint=True, length=40), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_support_contact_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_support_contact_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_contact")),
        sa.UniqueConstraint("task_id", name=op.f("uq_support_contact_task_id")),
    )
    with op.batch_alter_table("support_contact", schema=None) as batch_op:
        batch_op.create_index("ix_support_contact_person", ["person_id", "at"], unique=False)

    op.create_table(
        "support_review",
        sa.Column("person_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "reviewed_by",
            sa.Enum("self", "helper", "staff", name="recordedby", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_support_review_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_support_review")),
    )
    with op.batch_alter_table("support_review", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_support_review_due_on"), ["due_on"], unique=False)

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.add_column(sa.Column("in_form", sa.String(), server_default="", nullable=False))

    with op.batch_alter_table("support_need", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "recorded_by",
                sa.Enum("self", "helper", "staff", name="recordedby", native_enum=False, create_constraint=False, length=40),
                server_default="self",
                nullable=False,
            )
        )
        batch_op.create_check_constraint(batch_op.f("ck_support_need_recordedby"), "recorded_by IN ('self', 'helper', 'staff')")
        batch_op.drop_column("met_at")
        batch_op.alter_column("recorded_at", new_column_name="identified_at")
    _first_reviews()

    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit', 'follow_up', 'listen', 'review_needs', 'interpret')",
        )


def _first_reviews() -> None:
    """Whoever told us of needs before is asked again 12 months after they did."""
    sqlite = op.get_bind().dialect.name == "sqlite"
    a_year_on = "date(max(identified_at), '+365 days')" if sqlite else "CAST(max(identified_at) + interval '365 days' AS date)"
    op.execute(
        "INSERT INTO support_review (person_id, reviewed_at, reviewed_by, due_on) "
        f"SELECT person_id, max(identified_at), 'self', {a_year_on} FROM support_need GROUP BY person_id"  # noqa: S608 our own words
    )


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_task_taskkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_task_taskkind"),
            "kind IN ('phone', 'post', 'call_back', 'message', 'explain', 'read_aloud', 'meet', 'paper_form', 'look_again', 'easy_words', 'translate', 'format', 'revisit', 'follow_up', 'listen')",
        )

    with op.batch_alter_table("support_need", schema=None) as batch_op:
        batch_op.alter_column("identified_at", new_column_name="recorded_at")
        batch_op.add_column(sa.Column("met_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_support_need_recordedby"), type_="check")
        batch_op.drop_column("recorded_by")

    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_column("in_form")

    with op.batch_alter_table("support_review", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_support_review_due_on"))

    op.drop_table("support_review")
    with op.batch_alter_table("support_contact", schema=None) as batch_op:
        batch_op.drop_index("ix_support_contact_person")

    op.drop_table("support_contact")
    with op.batch_alter_table("interpreter_booking", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_interpreter_booking_person_id"))

    op.drop_table("interpreter_booking")
