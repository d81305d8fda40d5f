"""How a huddle meets, who belongs to it and what members say."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
DISCIPLINES = {
    "research": "Research",
    "clinical_audit": "Clinical audit",
    "nice_standards": "NICE standards",
    "quality": "Quality",
    "digital": "Digital",
    "organisational_development": "Organisational development",
    "data_population_health": "Data and population health",
    "lived_experience": "Lived experience",
}
GROUP = "INSERT INTO huddle (name) SELECT 'Design Collaborative Huddle' WHERE NOT EXISTS (SELECT 1 FROM huddle)"
MEMBER = "INSERT INTO huddle_member (huddle_id, person_id, capacity, calendar_salt) VALUES (:group, :person, 'every_week', '')"
FIELD = (
    "INSERT INTO huddle_member_discipline (member_id, discipline_id) SELECT m.id, d.id FROM huddle_member m, discipline d "
    "WHERE m.person_id = :person AND d.code = :code"
)


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "discipline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discipline")),
        sa.UniqueConstraint("code", name=op.f("uq_discipline_code")),
        sa.UniqueConstraint("name", name=op.f("uq_discipline_name")),
    )
    op.create_table(
        "huddle_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("huddle_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=True),
        sa.Column(
            "capacity",
            sa.Enum("every_week", "away", "by_message", name="capacity", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("away_until", sa.Date(), nullable=True),
        sa.Column("calendar_salt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_huddle_member_deputy_id_person")),
        sa.ForeignKeyConstraint(["huddle_id"], ["huddle.id"], name=op.f("fk_huddle_member_huddle_id_huddle")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_huddle_member_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huddle_member")),
        sa.UniqueConstraint("huddle_id", "person_id", name=op.f("uq_huddle_member_huddle_id_person_id")),
    )
    with op.batch_alter_table("huddle_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huddle_member_person_id"), ["person_id"], unique=False)

    op.create_table(
        "declared_interest",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_declared_interest_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_declared_interest_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_interest")),
        sa.UniqueConstraint("proposal_id", "person_id", name=op.f("uq_declared_interest_proposal_id_person_id")),
    )
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declared_interest_person_id"), ["person_id"], unique=False)

    op.create_table(
        "huddle_member_discipline",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("discipline_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["discipline_id"], ["discipline.id"], name=op.f("fk_huddle_member_discipline_discipline_id_discipline")),
        sa.ForeignKeyConstraint(["member_id"], ["huddle_member.id"], name=op.f("fk_huddle_member_discipline_member_id_huddle_member")),
        sa.PrimaryKeyConstraint("member_id", "discipline_id", name=op.f("pk_huddle_member_discipline")),
    )
    op.create_table(
        "meeting_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_presence_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["noted_by"], ["person.id"], name=op.f("fk_meeting_presence_noted_by_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_meeting_presence_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_presence")),
        sa.UniqueConstraint("meeting_id", "person_id", name=op.f("uq_meeting_presence_meeting_id_person_id")),
    )
    with op.batch_alter_table("meeting_presence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_presence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "huddle_say",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("discipline_id", sa.Integer(), nullable=True),
        sa.Column(
            "stance",
            sa.Enum("support", "concern", "question", "offer", name="stance", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column(
            "digital",
            sa.Enum("yes", "no", "not_sure", name="digital", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("digital_how", sa.String(), nullable=False),
        sa.Column("gains_least", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["discipline_id"], ["discipline.id"], name=op.f("fk_huddle_say_discipline_id_discipline")),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_huddle_say_item_id_agenda_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_huddle_say_person_id_person")),
        sa.ForeignKeyConstraint(["words_id"], ["text.id"], name=op.f("fk_huddle_say_words_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huddle_say")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_huddle_say_item_id_person_id")),
    )
    with op.batch_alter_table("huddle_say", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huddle_say_person_id"), ["person_id"], unique=False)

    op.create_table(
        "huddle_score",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "criterion",
            sa.Enum(
                "impact",
                "inequality",
                "safety",
                "priority",
                "feasibility",
                "readiness",
                "evidence",
                "reach",
                "involvement",
                name="criterion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["agenda_item.id"], name=op.f("fk_huddle_score_item_id_agenda_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_huddle_score_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huddle_score")),
        sa.UniqueConstraint("item_id", "person_id", "criterion", name=op.f("uq_huddle_score_item_id_person_id_criterion")),
    )
    with op.batch_alter_table("huddle_score", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_huddle_score_person_id"), ["person_id"], unique=False)

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("minutes", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("bars_organisation", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))

    with op.batch_alter_table("huddle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("weekday", sa.Integer(), server_default="2", nullable=False))
        batch_op.add_column(sa.Column("starts_at", sa.Time(), server_default="12:30:00", nullable=False))
        batch_op.add_column(sa.Column("minutes", sa.Integer(), server_default="60", nullable=False))
        batch_op.add_column(sa.Column("place", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("link", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("chair_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("minute_taker_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("support", sa.String(), server_default="", nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_huddle_chair_id_person"), "person", ["chair_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_huddle_minute_taker_id_person"), "person", ["minute_taker_id"], ["id"])

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("starts_at", sa.Time(), server_default="12:30:00", nullable=False))
        batch_op.add_column(sa.Column("minutes", sa.Integer(), server_default="60", nullable=False))
        batch_op.add_column(sa.Column("place", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("link", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("chair_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("minute_taker_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("support", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("why", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("changes", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("by_hand", sa.Boolean(), server_default=sa.text("(false)"), nullable=False))
        batch_op.create_foreign_key(batch_op.f("fk_meeting_chair_id_person"), "person", ["chair_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_meeting_minute_taker_id_person"), "person", ["minute_taker_id"], ["id"])

    _fill()
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_column("discipline")


def _fill() -> None:
    """The disciplines that every huddle begins with; what stood on roles goes over to the members."""
    base = op.get_bind()
    codes = [{"code": code, "name": name, "position": n} for n, (code, name) in enumerate(DISCIPLINES.items())]
    base.execute(sa.text("INSERT INTO discipline (code, name, position) VALUES (:code, :name, :position)"), codes)
    held = base.execute(sa.text("SELECT DISTINCT person_id, discipline FROM role WHERE discipline <> '' ORDER BY person_id")).all()
    if not held:
        return
    base.execute(sa.text(GROUP))
    group = base.execute(sa.text("SELECT min(id) FROM huddle")).scalar_one()
    for person in dict.fromkeys(row.person_id for row in held):
        base.execute(sa.text(MEMBER), {"group": group, "person": person})
    for row in held:
        base.execute(sa.text(FIELD), {"person": row.person_id, "code": row.discipline})


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.add_column(sa.Column("discipline", sa.VARCHAR(), server_default="", nullable=False))

    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_meeting_minute_taker_id_person"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_meeting_chair_id_person"), type_="foreignkey")
        batch_op.drop_column("by_hand")
        batch_op.drop_column("changes")
        batch_op.drop_column("why")
        batch_op.drop_column("support")
        batch_op.drop_column("minute_taker_id")
        batch_op.drop_column("chair_id")
        batch_op.drop_column("link")
        batch_op.drop_column("place")
        batch_op.drop_column("minutes")
        batch_op.drop_column("starts_at")

    with op.batch_alter_table("huddle", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_huddle_minute_taker_id_person"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_huddle_chair_id_person"), type_="foreignkey")
        batch_op.drop_column("support")
        batch_op.drop_column("minute_taker_id")
        batch_op.drop_column("chair_id")
        batch_op.drop_column("link")
        batch_op.drop_column("place")
        batch_op.drop_column("minutes")
        batch_op.drop_column("starts_at")
        batch_op.drop_column("weekday")

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_column("bars_organisation")
        batch_op.drop_column("minutes")

    with op.batch_alter_table("huddle_score", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huddle_score_person_id"))

    op.drop_table("huddle_score")
    with op.batch_alter_table("huddle_say", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huddle_say_person_id"))

    op.drop_table("huddle_say")
    with op.batch_alter_table("meeting_presence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_presence_person_id"))

    op.drop_table("meeting_presence")
    op.drop_table("huddle_member_discipline")
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_declared_interest_person_id"))

    op.drop_table("declared_interest")
    with op.batch_alter_table("huddle_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_huddle_member_person_id"))

    op.drop_table("huddle_member")
    op.drop_table("discipline")
