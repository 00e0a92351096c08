"""The committee's year: deadlines, activities, what the press says, and targets."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Six new tables; nothing that was there is touched."""
    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("due_date", sa.Text(), nullable=False),
        sa.Column("cancelled_at", sa.Text(), nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(cancelled_at is null) = (cancelled_reason is null)", name=op.f("ck_deadline_cancelled")
        ),
        sa.CheckConstraint(
            "kind in ('REGISTRATION_LIST', 'QUARTERLY', 'SIX_MONTH', 'YEARLY', 'INSPECTION', 'OTHER')",
            name=op.f("ck_deadline_kind"),
        ),
        sa.CheckConstraint("year between 2009 and 2099", name=op.f("ck_deadline_year")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_deadline_due_date", "deadline", ["due_date", "id"], unique=False)
    op.create_table(
        "deadline_unit",
        sa.Column("deadline_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("received_date", sa.Text(), nullable=True),
        sa.Column("received_note", sa.Text(), nullable=True),
        sa.Column("dropped_at", sa.Text(), nullable=True),
        sa.CheckConstraint("dropped_at is null or received_date is null", name=op.f("ck_deadline_unit_dropped")),
        sa.CheckConstraint(
            "received_date is not null or received_note is null", name=op.f("ck_deadline_unit_received")
        ),
        sa.ForeignKeyConstraint(["deadline_id"], ["deadline.id"], name=op.f("fk_deadline_unit_deadline_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_deadline_unit_unit_id")),
        sa.PrimaryKeyConstraint("deadline_id", "unit_id", name=op.f("pk_deadline_unit")),
        sqlite_strict=True,
    )
    op.create_index("ix_deadline_unit_unit_id", "deadline_unit", ["unit_id", "deadline_id"], unique=False)
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("from_date", sa.Text(), nullable=False),
        sa.Column("until_date", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("participants", sa.Integer(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("cancelled_at", sa.Text(), nullable=True),
        sa.Column("cancelled_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(cancelled_at is null) = (cancelled_reason is null)", name=op.f("ck_activity_cancelled")
        ),
        sa.CheckConstraint("from_date <= until_date", name=op.f("ck_activity_dates")),
        sa.CheckConstraint(
            "kind in ('TRAINING', 'SEMINAR', 'INSPECTION_ROUND', 'INTERIM_REVIEW', 'FINAL_REVIEW', 'MEETING')",
            name=op.f("ck_activity_kind"),
        ),
        sa.CheckConstraint("participants is null or participants >= 0", name=op.f("ck_activity_participants")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_activity_from_date", "activity", ["from_date", "id"], unique=False)
    op.create_table(
        "activity_unit",
        sa.Column("activity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("unit_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("dropped_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name=op.f("fk_activity_unit_activity_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_activity_unit_unit_id")),
        sa.PrimaryKeyConstraint("activity_id", "unit_id", name=op.f("pk_activity_unit")),
        sqlite_strict=True,
    )
    op.create_index("ix_activity_unit_unit_id", "activity_unit", ["unit_id", "activity_id"], unique=False)
    op.create_table(
        "press_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("date", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), nullable=True),
        sa.Column("model_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('PAPER', 'RADIO', 'TELEVISION', 'ONLINE')", name=op.f("ck_press_item_kind")),
        sa.CheckConstraint(
            "(withdrawn_at is null) = (withdrawn_reason is null)", name=op.f("ck_press_item_withdrawn")
        ),
        sa.ForeignKeyConstraint(["model_id"], ["emulation_model.id"], name=op.f("fk_press_item_model_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_press_item")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_press_item_date", "press_item", ["date", "id"], unique=False)
    op.create_index("ix_press_item_model_id", "press_item", ["model_id"], unique=False)
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("dropped_at", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("planned > 0", name=op.f("ck_target_planned")),
        sa.CheckConstraint(
            "2009 <= first_year and first_year <= last_year and last_year <= 2099", name=op.f("ck_target_span")
        ),
        sa.ForeignKeyConstraint(["field_id"], ["field.id"], name=op.f("fk_target_field_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_target_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("slot", name=op.f("uq_target_slot")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_target_field_id", "target", ["field_id"], unique=False)
    op.create_index("ix_target_unit_id", "target", ["unit_id"], unique=False)
