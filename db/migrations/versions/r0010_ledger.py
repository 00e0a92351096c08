"""The ledger says who exactly acted, and which lines are one act; it is found by member and by day."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns that older lines leave empty, and three indexes."""
    op.add_column("change", sa.Column("member_id", sa.Integer(), nullable=True))
    op.add_column("change", sa.Column("first_seq", sa.Integer(), nullable=True))
    op.create_index("ix_change_at", "change", ["at", "seq"], unique=False)
    for name, column, which in (
        ("ix_change_member_id", "member_id", sa.text("member_id is not null")),
        ("ix_change_actor", "actor", sa.text("member_id is null")),
    ):
        op.create_index(name, "change", [column, "seq"], unique=False, sqlite_where=which, postgresql_where=which)
