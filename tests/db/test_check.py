"""A check names what is wrong, a rebuild mends what is derived and leaves the ledger alone."""

import pytest
from sqlalchemy import select, text

from db.check import check
from db.engine import Database
from db.errors import DatabaseMissing, NotAllowed
from db.findings import DERIVED, Finding, Kind
from db.lifecycle import Standing
from db.schema.tables import CHANGE, UNIT
from db.write.drafts import ModelDraft, YearDraft
from db.write.rebuild import rebuild_derived
from db.write.register import register_again, register_models
from db.write.session import writing
from db.write.stale import unit_on_cycle


def commune(database: Database) -> int:
    with database.read() as connection:
        unit: int | None = connection.scalar(select(UNIT.c.id).where(UNIT.c.name == "Xã Phù Vân"))
    assert unit is not None
    return unit


def fill(database: Database) -> Database:
    """Five models; the first is registered for three years."""
    unit = commune(database)
    with writing(database, "thử") as work:
        drafts = [
            ModelDraft(f"Đường hoa thôn {n}", YearDraft(2016, unit, 1, contents="Trồng hoa"), place="Thôn 1")
            for n in range(5)
        ]
        first = register_models(work, drafts)[0].model_id
        register_again(work, first, YearDraft(2017, unit, 2, standing=Standing.RETURNED))
        register_again(work, first, YearDraft(2019, unit, 2))
    return database


@pytest.fixture
def filled(database: Database) -> Database:
    """A register with models, on each engine."""
    return fill(database)


@pytest.fixture
def filled_file(sqlite: Database) -> Database:
    """A register with models in a file: for what is told apart in Python, not by the engine."""
    return fill(sqlite)


def spoil(database: Database, *statements: str) -> None:
    """Change the register behind the program's back."""
    with database.write() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def unguard(database: Database) -> str:
    """The statement that takes the ledger's guard away for changes."""
    return "DROP TRIGGER change_no_update" if database.is_sqlite else "ALTER TABLE change DISABLE TRIGGER ALL"


def found(database: Database) -> dict[Kind, Finding]:
    return {finding.kind: finding for finding in check(database).findings}


def test_a_register_that_holds_has_no_findings(filled: Database) -> None:
    steps: list[tuple[int, int]] = []
    report = check(filled, lambda done, total: steps.append((done, total)))
    assert report.ok
    assert report.findings == ()
    assert report.search_checked
    assert (report.models, report.registrations) == (5, 7)
    assert steps == [(5, 5)]


def test_nothing_there_is_said_so(tmp_path: object) -> None:
    with pytest.raises(DatabaseMissing):
        check(Database(f"{tmp_path}/none.db"))


@pytest.mark.parametrize(
    ("statement", "kind", "params"),
    [
        ("update registration set next_year = 9999 where next_year = 2019", Kind.NEXT_YEAR, {"count": 1}),
        ("update registration set next_year = 2018 where next_year = 0", Kind.NEXT_YEAR, {"year": 2017}),
        ("update registration set heir_id = 3 where year = 2017", Kind.HEIR, {"first": "MH0001", "year": 2017}),
        ("update emulation_model set sort_key = 'z' where id = 2", Kind.SORT_KEY, {"first": "MH0002"}),
        ("update emulation_model set exact_key = ''", Kind.EXACT_KEY, {"count": 5, "first": "MH0001"}),
        ("update emulation_model set search_key = ' x ' where id = 3", Kind.SEARCH_KEY, {"first": "MH0003"}),
        ("update unit set sort_key = 'z' where id = 4", Kind.UNIT_KEY, {"count": 1, "first": 4}),
        ("delete from unit_branch where unit_id = 5 and depth = 0", Kind.BRANCH, {"count": 1, "first": 5}),
        ("update unit_branch set depth = 7 where unit_id = 5 and depth = 0", Kind.BRANCH, {"count": 2}),
        ("delete from unit_today where unit_id = 6", Kind.TODAY, {"count": 1, "first": 6}),
    ],
)
def test_what_is_derived_is_named_and_mended(
    filled_file: Database, statement: str, kind: Kind, params: dict[str, object]
) -> None:
    spoil(filled_file, statement)
    report = check(filled_file)
    assert [finding.kind for finding in report.findings] == [kind]
    assert params.items() <= dict(report.findings[0].params).items()
    assert report.findings[0].mendable
    rebuild_derived(filled_file, "thử")
    assert check(filled_file).ok


def test_everything_at_once_on_each_engine(filled: Database) -> None:
    spoil(
        filled,
        "update registration set next_year = 2018, heir_id = 2 where id = 1",
        "update emulation_model set sort_key = 'z', search_key = '', exact_key = 'z' where id = 2",
        "update unit set search_key = '' where id = 4",
        "delete from unit_branch where unit_id = 5",
        "delete from unit_today where unit_id = 6",
        unguard(filled),
        "update change set actor = 'kẻ khác' where seq = 3",
    )
    every = DERIVED - {Kind.SEARCH} | {Kind.LEDGER}
    assert set(found(filled)) == every
    rebuild_derived(filled, "thử")
    assert [finding.kind for finding in check(filled).findings] == [Kind.LEDGER]


def test_a_rebuild_writes_one_line_and_leaves_the_others(filled: Database) -> None:
    with filled.read() as connection:
        before = connection.execute(select(CHANGE).order_by(CHANGE.c.seq)).all()
    spoil(filled, "update registration set next_year = 2018", "update emulation_model set search_key = ''")
    steps: list[tuple[int, int]] = []
    rebuilt = rebuild_derived(filled, "thư ký", lambda done, total: steps.append((done, total)))
    assert (rebuilt.models, rebuilt.registrations, rebuilt.units) == (5, 7, 0)
    assert steps == [(5, 5)]
    with filled.read() as connection:
        after = connection.execute(select(CHANGE).order_by(CHANGE.c.seq)).all()
    assert after[:-1] == before
    assert (after[-1].act, after[-1].actor, after[-1].entity) == ("rebuild", "thư ký", "register")
    assert check(filled).ok


def test_a_rebuild_that_fails_changes_nothing(filled_file: Database) -> None:
    spoil(filled_file, "update registration set next_year = 2018 where id = 1")

    def stop(_done: int, _total: int) -> None:
        raise RuntimeError("stopped")

    with pytest.raises(RuntimeError):
        rebuild_derived(filled_file, "thử", stop)
    assert set(found(filled_file)) == {Kind.NEXT_YEAR}


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("update change set actor = 'kẻ khác' where seq = 3", 3),
        ("update change set after = '{}' where seq = 4", 4),
        ("update change set seq = 1000 where seq = 2", 2),
        ("update change set hash = previous where seq = 5", 5),
    ],
)
def test_the_first_bad_line_of_the_ledger_is_named(filled_file: Database, statement: str, seq: int) -> None:
    spoil(filled_file, unguard(filled_file), statement)
    findings = found(filled_file)
    assert findings[Kind.LEDGER].params == {"seq": seq}
    assert not findings[Kind.LEDGER].mendable
    # The guard that was taken away is named too, and comes back; what is written stays broken.
    assert findings[Kind.CATALOGUE].params == {"name": "change_no_update"}


def test_a_ledger_is_never_mended(sqlite: Database) -> None:
    spoil(sqlite, unguard(sqlite), "update change set actor = 'kẻ khác' where seq = 1")
    rebuild_derived(sqlite, "thử")
    assert set(found(sqlite)) == {Kind.LEDGER}


def test_a_record_without_a_version(filled_file: Database) -> None:
    spoil(filled_file, "update registration set version = 0 where id = 2")
    assert found(filled_file)[Kind.VERSION].params == {"table": "registration", "count": 1, "first": 2}


def test_a_unit_above_itself(filled: Database) -> None:
    spoil(filled, "update unit set parent_id = 3 where id = 2", "update unit set parent_id = 2 where id = 3")
    assert found(filled)[Kind.CYCLE].params["unit"] in {2, 3}
    with pytest.raises(NotAllowed):
        rebuild_derived(filled, "thử")


@pytest.mark.parametrize(
    ("parents", "above"),
    [({1: None, 2: 1, 3: 2}, None), ({1: 1}, 1), ({1: 2, 2: 3, 3: 1}, 1), ({1: 2, 2: 3, 3: 2}, 2), ({1: 9}, None)],
)
def test_cycles(parents: dict[int, int | None], above: int | None) -> None:
    assert unit_on_cycle(parents) == above


def test_a_missing_search_index_is_named_and_made(filled: Database) -> None:
    if filled.is_sqlite:
        spoil(filled, "DROP TRIGGER model_fts_update")
        name = "model_fts_update"
    else:
        spoil(filled, "DROP INDEX ix_emulation_model_search")
        name = "ix_emulation_model_search"
    assert found(filled)[Kind.CATALOGUE].params == {"name": name}
    rebuild_derived(filled, "thử")
    assert check(filled).ok


def test_a_unit_below_one_that_has_ended(sqlite: Database) -> None:
    unit = commune(sqlite)
    spoil(sqlite, f"update unit set valid_from = '2026-01-01', valid_to = null where id = {unit}")
    finding = found(sqlite)[Kind.ORPHAN]
    assert (finding.params, finding.mendable) == ({"count": 1, "first": unit, "name": "Xã Phù Vân"}, False)


@pytest.mark.parametrize(
    "fault",
    [
        "INSERT INTO model_fts(model_fts, rowid, search_key) VALUES ('delete', 1, ' duong hoa ')",
        "DELETE FROM model_fts_data WHERE id > 1000",
    ],
    ids=["words", "pages"],
)
def test_a_search_index_that_says_something_else(sqlite: Database, fault: str) -> None:
    unit = commune(sqlite)
    with writing(sqlite, "thử") as work:
        register_models(work, [ModelDraft("Đường hoa", YearDraft(2016, unit, 1))])
    spoil(sqlite, fault)
    assert set(found(sqlite)) == {Kind.SEARCH}
    rebuild_derived(sqlite, "thử")
    assert check(sqlite).ok


def test_the_search_index_is_not_called_wrong_while_somebody_writes(
    sqlite: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.engine.BUSY_SECONDS", 0.05)
    mine = Database(sqlite.path or "")
    with sqlite.write():
        report = check(mine)
    mine.close()
    assert report.ok
    assert not report.search_checked


def test_a_reference_to_nothing(sqlite: Database) -> None:
    raw = sqlite.engine.raw_connection()
    cursor = raw.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.execute("insert into topic (field_id, code, name, name_en, sensitive) values (999, 'X', 'x', 'x', 0)")
    cursor.close()
    raw.close()
    sqlite.close()
    params = found(sqlite)[Kind.REFERENCE].params
    assert (params["table"], params["parent"]) == ("topic", "field")


def test_a_damaged_file(sqlite: Database) -> None:
    path = sqlite.path
    assert path is not None
    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        root = connection.scalar(text("select rootpage from sqlite_schema where name = 'change'"))
    sqlite.close()
    data = bytearray(path.read_bytes())
    start = (int(root or 0) - 1) * 4096
    data[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(data)
    assert Kind.FILE in found(sqlite)


def test_memory_stays_a_page(filled_file: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    """With pages of two, pages that follow one another are read right."""
    monkeypatch.setattr("db.write.stale.PAGE", 2)
    monkeypatch.setattr("db.check._LEDGER_PAGE", 3)
    spoil(filled_file, "update emulation_model set sort_key = 'z' where id >= 2")
    steps: list[int] = []
    report = check(filled_file, lambda done, _total: steps.append(done))
    assert steps == [2, 4, 5]
    assert report.findings == (Finding(Kind.SORT_KEY, {"count": 4, "first": "MH0002"}),)


def test_what_a_rebuild_mends_is_what_follows_from_the_data() -> None:
    assert Kind.LEDGER not in DERIVED
    assert frozenset(Kind) > DERIVED
