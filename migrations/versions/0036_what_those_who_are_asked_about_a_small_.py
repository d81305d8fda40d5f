"""What those who are asked about a small test read."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "cycle_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("text_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cycle_id"], ["cycle.id"], name=op.f("fk_cycle_words_cycle_id_cycle")),
        sa.ForeignKeyConstraint(["text_id"], ["text.id"], name=op.f("fk_cycle_words_text_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle_words")),
        sa.UniqueConstraint("cycle_id", "slot", name=op.f("uq_cycle_words_cycle_id_slot")),
    )
    with op.batch_alter_table("translation_wish", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_translation_wish_about"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_translation_wish_about"), "about IN ('idea', 'decision', 'question', 'small_test', 'answer')"
        )
    op.execute(
        "UPDATE text SET kind = 'cycle_asked', thing_id = (SELECT asked_id FROM cycle_said WHERE words_id = text.id)"
        " WHERE id IN (SELECT words_id FROM cycle_said WHERE words_id IS NOT NULL)"
    )
    _tell_anew()


def downgrade() -> None:
    """And back."""
    op.execute("DELETE FROM translation WHERE wish_id IN (SELECT id FROM translation_wish WHERE about IN ('small_test', 'answer'))")
    op.execute("DELETE FROM translation_wish WHERE about IN ('small_test', 'answer')")
    op.execute(
        "UPDATE text SET kind = 'cycle', thing_id = (SELECT cycle_id FROM cycle_asked WHERE id = text.thing_id) WHERE kind = 'cycle_asked'"
    )
    with op.batch_alter_table("translation_wish", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_translation_wish_about"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_translation_wish_about"), "about IN ('idea', 'decision', 'question')")

    op.drop_table("cycle_words")


def _tell_anew() -> None:
    """The letters that ask what came out have their facts as they are kept now, beside those of before."""
    letter = sa.table("letter", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("facts", sa.JSON))
    rows = op.get_bind().execute(sa.select(letter.c.id, letter.c.facts).where(letter.c.name == "improvement/study")).all()
    for row in rows:
        op.execute(letter.update().where(letter.c.id == row.id).values(facts=_as_now(dict(row.facts))))


def _as_now(facts: dict[str, object]) -> dict[str, object]:
    def parts(*bodies: str) -> list[dict[str, str]]:
        return [{"body": body, "other": ""} for body in bodies if body]

    questions = [
        {"number": place, "asks": parts(one["question"]), "thought": parts(one["prediction"])}
        for place, one in enumerate(facts["expected"], 1)
    ]
    edition = {"tried": parts(facts["change"], facts["where"]), "questions": questions, "whole": False}
    return facts | {"test": {"standard": edition, "easy": edition, "made": []}}
