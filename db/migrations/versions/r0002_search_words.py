"""PostgreSQL keeps each model's words as its index has them; SQLite's search is made anew anyway."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The words of a model as a column that follows ``search_key`` by itself."""
    if op.get_bind().dialect.name != "postgresql":
        return
    # Our own folded words, not a text parser's: no dictionary, no locale, no extension.
    words = sa.Computed("array_to_tsvector(string_to_array(btrim(search_key), ' '))", persisted=True)
    op.add_column("emulation_model", sa.Column("search_words", TSVECTOR(), words, nullable=True))
