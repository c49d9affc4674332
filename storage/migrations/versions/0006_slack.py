"""Slack: installations, what is known of accounts, those that match nobody, messages kept whole, evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "installation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("enterprise_id", sa.String(), nullable=True),
        sa.Column("team_id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("app_id", sa.String(), nullable=True),
        sa.Column("bot_id", sa.String(), nullable=True),
        sa.Column("bot_account", sa.String(), nullable=True),
        sa.Column("scopes", sa.String(), nullable=False),
        sa.Column("sealed", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("renewing_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installation")),
        sa.UniqueConstraint("channel", "workspace", name=op.f("uq_installation_channel_workspace")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "oauth_state",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_oauth_state")),
    )
    with op.batch_alter_table("oauth_state", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_oauth_state_expires_at"), ["expires_at"], unique=False)
    op.create_table(
        "kept_message",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_kept_message_person_id")),
        sa.PrimaryKeyConstraint("key", "person_id", name=op.f("pk_kept_message")),
    )
    with op.batch_alter_table("kept_message", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_message_person_id"), ["person_id"], unique=False)
    op.create_table(
        "stranger",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("workspace", sa.String(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_out_by", sa.Integer(), nullable=True),
        sa.Column("left_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["left_out_by"], ["person.id"], name=op.f("fk_stranger_left_out_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stranger")),
        sa.UniqueConstraint(
            "channel", "workspace", "external_id", name=op.f("uq_stranger_channel_workspace_external_id")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("stranger", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stranger_seen_at"), ["seen_at"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("competency_key", sa.String(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("permalink", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_evidence_about")),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_evidence_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_about"), ["about"], unique=False)
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("greeted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("timezone", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("across", sa.String(), nullable=True))
        batch_op.create_index(batch_op.f("ix_account_external_id"), ["external_id"], unique=False)
        batch_op.create_index("ix_account_channel_across", ["channel", "across"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index("ix_account_channel_across")
        batch_op.drop_index(batch_op.f("ix_account_external_id"))
        batch_op.drop_column("across")
        batch_op.drop_column("timezone")
        batch_op.drop_column("greeted_at")
    op.drop_table("evidence")
    op.drop_table("stranger")
    op.drop_table("kept_message")
    op.drop_table("oauth_state")
    op.drop_table("installation")
