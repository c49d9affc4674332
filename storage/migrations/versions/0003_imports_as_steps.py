"""Imports as steps: each can be taken back whole, and lines that cannot be used wait for a mend."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "import_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("run", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("correction", sa.Boolean(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shared", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_step")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "import_held",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_held_person_id")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_import_held")),
    )
    with op.batch_alter_table("import_held", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_held_person_id"), ["person_id"], unique=False)

    op.create_table(
        "import_trace",
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_import_trace_person_id")),
        sa.ForeignKeyConstraint(["step_id"], ["import_step.id"], name=op.f("fk_import_trace_step_id")),
        sa.PrimaryKeyConstraint("step_id", "person_id", name=op.f("pk_import_trace")),
    )
    with op.batch_alter_table("import_trace", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_trace_person_id"), ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("import_trace", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_trace_person_id"))

    op.drop_table("import_trace")
    with op.batch_alter_table("import_held", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_import_held_person_id"))

    op.drop_table("import_held")
    op.drop_table("import_step")
