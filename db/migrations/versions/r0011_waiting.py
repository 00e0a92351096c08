"""Which registrations wait, and which are kept up: known without looking at the others."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two indexes of some registrations."""
    waits = sa.text("standing = 0 or standing = 5 or standing = 10 or standing = 20")
    op.create_index(
        "ix_registration_waiting",
        "registration",
        ["standing", "id"],
        unique=False,
        sqlite_where=waits,
        postgresql_where=waits,
    )
    kept_up = sa.text("kind = 'MAINTAINED'")
    op.create_index(
        "ix_registration_kept_up",
        "registration",
        ["year", "field_id", "next_year", "subject", "standing"],
        unique=False,
        sqlite_where=kept_up,
        postgresql_where=kept_up,
    )
