"""The first day: everything that is remembered."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915
    op.create_table(
        "guide_revision",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("in_force_since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_guide_revision")),
    )
    with op.batch_alter_table("guide_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_guide_revision_name"), ["name"], unique=False)

    op.create_table(
        "house",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_house")),
    )
    op.create_table(
        "inbox",
        sa.Column("event_key", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("event_key", name=op.f("pk_inbox")),
    )
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_seen_at"), ["seen_at"], unique=False)

    op.create_table(
        "org_unit",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_org_unit")),
    )
    with op.batch_alter_table("org_unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_org_unit_parent"), ["parent"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("employee_id", sa.String(), nullable=True),
        sa.Column("full_name", sa.String(), nullable=False),
        sa.Column("preferred_name", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("own_language", sa.String(), nullable=True),
        sa.Column("own_timezone", sa.String(), nullable=True),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("opted_out", sa.Boolean(), nullable=False),
        sa.Column("nudges_per_week", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("installation", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_account_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint(
            "channel", "workspace", "external_id", name=op.f("uq_account_channel_workspace_external_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_person_id"), ["person_id"], unique=False)

    op.create_table(
        "change_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_change_entry_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_entry")),
    )
    with op.batch_alter_table("change_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_entry_by"), ["by"], unique=False)

    op.create_table(
        "dialogue",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guide", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("opened_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entities", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_dialogue_about")),
        sa.ForeignKeyConstraint(["opened_by"], ["person.id"], name=op.f("fk_dialogue_opened_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogue")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_about"), ["about"], unique=False)

    op.create_table(
        "employment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("employment_type", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_employment_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_employment")),
    )
    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.create_index(
            "ix_employment_believed",
            ["person_id", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "framework_version",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("blank", sa.String(), nullable=False),
        sa.Column("cumulative", sa.Boolean(), nullable=False),
        sa.Column("pay_visibility", sa.String(), nullable=False),
        sa.Column("licence", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["published_by"], ["person.id"], name=op.f("fk_framework_version_published_by")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_framework_version")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("framework_version", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_framework_version_published_at"), ["published_at"], unique=False)

    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("args", sa.Text(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_job_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("key", name=op.f("uq_job_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_job_by"), ["by"], unique=False)
        batch_op.create_index(batch_op.f("ix_job_status"), ["status"], unique=False)

    op.create_table(
        "location_position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_location_position_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_location_position")),
    )
    with op.batch_alter_table("location_position", schema=None) as batch_op:
        batch_op.create_index(
            "ix_location_position_believed",
            ["person_id", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.create_table(
        "opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("role_key", sa.String(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("unit_key", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("hiring_manager_id", sa.Integer(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("posted_on", sa.Date(), nullable=True),
        sa.Column("slotted_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("close_reason", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["hiring_manager_id"], ["person.id"], name=op.f("fk_opening_hiring_manager_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening")),
        sa.UniqueConstraint("key", name=op.f("uq_opening_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("opening", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_opening_hiring_manager_id"), ["hiring_manager_id"], unique=False)

    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("later", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=True),
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.Column("folded_into", sa.Integer(), nullable=True),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("receipt", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_outbox_about")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_outbox_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outbox_about"), ["about"], unique=False)
        batch_op.create_index(
            "ix_outbox_address",
            ["person_id", "place"],
            unique=False,
            sqlite_where=sa.text("status IN ('queued', 'sending', 'unknown')"),
            postgresql_where=sa.text("status IN ('queued', 'sending', 'unknown')"),
        )
        batch_op.create_index("ix_outbox_due", ["status", "urgency", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outbox_replaces_id"), ["replaces_id"], unique=False)

    op.create_table(
        "person_name",
        sa.Column(
            "key",
            sa.String().with_variant(sa.String(collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_name_person_id")),
        sa.PrimaryKeyConstraint("key", "kind", "person_id", name=op.f("pk_person_name")),
    )
    with op.batch_alter_table("person_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_name_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_person_name_alone",
            ["key", "kind"],
            unique=True,
            sqlite_where=sa.text("kind IN ('email', 'employee_id')"),
            postgresql_where=sa.text("kind IN ('email', 'employee_id')"),
        )

    op.create_table(
        "playground_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cause", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_playground_message_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_playground_message")),
        sa.UniqueConstraint("cause", name=op.f("uq_playground_message_cause")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("playground_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_playground_message_person_id"), ["person_id"], unique=False)

    op.create_table(
        "protected_attribute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_protected_attribute_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_protected_attribute")),
    )
    with op.batch_alter_table("protected_attribute", schema=None) as batch_op:
        batch_op.create_index(
            "ix_protected_attribute_believed",
            ["person_id", "attribute", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_protected_attribute_person_id"), ["person_id"], unique=False)

    op.create_table(
        "reporting_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["person.id"], name=op.f("fk_reporting_line_manager_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_reporting_line_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reporting_line")),
    )
    with op.batch_alter_table("reporting_line", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reporting_line_believed",
            ["person_id", "kind", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_reporting_line_manager_id"), ["manager_id"], unique=False)

    op.create_table(
        "role_grant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("scope_kind", sa.String(), nullable=False),
        sa.Column("scope_value", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("granted_by", sa.Integer(), nullable=True),
        sa.Column("granted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_by", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["granted_by"], ["person.id"], name=op.f("fk_role_grant_granted_by")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_grant_person_id")),
        sa.ForeignKeyConstraint(["revoked_by"], ["person.id"], name=op.f("fk_role_grant_revoked_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_grant_person_id"), ["person_id"], unique=False)

    op.create_table(
        "role_position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("role_key", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("title_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_role_position_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_position")),
    )
    with op.batch_alter_table("role_position", schema=None) as batch_op:
        batch_op.create_index(
            "ix_role_position_believed",
            ["person_id", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_role_position_role_key"), ["role_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_role_position_title_key"), ["title_key"], unique=False)

    op.create_table(
        "title_mapping",
        sa.Column("title_key", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("role_key", sa.String(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mapped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mapped_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["mapped_by"], ["person.id"], name=op.f("fk_title_mapping_mapped_by")),
        sa.PrimaryKeyConstraint("title_key", "unit_key", name=op.f("pk_title_mapping")),
    )
    op.create_table(
        "unit_position",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("superseded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("unit_key", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_unit_position_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit_position")),
    )
    with op.batch_alter_table("unit_position", schema=None) as batch_op:
        batch_op.create_index(
            "ix_unit_position_believed",
            ["person_id", "valid_from"],
            unique=True,
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )
        batch_op.create_index(batch_op.f("ix_unit_position_unit_key"), ["unit_key"], unique=False)

    op.create_table(
        "view_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("viewer_id", sa.Integer(), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["subject_id"], ["person.id"], name=op.f("fk_view_entry_subject_id")),
        sa.ForeignKeyConstraint(["viewer_id"], ["person.id"], name=op.f("fk_view_entry_viewer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_view_entry")),
    )
    with op.batch_alter_table("view_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_view_entry_subject_id"), ["subject_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_view_entry_viewer_id"), ["viewer_id"], unique=False)

    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("dialogue_id", sa.Integer(), nullable=True),
        sa.Column("step", sa.String(), nullable=True),
        sa.Column("item", sa.Integer(), nullable=True),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_agenda_item_dialogue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_agenda_item_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_item")),
        sa.UniqueConstraint("key", name=op.f("uq_agenda_item_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_agenda_item_dialogue_id"), ["dialogue_id"], unique=False)
        batch_op.create_index(
            "ix_agenda_item_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("closed = false"),
            postgresql_where=sa.text("closed = false"),
        )
        batch_op.create_index(batch_op.f("ix_agenda_item_person_id"), ["person_id"], unique=False)

    op.create_table(
        "competency",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("scale", sa.String(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("cumulative", sa.Boolean(), nullable=True),
        sa.Column("family", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_competency_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "key", name=op.f("pk_competency")),
    )
    op.create_table(
        "competency_level",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_competency_level_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "competency", "level", name=op.f("pk_competency_level")),
    )
    op.create_table(
        "conversation_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("guide", sa.String(), nullable=True),
        sa.Column("dialogue_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("with_id", sa.Integer(), nullable=True),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_conversation_event_about")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"],
            ["dialogue.id"],
            name=op.f("fk_conversation_event_dialogue_id"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_conversation_event_person_id")),
        sa.ForeignKeyConstraint(["with_id"], ["person.id"], name=op.f("fk_conversation_event_with_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_event")),
    )
    with op.batch_alter_table("conversation_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_event_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversation_event_dialogue_id"), ["dialogue_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conversation_event_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dialogue_answer",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("inputs", sa.Text(), nullable=False),
        sa.Column("together", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_dialogue_answer_about")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_answer_dialogue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_dialogue_answer_written_by")),
        sa.PrimaryKeyConstraint("dialogue_id", "step", "item", name=op.f("pk_dialogue_answer")),
    )
    with op.batch_alter_table("dialogue_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_answer_about"), ["about"], unique=False)

    op.create_table(
        "dialogue_commit",
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_commit_dialogue_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("dialogue_id", "step", "item", name=op.f("pk_dialogue_commit")),
    )
    op.create_table(
        "dialogue_draft",
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("item", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_draft_dialogue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_draft_person_id")),
        sa.PrimaryKeyConstraint(
            "dialogue_id", "person_id", "step", "item", "page", name=op.f("pk_dialogue_draft")
        ),
    )
    with op.batch_alter_table("dialogue_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_draft_person_id"), ["person_id"], unique=False)

    op.create_table(
        "dialogue_party",
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("card", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_dialogue_party_dialogue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_dialogue_party_person_id")),
        sa.PrimaryKeyConstraint("dialogue_id", "role", name=op.f("pk_dialogue_party")),
        sa.UniqueConstraint("dialogue_id", "person_id", name=op.f("uq_dialogue_party_dialogue_id_person_id")),
    )
    with op.batch_alter_table("dialogue_party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_dialogue_party_person_id"), ["person_id"], unique=False)

    op.create_table(
        "expectation",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("importance", sa.String(), nullable=True),
        sa.Column("must_have", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_expectation_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "role", "competency", name=op.f("pk_expectation")),
    )
    op.create_table(
        "goal",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("competency", sa.String(), nullable=True),
        sa.Column("from_level", sa.String(), nullable=True),
        sa.Column("to_level", sa.String(), nullable=True),
        sa.Column("role_key", sa.String(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=True),
        sa.Column("dialogue_id", sa.Integer(), nullable=True),
        sa.Column("horizon", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_goal_about")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_goal_dialogue_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_goal_version_id")
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_goal_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_about"), ["about"], unique=False)

    op.create_table(
        "job_family",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_job_family_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "key", name=op.f("pk_job_family")),
    )
    op.create_table(
        "move",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_move_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_move")),
    )
    op.create_table(
        "opening_requirement",
        sa.Column("opening_id", sa.Integer(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("must_have", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["opening.id"], name=op.f("fk_opening_requirement_opening_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "competency", name=op.f("pk_opening_requirement")),
    )
    op.create_table(
        "pay_band",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("location", sa.String(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("min", sa.Float(), nullable=True),
        sa.Column("max", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_pay_band_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_pay_band")),
    )
    op.create_table(
        "place_root",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_place_root_account_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "place", name=op.f("pk_place_root")),
    )
    op.create_table(
        "rating",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("by_kind", sa.String(), nullable=False),
        sa.Column("role_key", sa.String(), nullable=True),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_rating_about")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_rating_version_id")
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_rating_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rating_about"), ["about"], unique=False)

    op.create_table(
        "resource",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("competency", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_resource_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_resource")),
    )
    op.create_table(
        "role",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("extends", sa.String(), nullable=True),
        sa.Column("score", sa.Text(), nullable=True),
        sa.Column("promotion_note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_role_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "key", name=op.f("pk_role")),
    )
    op.create_table(
        "role_succession",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("old_key", sa.String(), nullable=False),
        sa.Column("new_key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_role_succession_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "old_key", "new_key", name=op.f("pk_role_succession")),
    )
    with op.batch_alter_table("role_succession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_role_succession_old_key"), ["old_key"], unique=False)

    op.create_table(
        "scale",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_scale_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "id", name=op.f("pk_scale")),
    )
    op.create_table(
        "scale_level",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("scale", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("points", sa.Float(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_scale_level_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "scale", "id", name=op.f("pk_scale_level")),
    )
    op.create_table(
        "selection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("opening_id", sa.Integer(), nullable=True),
        sa.Column("cycle", sa.String(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["opening_id"], ["opening.id"], name=op.f("fk_selection_opening_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_selection_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_selection")),
        sa.UniqueConstraint("key", name=op.f("uq_selection_key")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("selection", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_selection_cycle"), ["cycle"], unique=False)
        batch_op.create_index(batch_op.f("ix_selection_opening_id"), ["opening_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_selection_person_id"), ["person_id"], unique=False)

    op.create_table(
        "track",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("family", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("aliases", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["framework_version.number"], name=op.f("fk_track_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "key", name=op.f("pk_track")),
    )
    op.create_table(
        "track_step",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("track", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["framework_version.number"],
            name=op.f("fk_track_step_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "track", "position", name=op.f("pk_track_step")),
    )
    op.create_table(
        "action",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("original_due", sa.Date(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_action_about")),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_action_goal_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_action_owner_id")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_action_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_goal_id"), ["goal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_owner_id"), ["owner_id"], unique=False)

    op.create_table(
        "selection_stage",
        sa.Column("selection_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("competency", sa.String(), nullable=True),
        sa.Column("by", sa.Integer(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_selection_stage_by")),
        sa.ForeignKeyConstraint(
            ["selection_id"],
            ["selection.id"],
            name=op.f("fk_selection_stage_selection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("selection_id", "stage", "day", name=op.f("pk_selection_stage")),
    )
    op.create_table(
        "plan_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("goal_id", sa.Integer(), nullable=True),
        sa.Column("action_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("by", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("old_due", sa.Date(), nullable=True),
        sa.Column("new_due", sa.Date(), nullable=True),
        sa.Column("agreed_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_plan_event_action_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["agreed_by"], ["person.id"], name=op.f("fk_plan_event_agreed_by")),
        sa.ForeignKeyConstraint(["by"], ["person.id"], name=op.f("fk_plan_event_by")),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.id"], name=op.f("fk_plan_event_goal_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_plan_event_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_event")),
    )
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_event_action_id"), ["action_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_event_goal_id"), ["goal_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_plan_event_person_id"), ["person_id"], unique=False)


def downgrade() -> None:  # noqa: PLR0915
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plan_event_person_id"))
        batch_op.drop_index(batch_op.f("ix_plan_event_goal_id"))
        batch_op.drop_index(batch_op.f("ix_plan_event_action_id"))

    op.drop_table("plan_event")
    op.drop_table("selection_stage")
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_action_owner_id"))
        batch_op.drop_index(batch_op.f("ix_action_goal_id"))
        batch_op.drop_index(batch_op.f("ix_action_about"))

    op.drop_table("action")
    op.drop_table("track_step")
    op.drop_table("track")
    with op.batch_alter_table("selection", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_selection_person_id"))
        batch_op.drop_index(batch_op.f("ix_selection_opening_id"))
        batch_op.drop_index(batch_op.f("ix_selection_cycle"))

    op.drop_table("selection")
    op.drop_table("scale_level")
    op.drop_table("scale")
    with op.batch_alter_table("role_succession", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_succession_old_key"))

    op.drop_table("role_succession")
    op.drop_table("role")
    op.drop_table("resource")
    with op.batch_alter_table("rating", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rating_about"))

    op.drop_table("rating")
    op.drop_table("place_root")
    op.drop_table("pay_band")
    op.drop_table("opening_requirement")
    op.drop_table("move")
    op.drop_table("job_family")
    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_goal_about"))

    op.drop_table("goal")
    op.drop_table("expectation")
    with op.batch_alter_table("dialogue_party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_party_person_id"))

    op.drop_table("dialogue_party")
    with op.batch_alter_table("dialogue_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_draft_person_id"))

    op.drop_table("dialogue_draft")
    op.drop_table("dialogue_commit")
    with op.batch_alter_table("dialogue_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_answer_about"))

    op.drop_table("dialogue_answer")
    with op.batch_alter_table("conversation_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_event_person_id"))
        batch_op.drop_index(batch_op.f("ix_conversation_event_dialogue_id"))
        batch_op.drop_index(batch_op.f("ix_conversation_event_about"))

    op.drop_table("conversation_event")
    op.drop_table("competency_level")
    op.drop_table("competency")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_person_id"))
        batch_op.drop_index(
            "ix_agenda_item_due",
            sqlite_where=sa.text("closed = false"),
            postgresql_where=sa.text("closed = false"),
        )
        batch_op.drop_index(batch_op.f("ix_agenda_item_dialogue_id"))

    op.drop_table("agenda_item")
    with op.batch_alter_table("view_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_view_entry_viewer_id"))
        batch_op.drop_index(batch_op.f("ix_view_entry_subject_id"))

    op.drop_table("view_entry")
    with op.batch_alter_table("unit_position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_unit_position_unit_key"))
        batch_op.drop_index(
            "ix_unit_position_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("unit_position")
    op.drop_table("title_mapping")
    with op.batch_alter_table("role_position", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_position_title_key"))
        batch_op.drop_index(batch_op.f("ix_role_position_role_key"))
        batch_op.drop_index(
            "ix_role_position_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("role_position")
    with op.batch_alter_table("role_grant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_role_grant_person_id"))

    op.drop_table("role_grant")
    with op.batch_alter_table("reporting_line", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reporting_line_manager_id"))
        batch_op.drop_index(
            "ix_reporting_line_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("reporting_line")
    with op.batch_alter_table("protected_attribute", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_protected_attribute_person_id"))
        batch_op.drop_index(
            "ix_protected_attribute_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("protected_attribute")
    with op.batch_alter_table("playground_message", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_playground_message_person_id"))

    op.drop_table("playground_message")
    with op.batch_alter_table("person_name", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_person_name_alone",
            sqlite_where=sa.text("kind IN ('email', 'employee_id')"),
            postgresql_where=sa.text("kind IN ('email', 'employee_id')"),
        )
        batch_op.drop_index(batch_op.f("ix_person_name_person_id"))

    op.drop_table("person_name")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_replaces_id"))
        batch_op.drop_index(batch_op.f("ix_outbox_person_id"))
        batch_op.drop_index("ix_outbox_due")
        batch_op.drop_index(
            "ix_outbox_address",
            sqlite_where=sa.text("status IN ('queued', 'sending', 'unknown')"),
            postgresql_where=sa.text("status IN ('queued', 'sending', 'unknown')"),
        )
        batch_op.drop_index(batch_op.f("ix_outbox_about"))

    op.drop_table("outbox")
    with op.batch_alter_table("opening", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_opening_hiring_manager_id"))

    op.drop_table("opening")
    with op.batch_alter_table("location_position", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_location_position_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("location_position")
    with op.batch_alter_table("job", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_job_status"))
        batch_op.drop_index(batch_op.f("ix_job_by"))

    op.drop_table("job")
    with op.batch_alter_table("framework_version", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_framework_version_published_at"))

    op.drop_table("framework_version")
    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_employment_believed",
            sqlite_where=sa.text("superseded_at IS NULL"),
            postgresql_where=sa.text("superseded_at IS NULL"),
        )

    op.drop_table("employment")
    with op.batch_alter_table("dialogue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_dialogue_about"))

    op.drop_table("dialogue")
    with op.batch_alter_table("change_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_entry_by"))

    op.drop_table("change_entry")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_person_id"))

    op.drop_table("account")
    op.drop_table("person")
    with op.batch_alter_table("org_unit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_org_unit_parent"))

    op.drop_table("org_unit")
    with op.batch_alter_table("inbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_seen_at"))

    op.drop_table("inbox")
    op.drop_table("house")
    with op.batch_alter_table("guide_revision", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_guide_revision_name"))

    op.drop_table("guide_revision")
