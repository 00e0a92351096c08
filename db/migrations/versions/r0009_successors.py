"""Where the models of a split unit went: what was chosen, and under which unit each registration counts today."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table of choices. Nobody chose yet: every registration counts where its own unit went."""
    op.create_table(
        "successor_choice",
        sa.Column("model_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("to_unit_id", sa.Integer(), nullable=False),
        sa.Column("chosen_on", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["from_unit_id"], ["unit.id"], name=op.f("fk_successor_choice_from_unit_id")),
        sa.ForeignKeyConstraint(["model_id"], ["emulation_model.id"], name=op.f("fk_successor_choice_model_id")),
        sa.ForeignKeyConstraint(["to_unit_id"], ["unit.id"], name=op.f("fk_successor_choice_to_unit_id")),
        sa.PrimaryKeyConstraint("model_id", "from_unit_id", name=op.f("pk_successor_choice")),
        sqlite_strict=True,
    )
    op.create_index(
        "ix_successor_choice_from_unit_id", "successor_choice", ["from_unit_id", "to_unit_id"], unique=False
    )
    op.create_index(op.f("ix_successor_choice_to_unit_id"), "successor_choice", ["to_unit_id"], unique=False)
    # SQLite adds no column that may not be empty unless it has a default; a check finds a row that kept it.
    op.add_column("registration", sa.Column("heir_id", sa.Integer(), nullable=False, server_default="0"))
    op.execute("UPDATE registration SET heir_id = unit_id")
    op.create_index(
        "ix_registration_heir",
        "registration",
        ["heir_id", "field_id", "year", "next_year", "subject", "standing", "model_id"],
        unique=False,
    )
