"""The committee's posts, terms and assignments; what sensitive models are found by."""

from collections import defaultdict

import sqlalchemy as sa
from alembic import op

from db.text import exact_key, search_key

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

SENSITIVE = ("QA06", "QA12", "QA13", "QA14")
POSTS = (
    ("HEAD", "Trưởng ban", "Head"),
    ("STANDING_DEPUTY", "Phó Trưởng ban Thường trực", "Standing deputy head"),
    ("DEPUTY", "Phó Trưởng ban", "Deputy head"),
    ("MEMBER", "Ủy viên", "Member"),
    ("SECRETARY", "Thư ký, Tổ giúp việc", "Secretary, helping team"),
)


def upgrade() -> None:
    """Three new tables. Models of sensitive topics are no longer found by their contents and their place."""
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
        sa.UniqueConstraint("code", name=op.f("uq_post_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "member_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("from_date", sa.Text(), nullable=False),
        sa.Column("until_date", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_member_term_member_id")),
        sa.ForeignKeyConstraint(["post_id"], ["post.id"], name=op.f("fk_member_term_post_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_term")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_member_term_member_id", "member_term", ["member_id", "from_date"], unique=False)
    op.create_index(op.f("ix_member_term_post_id"), "member_term", ["post_id"], unique=False)
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("from_date", sa.Text(), nullable=False),
        sa.Column("until_date", sa.Text(), nullable=True),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("field_id is not null or unit_id is not null", name=op.f("ck_assignment_scope")),
        sa.ForeignKeyConstraint(["field_id"], ["field.id"], name=op.f("fk_assignment_field_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_assignment_member_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_assignment_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignment")),
        sqlite_autoincrement=True,
        sqlite_strict=True,
    )
    op.create_index("ix_assignment_member_id", "assignment", ["member_id", "from_date"], unique=False)
    op.create_index(op.f("ix_assignment_field_id"), "assignment", ["field_id"], unique=False)
    op.create_index(op.f("ix_assignment_unit_id"), "assignment", ["unit_id"], unique=False)
    if op.get_bind().scalar(sa.text("select 1 from register_meta")) is not None:
        # A register that is made now gets its reference data once its tables are there.
        _bring_up(op.get_bind())


def _bring_up(connection: sa.Connection) -> None:
    """What a new register begins with, for one that is there."""
    insert = sa.text("insert into post (code, name, name_en, rank) values (:code, :name, :name_en, :rank)")
    for rank, (code, name, name_en) in enumerate(POSTS, 1):
        connection.execute(insert, {"code": code, "name": name, "name_en": name_en, "rank": rank})
    flag = sa.text("update topic set sensitive = 1 where code in :codes").bindparams(
        sa.bindparam("codes", expanding=True)
    )
    connection.execute(flag, {"codes": SENSITIVE})
    _hide(connection)


def _hide(connection: sa.Connection) -> None:
    """Leave the words of contents and place out of what the models of sensitive topics are found by."""
    rows = connection.execute(
        sa.text(
            "select r.model_id, m.name, u.name from registration r "
            "join emulation_model m on m.id = r.model_id join unit u on u.id = r.unit_id "
            "where r.model_id in (select s.model_id from registration s join topic t on t.id = s.topic_id "
            "where t.sensitive = 1) order by r.model_id, r.year"
        )
    )
    names: dict[int, str] = {}
    units: defaultdict[int, dict[str, None]] = defaultdict(dict)
    for model_id, name, unit in rows:
        names[model_id] = name
        units[model_id][unit] = None
    update = sa.text("update emulation_model set search_key = :folded, exact_key = :exact where id = :id")
    for model_id, name in names.items():
        words = [name, *units[model_id]]
        connection.execute(update, {"folded": search_key(*words), "exact": exact_key(*words), "id": model_id})
