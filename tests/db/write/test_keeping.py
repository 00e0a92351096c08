"""Drafts: kept for their owner, in no ledger."""

from db.check import check
from db.engine import Database
from db.identity import Actor, Role
from db.read.kept_drafts import KeptChoice, kept_draft
from db.write.keeping import LIMIT, drop_draft, keep_draft
from tests.db.acts import last_revision, register

LAN, HOA = Actor("Trần Thị Lan", Role.SECRETARY, 1), Actor("hoa")


def _kept(database: Database, actor: Actor, form: str = "register") -> dict[str, tuple[str, KeptChoice]] | None:
    with database.read() as connection:
        found = kept_draft(connection, actor, form)
    return None if found is None else found.typed


def test_the_last_one_is_kept_for_its_owner(database: Database) -> None:
    register(database, "Đường hoa")
    before = last_revision(database)
    keep_draft(database, LAN, "register", {"name": ("Ngõ", None)})
    keep_draft(database, LAN, "register", {"name": ("Ngõ xanh", None), "unit": ("Phường", 3)})
    keep_draft(database, LAN, "amend:1", {"name": ("Khác", None)})
    assert _kept(database, LAN) == {"name": ("Ngõ xanh", None), "unit": ("Phường", 3)}
    assert _kept(database, HOA) is None
    assert last_revision(database) == before
    assert check(database).ok


def test_a_name_that_looks_like_a_member_is_none(database: Database) -> None:
    keep_draft(database, Actor("member:1"), "register", {"name": ("Ngõ", None)})
    assert _kept(database, LAN) is None


def test_dropped(database: Database) -> None:
    keep_draft(database, LAN, "register", {"name": ("Ngõ", None)})
    drop_draft(database, LAN, "register")
    drop_draft(database, LAN, "register")
    assert _kept(database, LAN) is None


def test_what_could_drive_a_terminal_is_not_kept(database: Database) -> None:
    keep_draft(database, LAN, "register", {"name": ("Ngõ\x1b[31m xanh\u202e", None)})
    kept = _kept(database, LAN)
    assert kept is not None
    assert "\x1b" not in kept["name"][0]
    assert "\u202e" not in kept["name"][0]


def test_no_draft_without_end(database: Database) -> None:
    assert keep_draft(database, LAN, "register", {"name": ("Ngõ", None)})
    assert not keep_draft(database, LAN, "register", {"name": ("a" * LIMIT, None)})
    assert _kept(database, LAN) == {"name": ("Ngõ", None)}


def test_what_stood_there_before_is_kept_with_it(database: Database) -> None:
    keep_draft(database, LAN, "amend:1", {"units": ("a; b", (1, 2))}, {"units": ("a", (1,))})
    with database.read() as connection:
        kept = kept_draft(connection, LAN, "amend:1")
    assert kept is not None
    assert (kept.typed, kept.base) == ({"units": ("a; b", (1, 2))}, {"units": ("a", (1,))})


def test_a_form_that_is_full_is_kept(database: Database) -> None:
    models = ("; ".join(["Tuyến đường hoa của chi hội phụ nữ" * 5] * 150), tuple(range(150)))
    texts = dict.fromkeys(("findings", "remedy", "to_strengthen"), ("a" * 8000, None))
    assert keep_draft(database, LAN, "visit:1", {**texts, "models": models}, {**texts, "models": models})
