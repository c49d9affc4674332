"""An account remembers the id by which its human is known across an organisation."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.add_column(sa.Column("across", sa.String(), nullable=True))
        batch_op.create_index("ix_account_channel_across", ["channel", "across"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index("ix_account_channel_across")
        batch_op.drop_column("across")
