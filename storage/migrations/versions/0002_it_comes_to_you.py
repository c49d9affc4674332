"""It comes to you: prompts, check-ins, remarks, working hours and homes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "check_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("cadence", sa.String(), nullable=False),
        sa.Column("anchor", sa.Date(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["person.id"], name=op.f("fk_check_in_manager_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_check_in_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_in")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_check_in_person_id"), ["person_id"], unique=False)
        batch_op.create_index(
            "uq_check_in_pair",
            ["manager_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "home_page",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=True),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_home_page_person_id")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_home_page")),
    )
    with op.batch_alter_table("home_page", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_home_page_stale"), ["stale"], unique=False)

    op.create_table(
        "talk_prompt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_key", sa.String(), nullable=False),
        sa.Column("manager_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["manager_id"], ["person.id"], name=op.f("fk_talk_prompt_manager_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_talk_prompt_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_talk_prompt")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("talk_prompt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_talk_prompt_list_key"), ["list_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_talk_prompt_manager_id"), ["manager_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_talk_prompt_person_id"), ["person_id"], unique=False)

    op.create_table(
        "topic_stop",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_topic_stop_person_id")),
        sa.PrimaryKeyConstraint("person_id", "topic", name=op.f("pk_topic_stop")),
    )
    op.create_table(
        "remark",
        sa.Column("written_by", sa.Integer(), nullable=False),
        sa.Column("about", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dialogue_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["about"], ["person.id"], name=op.f("fk_remark_about")),
        sa.ForeignKeyConstraint(
            ["dialogue_id"], ["dialogue.id"], name=op.f("fk_remark_dialogue_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["written_by"], ["person.id"], name=op.f("fk_remark_written_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remark")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_remark_about"), ["about"], unique=False)
        batch_op.create_index(batch_op.f("ix_remark_dialogue_id"), ["dialogue_id"], unique=False)

    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(
            "ix_action_due",
            ["due"],
            unique=False,
            sqlite_where=sa.text("status IN ('open', 'started', 'postponed')"),
            postgresql_where=sa.text("status IN ('open', 'started', 'postponed')"),
        )

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ref", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_agenda_item_ref"), ["ref"], unique=False)

    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.create_index(
            "ix_goal_review",
            ["review_on"],
            unique=False,
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )

    with op.batch_alter_table("house", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ahead", sa.Integer(), server_default="0", nullable=False))

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("topic", sa.String(), nullable=True))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("day_starts", sa.Integer(), server_default="540", nullable=False))
        batch_op.add_column(sa.Column("day_ends", sa.Integer(), server_default="1020", nullable=False))
        batch_op.add_column(sa.Column("work_days", sa.String(), server_default="12345", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("work_days")
        batch_op.drop_column("day_ends")
        batch_op.drop_column("day_starts")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("topic")

    with op.batch_alter_table("house", schema=None) as batch_op:
        batch_op.drop_column("ahead")

    with op.batch_alter_table("goal", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_goal_review",
            sqlite_where=sa.text("status = 'open'"),
            postgresql_where=sa.text("status = 'open'"),
        )

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_ref"))
        batch_op.drop_column("ref")

    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_action_due",
            sqlite_where=sa.text("status IN ('open', 'started', 'postponed')"),
            postgresql_where=sa.text("status IN ('open', 'started', 'postponed')"),
        )

    with op.batch_alter_table("remark", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_remark_dialogue_id"))
        batch_op.drop_index(batch_op.f("ix_remark_about"))

    op.drop_table("remark")
    op.drop_table("topic_stop")
    with op.batch_alter_table("talk_prompt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_talk_prompt_person_id"))
        batch_op.drop_index(batch_op.f("ix_talk_prompt_manager_id"))
        batch_op.drop_index(batch_op.f("ix_talk_prompt_list_key"))

    op.drop_table("talk_prompt")
    with op.batch_alter_table("home_page", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_home_page_stale"))

    op.drop_table("home_page")
    with op.batch_alter_table("check_in", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_check_in_pair",
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_check_in_person_id"))

    op.drop_table("check_in")
