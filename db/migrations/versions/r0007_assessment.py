"""What a model is given and how it was seen: recognitions, commendations, visits, points, replications."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """New tables; nothing that was there is touched."""
    op.create_table(
        "rubric",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("subject", sa.Integer(), nullable=True),
        sa.CheckConstraint("subject is null or subject in (1, 2)", name=op.f("ck_rubric_subject")),
        sa.CheckConstraint("valid_to is null or valid_from <= valid_to", name=op.f("ck_rubric_validity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rubric")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_table(
        "criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rubric_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("max_points", sa.Integer(), nullable=False),
        sa.CheckConstraint("max_points > 0", name=op.f("ck_criterion_max_points")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_criterion_rubric_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("rubric_id", "position", name=op.f("uq_criterion_rubric_id_position")),
        sqlite_strict=True,
    )
    op.create_table(
        "grade",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rubric_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("least_points", sa.Integer(), nullable=False),
        sa.CheckConstraint("least_points >= 0", name=op.f("ck_grade_least_points")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_grade_rubric_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grade")),
        sa.UniqueConstraint("rubric_id", "least_points", name=op.f("uq_grade_rubric_id_least_points")),
        sqlite_strict=True,
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("visited_on", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("findings", sa.Text(), nullable=True),
        sa.Column("to_strengthen", sa.Text(), nullable=True),
        sa.Column("due_on", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("kind in ('CHECK', 'SURVEY')", name=op.f("ck_inspection_kind")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_inspection_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_inspection_unit_id", "inspection", ["unit_id", "visited_on"], unique=False)
    op.create_index("ix_inspection_visited_on", "inspection", ["visited_on", "id"], unique=False)
    op.create_table(
        "replication",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.Integer(), nullable=False),
        sa.Column("to_unit_id", sa.Integer(), nullable=False),
        sa.Column("replicated_on", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("copy_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["copy_id"], ["emulation_model.id"], name=op.f("fk_replication_copy_id")),
        sa.ForeignKeyConstraint(["model_id"], ["emulation_model.id"], name=op.f("fk_replication_model_id")),
        sa.ForeignKeyConstraint(["to_unit_id"], ["unit.id"], name=op.f("fk_replication_to_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replication")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_replication_copy_id"), "replication", ["copy_id"], unique=False)
    op.create_index(op.f("ix_replication_model_id"), "replication", ["model_id"], unique=False)
    op.create_index(op.f("ix_replication_to_unit_id"), "replication", ["to_unit_id"], unique=False)
    op.create_table(
        "commendation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("subject", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("unit_name", sa.Text(), nullable=False),
        sa.Column("achievement", sa.Text(), nullable=True),
        sa.Column("proposed_on", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("revoked_on", sa.Text(), nullable=True),
        sa.Column("revoked_decision", sa.Text(), nullable=True),
        sa.Column("revoked_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(status = 'REVOKED') = (revoked_on is not null)", name=op.f("ck_commendation_revoked")
        ),
        sa.CheckConstraint(
            "kind in ('PARTY', 'STATE', 'MASS_ORGANISATION', 'OTHER')", name=op.f("ck_commendation_kind")
        ),
        sa.CheckConstraint(
            "level in ('GRASSROOTS', 'DISTRICT', 'PROVINCE', 'CENTRAL')", name=op.f("ck_commendation_level")
        ),
        sa.CheckConstraint(
            "status <> 'AWARDED' or (decision is not null and decided_on is not null and issuer is not null)",
            name=op.f("ck_commendation_decided"),
        ),
        sa.CheckConstraint("status in ('PROPOSED', 'AWARDED', 'REVOKED')", name=op.f("ck_commendation_status")),
        sa.CheckConstraint("subject in (1, 2)", name=op.f("ck_commendation_subject")),
        sa.CheckConstraint("year between 2009 and 2099", name=op.f("ck_commendation_year")),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name=op.f("fk_commendation_registration_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_commendation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commendation")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commendation_registration_id"), "commendation", ["registration_id"], unique=False)
    op.create_index("ix_commendation_unit_id", "commendation", ["unit_id", "year"], unique=False)
    op.create_index("ix_commendation_year", "commendation", ["year", "status", "subject"], unique=False)
    op.create_table(
        "inspection_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("inspection_id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=True),
        sa.Column("needs_work", sa.Integer(), nullable=False),
        sa.Column("listed", sa.Integer(), nullable=False),
        sa.CheckConstraint("listed in (0, 1)", name=op.f("ck_inspection_model_listed")),
        sa.CheckConstraint("needs_work in (0, 1)", name=op.f("ck_inspection_model_needs_work")),
        sa.ForeignKeyConstraint(
            ["inspection_id"], ["inspection.id"], name=op.f("fk_inspection_model_inspection_id")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name=op.f("fk_inspection_model_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inspection_model")),
        sa.UniqueConstraint(
            "inspection_id", "registration_id", name=op.f("uq_inspection_model_inspection_id_registration_id")
        ),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_inspection_model_needs_work", "inspection_model", ["needs_work", "listed"], unique=False)
    op.create_index(
        "ix_inspection_model_registration_id", "inspection_model", ["registration_id", "listed"], unique=False
    )
    op.create_table(
        "recognition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "level in ('GRASSROOTS', 'DISTRICT', 'PROVINCE', 'CENTRAL')", name=op.f("ck_recognition_level")
        ),
        sa.ForeignKeyConstraint(
            ["registration_id"], ["registration.id"], name=op.f("fk_recognition_registration_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recognition")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_recognition_decided_on"), "recognition", ["decided_on"], unique=False)
    op.create_index("ix_recognition_level", "recognition", ["level", "decided_on"], unique=False)
    op.create_index(op.f("ix_recognition_registration_id"), "recognition", ["registration_id"], unique=False)
    op.create_table(
        "scoring",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("rubric_id", sa.Integer(), nullable=False),
        sa.Column("scored_on", sa.Text(), nullable=False),
        sa.Column("inspection_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["inspection_id"], ["inspection.id"], name=op.f("fk_scoring_inspection_id")),
        sa.ForeignKeyConstraint(["registration_id"], ["registration.id"], name=op.f("fk_scoring_registration_id")),
        sa.ForeignKeyConstraint(["rubric_id"], ["rubric.id"], name=op.f("fk_scoring_rubric_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scoring")),
        sa.UniqueConstraint("registration_id", "rubric_id", name=op.f("uq_scoring_registration_id_rubric_id")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_scoring_inspection_id"), "scoring", ["inspection_id"], unique=False)
    op.create_index(op.f("ix_scoring_rubric_id"), "scoring", ["rubric_id"], unique=False)
    op.create_table(
        "score",
        sa.Column("scoring_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("criterion_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.CheckConstraint("points >= 0", name=op.f("ck_score_points")),
        sa.ForeignKeyConstraint(["criterion_id"], ["criterion.id"], name=op.f("fk_score_criterion_id")),
        sa.ForeignKeyConstraint(["scoring_id"], ["scoring.id"], name=op.f("fk_score_scoring_id")),
        sa.PrimaryKeyConstraint("scoring_id", "criterion_id", name=op.f("pk_score")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_score_criterion_id", "score", ["criterion_id"], unique=False)
