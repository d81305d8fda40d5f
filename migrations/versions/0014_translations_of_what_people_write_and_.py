"""Translations of what people write, and who asked for them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "translation_wish",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column(
            "about",
            sa.Enum("idea", "decision", "question", name="about", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("readers", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=True),
        sa.Column("claimed_by", sa.Integer(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("written_by", sa.Integer(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("try_after", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claimed_by"], ["person.id"], name=op.f("fk_translation_wish_claimed_by_person")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_translation_wish_task_id_task"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_translation_wish_written_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation_wish")),
    )
    with op.batch_alter_table("translation_wish", schema=None) as batch_op:
        batch_op.create_index("ix_translation_wish_asked", ["asked_at"], unique=False)
        batch_op.create_index("ix_translation_wish_open", ["done_at", "due_on", "id"], unique=False)
        batch_op.create_index("ix_translation_wish_thing", ["kind", "thing_id"], unique=False)

    op.create_table(
        "translation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.Column("wish_id", sa.Integer(), nullable=True),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "professional",
                "volunteer",
                "bilingual_staff",
                "machine",
                name="method",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum("written", "checked", "sent_back", "older", name="review", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("source_hash", sa.String(), nullable=False),
        sa.Column("translated_by", sa.Integer(), nullable=True),
        sa.Column("translated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("checked_by", sa.Integer(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["checked_by"], ["person.id"], name=op.f("fk_translation_checked_by_person")),
        sa.ForeignKeyConstraint(["text_id"], ["text.id"], name=op.f("fk_translation_text_id_text")),
        sa.ForeignKeyConstraint(["translated_by"], ["person.id"], name=op.f("fk_translation_translated_by_person")),
        sa.ForeignKeyConstraint(["wish_id"], ["translation_wish.id"], name=op.f("fk_translation_wish_id_translation_wish")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_translation")),
    )
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.create_index("ix_translation_text", ["text_id", "lang"], unique=False)
        batch_op.create_index(batch_op.f("ix_translation_wish_id"), ["wish_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("translation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_translation_wish_id"))
        batch_op.drop_index("ix_translation_text")

    op.drop_table("translation")
    with op.batch_alter_table("translation_wish", schema=None) as batch_op:
        batch_op.drop_index("ix_translation_wish_thing")
        batch_op.drop_index("ix_translation_wish_open")
        batch_op.drop_index("ix_translation_wish_asked")

    op.drop_table("translation_wish")
