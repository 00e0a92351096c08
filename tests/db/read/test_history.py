"""The ledger by pages: whose lines they are, what they name, and what is nobody's business.

The pages themselves are held against a plain filter by the property test of ``tests.db.test_properties``.
"""

from datetime import date

import pytest

from db.engine import Database
from db.lifecycle import Standing
from db.read.change_records import HistoryLine, Named
from db.read.history import history_page
from db.schema import UnitKind
from db.scope import Scope, Span, UnitView
from db.write.amend import amend, move, rename
from db.write.register import delete_registration
from db.write.session import writing
from db.write.units import UnitDraft, add_unit, rename_unit
from tests.db.acts import ACTOR, field, last_revision, register, unit, year

SPAN = Span(2015, 2020)


def page(database: Database, scope: Scope | None, **how: object) -> list[HistoryLine]:
    with database.read() as connection:
        return list(history_page(connection, scope, **how))  # type: ignore[arg-type]  # the names of history_page, given by each test


def acts(lines: list[HistoryLine]) -> list[str]:
    return [line.change.act for line in lines if line.change.act != "init"]


def test_a_model_s_lines_go_where_the_model_goes(database: Database) -> None:
    there, here = unit(database, "Xã Đinh Xá"), unit(database, "Phường Quang Trung")
    made = register(database, "Đường hoa", year(database))
    register(database, "Rau sạch", year(database, 2016, "Xã Tiên Hải", field="KT"))
    with writing(database, ACTOR) as work:
        amend(work, made.registration_id, year(database, where="Xã Đinh Xá"), 1)
        move(work, made.registration_id, Standing.ACTIVE, 2)
    assert acts(page(database, Scope(SPAN, unit=there))) == ["move", "amend", "register"]
    assert acts(page(database, Scope(SPAN, unit=here))) == []
    assert acts(page(database, Scope(SPAN, field="KT"))) == ["register"]
    assert acts(page(database, Scope(Span(2016, 2016)))) == ["register"]
    assert acts(page(database, Scope(SPAN, words="duong"))) == ["move", "amend", "register"]
    assert acts(page(database, Scope(SPAN, standing=Standing.EFFECTIVE))) == []
    assert acts(page(database, None)) == ["move", "amend", "register", "register"]
    line = page(database, Scope(SPAN, unit=there))[1]
    assert (line.name, line.there, line.key) == ("Đường hoa", True, line.change.seq)
    assert line.names == (
        Named("unit", here, "Phường Quang Trung", "Phường Quang Trung"),
        Named("unit", there, "Xã Đinh Xá", "Xã Đinh Xá"),
    )


def test_names_of_fields_are_in_both_languages(database: Database) -> None:
    made = register(database, "Đường hoa", year(database, field="VX"))
    with writing(database, ACTOR) as work:
        amend(work, made.registration_id, year(database, field="KT"), 1)
    names = page(database, None, limit=1)[0].names
    assert {(name.kind, name.id) for name in names} == {("field", field(database, code)) for code in ("VX", "KT")}
    assert {name.name_en for name in names} >= {"Economy"}


def test_a_returned_and_a_deleted_model_keep_their_lines(database: Database) -> None:
    returned, gone = register(database, "Đường hoa"), register(database, "Rau sạch")
    with writing(database, ACTOR) as work:
        move(work, returned.registration_id, Standing.RETURNED, 1, "thiếu nội dung")
        rename(work, gone.model_id, "Rau sạch hơn", 1)
        delete_registration(work, gone.registration_id, 1)
    lines = page(database, Scope(SPAN))
    assert acts(lines) == ["delete", "delete", "rename", "move", "register", "register"]
    assert [line.name for line in lines[:4]] == [*3 * ["Rau sạch hơn"], "Đường hoa"]
    assert [line.there for line in lines[:4]] == [False, False, False, True]
    assert acts(page(database, Scope(SPAN, field="VX"))) == ["move", "register"]
    assert acts(page(database, Scope(SPAN, standing=Standing.RETURNED))) == ["move", "register"]
    assert acts(page(database, Scope(SPAN, standing=Standing.REGISTERED))) == []


@pytest.mark.parametrize("view", UnitView)
def test_a_unit_s_lines_are_in_its_scope(database: Database, view: UnitView) -> None:
    old = unit(database, "Phường Quang Trung")
    draft = UnitDraft("Xã Thử", UnitKind.COMMUNE)
    with writing(database, ACTOR) as work:
        first = add_unit(work, draft, date(2010, 1, 1))
        second = rename_unit(work, first, "Xã Thử Mới", date(2019, 1, 1), "12/QĐ")
    lines = page(database, Scope(SPAN, unit_view=view))
    assert acts(lines) == ["rename", "add", "add"]
    assert [line.name for line in lines[:3]] == ["Xã Thử", "Xã Thử Mới", "Xã Thử"]
    assert lines[0].names == (Named("unit", second, "Xã Thử Mới", "Xã Thử Mới"),)
    # By today's units, the new one answers for the old one too.
    expected = ["add"] if view is UnitView.REGISTERED else ["rename", "add", "add"]
    assert acts(page(database, Scope(SPAN, unit=second, unit_view=view))) == expected
    assert acts(page(database, Scope(SPAN, unit=old))) == []
    assert acts(page(database, Scope(SPAN, field="KT"))) == []


def test_who_came_in_is_only_told_to_those_who_ask_for_everything(database: Database) -> None:
    before = last_revision(database)
    with writing(database, ACTOR) as work:
        work.record("login", "member", 1, after={"from": "192.0.2.1"})
        work.record("refused", "session", None, after={"from": "192.0.2.1"})
        work.record("import", "register", None, after={"file": "x"})
    register(database, "Đường hoa")
    for scope in (None, Scope(SPAN)):
        assert acts([line for line in page(database, scope) if line.key > before]) == ["register"]
        everything = [line for line in page(database, scope, entities=None) if line.key > before]
        assert acts(everything) == ["register", "import", "refused", "login"]
    only = page(database, None, entities=frozenset({"member", "session"}))
    assert {"login", "refused"} <= set(acts(only))
    assert {line.change.entity for line in only} == {"member", "session"}
