"""What is noted, agreed and waits to be confirmed."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "agreed_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("open", "done", "dropped", name="agreedstate", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("mark", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_agreed_action_by_id_person")),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_agreed_action_ended_by_person")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_agreed_action_item_id_agenda_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agreed_action_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_agreed_action_owner_id_person")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_agreed_action_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreed_action")),
        sa.UniqueConstraint("mark", name=op.f("uq_agreed_action_mark")),
    )
    with op.batch_alter_table("agreed_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agreed_action_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreed_action_meeting_id"), ["meeting_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreed_action_owner_id"), ["owner_id"], unique=False)
        batch_op.create_index("ix_agreed_action_state", ["state", "due_on"], unique=False)

    op.create_table(
        "decision_partner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("decision_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("leads", sa.Boolean(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column(
            "reply",
            sa.Enum("asked", "yes", "no", "silent", name="reply", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("replied_by", sa.Integer(), nullable=True),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["decision_id"], ["decision.id"], name=op.f("fk_decision_partner_decision_id_decision")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_decision_partner_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["replied_by"], ["person.id"], name=op.f("fk_decision_partner_replied_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision_partner")),
        sa.UniqueConstraint("decision_id", "organisation_id", name=op.f("uq_decision_partner_decision_id_organisation_id")),
    )
    with op.batch_alter_table("decision_partner", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_partner_organisation_id"), ["organisation_id"], unique=False)

    op.create_table(
        "meeting_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_meeting_note_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_meeting_note_item_id_agenda_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_note_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_meeting_note_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_note")),
        sa.UniqueConstraint("mark", name=op.f("uq_meeting_note_mark")),
    )
    with op.batch_alter_table("meeting_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_note_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_meeting_note_meeting_id"), ["meeting_id"], unique=False)

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("spent", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.add_column(sa.Column("joins_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("joins", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("follow_up_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("replaces_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("why_changed", sa.String(), server_default="", nullable=False))
        batch_op.add_column(
            sa.Column(
                "waits", sa.Enum("quorum", "second", name="waits", native_enum=False, create_constraint=False, length=40), nullable=True
            )
        )
        batch_op.add_column(sa.Column("confirm_by", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.create_index(batch_op.f("ix_decision_waits"), ["waits"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_decision_replaces_id_decision"), "decision", ["replaces_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_decision_joins_id_proposal"), "proposal", ["joins_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_decision_confirmed_by_person"), "person", ["confirmed_by"], ["id"])
        batch_op.create_check_constraint(batch_op.f("ck_decision_waits"), "waits IN ('quorum', 'second')")

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("began_at")

    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_decision_waits"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_decision_confirmed_by_person"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_decision_joins_id_proposal"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_decision_replaces_id_decision"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_decision_waits"))
        batch_op.drop_column("dropped_at")
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("confirmed_by")
        batch_op.drop_column("confirm_by")
        batch_op.drop_column("waits")
        batch_op.drop_column("why_changed")
        batch_op.drop_column("replaces_id")
        batch_op.drop_column("follow_up_on")
        batch_op.drop_column("joins")
        batch_op.drop_column("joins_id")

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_column("spent")
        batch_op.drop_column("began_at")

    with op.batch_alter_table("meeting_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_note_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_meeting_note_item_id"))

    op.drop_table("meeting_note")
    with op.batch_alter_table("decision_partner", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_partner_organisation_id"))

    op.drop_table("decision_partner")
    with op.batch_alter_table("agreed_action", schema=None) as batch_op:
        batch_op.drop_index("ix_agreed_action_state")
        batch_op.drop_index(batch_op.f("ix_agreed_action_owner_id"))
        batch_op.drop_index(batch_op.f("ix_agreed_action_meeting_id"))
        batch_op.drop_index(batch_op.f("ix_agreed_action_item_id"))

    op.drop_table("agreed_action")
