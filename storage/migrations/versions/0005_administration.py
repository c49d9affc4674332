"""Administration in chat: quiet times and schedules of parts of the organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "quiet_time",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope_kind", sa.String(), nullable=False),
        sa.Column("scope_value", sa.String(), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.Integer(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["ended_by"], ["person.id"], name=op.f("fk_quiet_time_ended_by")),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_quiet_time_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiet_time")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("quiet_time", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiet_time_until"), ["until"], unique=False)

    op.create_table(
        "talk_schedule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope_kind", sa.String(), nullable=False),
        sa.Column("scope_value", sa.String(), nullable=True),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.Column("apart", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.Integer(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["set_by"], ["person.id"], name=op.f("fk_talk_schedule_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_schedule")),
        sqlite_autoincrement=True,
    )


def downgrade() -> None:
    op.drop_table("talk_schedule")
    op.drop_table("quiet_time")
