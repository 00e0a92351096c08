"""SQLite's search keeps the heads of the names by the shelf; the search is made anew around every revision."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing that Alembic knows of: ``db.migrations.catalogue`` makes it."""
