"""The house."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Forward."""
    op.create_table(
        "history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("verb", sa.String(), nullable=False),
        sa.Column("from_stage", sa.String(), nullable=True),
        sa.Column("to_stage", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_history_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_history_thing", ["kind", "thing_id", "id"], unique=False)

    op.create_table(
        "huddle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_huddle")),
        sa.UniqueConstraint("name", name=op.f("uq_huddle_name")),
    )
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "acute",
                "mental_health",
                "community",
                "council",
                "charity",
                "gp",
                name="organisationkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["successor_id"], ["organisation.id"], name=op.f("fk_organisation_successor_id_organisation")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation")),
        sa.UniqueConstraint("name", name=op.f("uq_organisation_name")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("wants_to_hear", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_table(
        "public_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_version")),
    )
    op.create_table(
        "search_row",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("scope", sa.String(length=10), nullable=False),
        sa.Column("body_folded", sa.String(), nullable=False),
        sa.CheckConstraint("scope IN ('public', 'staff')", name=op.f("ck_search_row_scope")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_row")),
        sa.UniqueConstraint("kind", "thing_id", "scope", "lang", name=op.f("uq_search_row_kind_thing_id_scope_lang")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5(kind, scope, body_folded,\n"
            "content='search_row', content_rowid='id', columnsize=0, prefix='1 2 3',\n"
            "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
        )
        op.execute(
            "CREATE TRIGGER search_row_added AFTER INSERT ON search_row BEGIN\n"
            "INSERT INTO search_words (rowid, kind, scope, body_folded)\n"
            "VALUES (new.id, new.kind, new.scope, new.body_folded);\n"
            "END"
        )
        op.execute(
            "CREATE TRIGGER search_row_changed AFTER UPDATE ON search_row BEGIN\n"
            "INSERT INTO search_words (search_words, rowid, kind, scope, body_folded)\n"
            "VALUES ('delete', old.id, old.kind, old.scope, old.body_folded);\n"
            "INSERT INTO search_words (rowid, kind, scope, body_folded)\n"
            "VALUES (new.id, new.kind, new.scope, new.body_folded);\n"
            "END"
        )
        op.execute(
            "CREATE TRIGGER search_row_gone AFTER DELETE ON search_row BEGIN\n"
            "INSERT INTO search_words (search_words, rowid, kind, scope, body_folded)\n"
            "VALUES ('delete', old.id, old.kind, old.scope, old.body_folded);\n"
            "END"
        )

    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "ALTER TABLE search_row ADD COLUMN words tsvector\n"
            "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(body_folded, ' '))) STORED"
        )
        op.execute("CREATE INDEX ix_search_row_words ON search_row USING gin (words) WITH (fastupdate = off)")

    op.create_table(
        "contact_point",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("safe_to_leave_message", sa.Boolean(), nullable=False),
        sa.Column("preferred", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_contact_point_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_point")),
        sa.UniqueConstraint("person_id", "kind", name=op.f("uq_contact_point_person_id_kind")),
    )
    with op.batch_alter_table("contact_point", schema=None) as batch_op:
        batch_op.create_index("ix_contact_point_kind_value", ["kind", "value"], unique=False)

    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("facts", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum("email", "phone", "post", "page", name="channel", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("dedupe_key", sa.String(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sending",
                "sent",
                "held",
                "task",
                "dead",
                name="letterstate",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("held_by", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_fault", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("dedupe_key", name=op.f("uq_letter_dedupe_key")),
    )
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index("ix_letter_about", ["kind", "thing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_address"), ["address"], unique=False)
        batch_op.create_index("ix_letter_due", ["state", "due_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_letter_person_id"), ["person_id"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("huddle_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum("planned", "held", "cancelled", name="meetingstatus", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["huddle_id"], ["huddle.id"], name=op.f("fk_meeting_huddle_id_huddle")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
        sa.UniqueConstraint("huddle_id", "on", name=op.f("uq_meeting_huddle_id_on")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_on"), ["on"], unique=False)

    op.create_table(
        "permission_given",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("choice", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_permission_given_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_permission_given")),
    )
    with op.batch_alter_table("permission_given", schema=None) as batch_op:
        batch_op.create_index("ix_permission_given_about", ["kind", "thing_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_permission_given_person_id"), ["person_id"], unique=False)

    op.create_table(
        "role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "role",
            sa.Enum("huddle member", "chair", "administrator", name="rolename", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("discipline", sa.String(), nullable=False),
        sa.Column("from", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("given_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["given_by"], ["person.id"], name=op.f("fk_role_given_by_person")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_role_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role")),
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_person_id"), ["person_id"], unique=False)

    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("then", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("spent_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_sign_in_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
    )
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sign_in_address"), ["address"], unique=False)

    op.create_table(
        "support_need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("met_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_support_need_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_support_need")),
        sa.UniqueConstraint("person_id", "code", name=op.f("uq_support_need_person_id_code")),
    )
    op.create_table(
        "text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column(
            "lang_source",
            sa.Enum(
                "said_by_user", "page_lang", "detected", "staff", name="langsource", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("content_hash", sa.String(), nullable=False),
        sa.Column("created_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["created_by"], ["person.id"], name=op.f("fk_text_created_by_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text")),
    )
    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_visit_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_person_id"), ["person_id"], unique=False)

    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=True),
        sa.Column(
            "stage",
            sa.Enum(
                "draft",
                "received",
                "screening",
                "more_info",
                "listed",
                "decided",
                "coaching",
                "testing",
                "paused",
                "evaluation",
                "done",
                "joined",
                "signposted",
                "idea_bank",
                "adopted",
                "adapted",
                "abandoned",
                "stopped",
                "withdrawn",
                name="stage",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("stage_before", sa.String(), nullable=True),
        sa.Column("pathway", sa.String(), nullable=False),
        sa.Column("reading", sa.String(), nullable=False),
        sa.Column("lang", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("reader_id", sa.Integer(), nullable=True),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("title_id", sa.Integer(), nullable=True),
        sa.Column("title_en_id", sa.Integer(), nullable=True),
        sa.Column("title_by_proposer", sa.Boolean(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "access",
                "letters_and_information",
                "waiting",
                "leaving_hospital",
                "carers",
                "mental_health",
                "older_people_and_frailty",
                "stroke",
                "pressure_ulcers",
                "digital",
                "deaf_and_sensory",
                "learning_disability_and_autism",
                "medicines",
                "staff_wellbeing",
                "other",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column(
            "publish",
            sa.Enum(
                "full_name", "public_name", "unnamed", "no", "later", name="publish", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("public_name", sa.String(), nullable=False),
        sa.Column("fit_to_publish", sa.Boolean(), nullable=True),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("draft_until", sa.Date(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("answer_due_on", sa.Date(), nullable=True),
        sa.Column("clock_stopped_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promise_kept", sa.Boolean(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revisit_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_proposal_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_proposal_person_id_person")),
        sa.ForeignKeyConstraint(["question_id"], ["text.id"], name=op.f("fk_proposal_question_id_text")),
        sa.ForeignKeyConstraint(["reader_id"], ["person.id"], name=op.f("fk_proposal_reader_id_person")),
        sa.ForeignKeyConstraint(["title_en_id"], ["text.id"], name=op.f("fk_proposal_title_en_id_text")),
        sa.ForeignKeyConstraint(["title_id"], ["text.id"], name=op.f("fk_proposal_title_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
        sa.UniqueConstraint("reference", name=op.f("uq_proposal_reference")),
    )
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposal_answered_at"), ["answered_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_person_id"), ["person_id"], unique=False)
        batch_op.create_index("ix_proposal_public", ["public", "received_at", "id"], unique=False)
        batch_op.create_index("ix_proposal_queue", ["stage", "answer_due_on", "id"], unique=False)
        batch_op.create_index("ix_proposal_reader", ["reader_id", "stage", "answer_due_on", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_proposal_topic"), ["topic"], unique=False)

    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "phone",
                "post",
                "call_back",
                "message",
                "explain",
                "read_aloud",
                "meet",
                "paper_form",
                "look_again",
                "easy_words",
                "translate",
                name="taskkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("thing_id", sa.Integer(), nullable=False),
        sa.Column("letter_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["done_by"], ["person.id"], name=op.f("fk_task_done_by_person")),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_task_letter_id_letter")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_task_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_task")),
    )
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.create_index("ix_task_about", ["about", "thing_id"], unique=False)
        batch_op.create_index("ix_task_open", ["done_at", "due_on"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_agenda_item_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_agenda_item_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("meeting_id", "proposal_id", name=op.f("uq_agenda_item_meeting_id_proposal_id")),
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column(
            "medium",
            sa.Enum("text", "audio", "photo", "drawing", "video", name="medium", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("text_id", sa.Integer(), nullable=True),
        sa.Column("choices", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column(
            "status",
            sa.Enum("answered", "skipped", "not_sure", name="answerstatus", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("authored_by", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saves", sa.Integer(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_answer_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["text_id"], ["text.id"], name=op.f("fk_answer_text_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer")),
        sa.UniqueConstraint("proposal_id", "field", "version", name=op.f("uq_answer_proposal_id_field_version")),
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column(
            "route",
            sa.Enum(
                "provider_project",
                "integrated_project",
                "more_coaching",
                "just_do_it",
                "already_being_done",
                "signpost",
                "not_now",
                name="route",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason_id", sa.Integer(), nullable=False),
        sa.Column("reason_easy_id", sa.Integer(), nullable=True),
        sa.Column("next_step_id", sa.Integer(), nullable=False),
        sa.Column("next_step_easy_id", sa.Integer(), nullable=True),
        sa.Column("contact_name", sa.String(), nullable=False),
        sa.Column("contact_how", sa.String(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("revisit_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["person.id"], name=op.f("fk_decision_decided_by_person")),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_decision_meeting_id_meeting")),
        sa.ForeignKeyConstraint(["next_step_easy_id"], ["text.id"], name=op.f("fk_decision_next_step_easy_id_text")),
        sa.ForeignKeyConstraint(["next_step_id"], ["text.id"], name=op.f("fk_decision_next_step_id_text")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_decision_organisation_id_organisation")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_decision_proposal_id_proposal")),
        sa.ForeignKeyConstraint(["reason_easy_id"], ["text.id"], name=op.f("fk_decision_reason_easy_id_text")),
        sa.ForeignKeyConstraint(["reason_id"], ["text.id"], name=op.f("fk_decision_reason_id_text")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decision")),
    )
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_decision_proposal_id"), ["proposal_id"], unique=False)

    op.create_table(
        "involvement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "part",
            sa.Enum("proposer", "co_lead", "supporter", "screener", name="part", native_enum=False, create_constraint=True, length=40),
            nullable=False,
        ),
        sa.Column("from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_involvement_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_involvement_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
    )
    with op.batch_alter_table("involvement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_involvement_proposal_id"), ["proposal_id"], unique=False)
        batch_op.create_index("ix_involvement_who", ["person_id", "proposal_id"], unique=False)

    op.create_table(
        "link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose", sa.Enum("draft", "idea", name="linkpurpose", native_enum=False, create_constraint=True, length=40), nullable=False
        ),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_link_person_id_person")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposal.id"], name=op.f("fk_link_proposal_id_proposal")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link")),
    )
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_link_proposal_id"), ["proposal_id"], unique=False)


def downgrade() -> None:
    """And back."""
    with op.batch_alter_table("link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_link_proposal_id"))

    op.drop_table("link")
    with op.batch_alter_table("involvement", schema=None) as batch_op:
        batch_op.drop_index("ix_involvement_who")
        batch_op.drop_index(batch_op.f("ix_involvement_proposal_id"))

    op.drop_table("involvement")
    with op.batch_alter_table("decision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_decision_proposal_id"))

    op.drop_table("decision")
    op.drop_table("answer")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_proposal_id"))

    op.drop_table("agenda_item")
    with op.batch_alter_table("task", schema=None) as batch_op:
        batch_op.drop_index("ix_task_open")
        batch_op.drop_index("ix_task_about")

    op.drop_table("task")
    with op.batch_alter_table("proposal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposal_topic"))
        batch_op.drop_index("ix_proposal_reader")
        batch_op.drop_index("ix_proposal_queue")
        batch_op.drop_index("ix_proposal_public")
        batch_op.drop_index(batch_op.f("ix_proposal_person_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_organisation_id"))
        batch_op.drop_index(batch_op.f("ix_proposal_answered_at"))

    op.drop_table("proposal")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_person_id"))

    op.drop_table("visit")
    op.drop_table("text")
    op.drop_table("support_need")
    with op.batch_alter_table("sign_in", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_sign_in_address"))

    op.drop_table("sign_in")
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_person_id"))

    op.drop_table("role")
    with op.batch_alter_table("permission_given", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_permission_given_person_id"))
        batch_op.drop_index("ix_permission_given_about")

    op.drop_table("permission_given")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_meeting_on"))

    op.drop_table("meeting")
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_letter_person_id"))
        batch_op.drop_index("ix_letter_due")
        batch_op.drop_index(batch_op.f("ix_letter_address"))
        batch_op.drop_index("ix_letter_about")

    op.drop_table("letter")
    with op.batch_alter_table("contact_point", schema=None) as batch_op:
        batch_op.drop_index("ix_contact_point_kind_value")

    op.drop_table("contact_point")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_words")

    op.drop_table("search_row")
    op.drop_table("public_version")
    op.drop_table("person")
    op.drop_table("organisation")
    op.drop_table("huddle")
    with op.batch_alter_table("history", schema=None) as batch_op:
        batch_op.drop_index("ix_history_thing")
        batch_op.drop_index(batch_op.f("ix_history_person_id"))

    op.drop_table("history")
