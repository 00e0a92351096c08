"""Targets are set, changed and dropped, and stand against what is registered."""

from typing import Any

import pytest

from db.check import check
from db.engine import Database
from db.errors import AlreadyThere, Conflict, DanvanError, NotAllowed, NotFound, TextRefused
from db.lifecycle import Standing
from db.read.calendar_records import TargetNotFound, reached_percent
from db.read.tallies import total
from db.read.targets import planned, targets
from db.read.targets import target as read_target
from db.scope import Scope, Span
from db.write.calendar_drafts import TargetDraft
from db.write.register import register_again
from db.write.session import writing
from db.write.targets import drop_target, set_target
from tests.db import calendar_acts
from tests.db.acts import ACTOR, changes_since, last_revision, register, unit, year
from tests.db.calendar_acts import CLEAN, HOSTILE, counting

SIX = Span(2015, 2020)


def test_one_for_each_span_field_and_unit(database: Database) -> None:
    before = last_revision(database)
    number = calendar_acts.target(database, 40, SIX, field="KT", decision=HOSTILE)
    others = [
        calendar_acts.target(database, 187, SIX),
        calendar_acts.target(database, 9, Span(2018, 2018), field="KT"),
        calendar_acts.target(database, 3, SIX, field="KT", unit_id=unit(database, "Phường Lam Hạ")),
    ]
    assert len({number, *others}) == 4
    with pytest.raises(AlreadyThere, match="2015-2020"):
        calendar_acts.target(database, 41, SIX, field="KT")
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        set_target(work, TargetDraft(SIX, 41, "KT"), 7)
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        set_target(work, TargetDraft(SIX, 41, "VX"), 1)
    with writing(database, ACTOR) as work:
        assert set_target(work, TargetDraft(SIX, 42, "KT", decision=CLEAN), 1) == number
        # What is so already is no change.
        assert set_target(work, TargetDraft(SIX, 42, "KT", decision=CLEAN), 2) == number
    with database.read() as connection:
        found = read_target(connection, number)
        assert (found.span, found.field, found.unit, found.planned, found.decision, found.version) == (
            SIX,
            "KT",
            None,
            42,
            CLEAN,
            2,
        )
    kt = {"title": "2015-2020", "field_id": 1, "planned": 40, "decision": CLEAN}
    lines = changes_since(database, before)
    assert lines[0] == ("set", "target", {}, kt)
    assert lines[-1] == ("amend", "target", {"planned": 40}, kt | {"planned": 42})
    assert len(lines) == 5


def test_a_dropped_target_can_be_set_again(database: Database) -> None:
    number = calendar_acts.target(database, 40, SIX, decision="12-KH")
    for reason, version, kind in (("", 1, TextRefused), ("Điều chỉnh", 4, Conflict)):
        with pytest.raises(kind), writing(database, ACTOR) as work:
            drop_target(work, number, reason, version)
    with writing(database, ACTOR) as work:
        drop_target(work, number, "Điều chỉnh", 1)
    with database.read() as connection:
        assert targets(connection) == ()
        with pytest.raises(TargetNotFound):
            read_target(connection, number)
    with pytest.raises(TargetNotFound), writing(database, ACTOR) as work:
        drop_target(work, number, "Lại", 2)
    with pytest.raises(Conflict), writing(database, ACTOR) as work:
        set_target(work, TargetDraft(SIX, 50), 2)
    assert calendar_acts.target(database, 50, SIX) == number
    with database.read() as connection:
        (found,) = targets(connection)
    assert (found.planned, found.decision, found.version) == (50, None, 3)
    assert check(database).ok


REFUSED: dict[str, tuple[dict[str, Any], type[DanvanError], str]] = {
    "none planned": ({"planned": 0}, NotAllowed, "từ 1 đến 1.000.000"),
    "too many": ({"planned": 10**9}, NotAllowed, "từ 1 đến 1.000.000"),
    "out of range": ({"span": Span(1998, 2020)}, NotAllowed, "1998"),
    "the wrong way round": ({"span": Span(2020, 2015)}, NotAllowed, "trước năm đầu"),
    "no such field": ({"field": "ZZ"}, NotFound, "ZZ"),
    "no such unit": ({"unit_id": 9999}, NotFound, "9999"),
    "a long decision": ({"decision": "x" * 300}, TextRefused, "Quyết định"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_leaves_nothing(sqlite: Database, name: str) -> None:
    values, kind, words = REFUSED[name]
    before = last_revision(sqlite)
    with pytest.raises(kind, match=words):
        calendar_acts.target(sqlite, values.pop("planned", 40), values.pop("span", SIX), **values)
    assert last_revision(sqlite) == before


def test_targets_stand_against_what_every_other_view_counts(database: Database) -> None:
    lam_ha, city = unit(database, "Phường Lam Hạ"), unit(database, "Thành phố Phủ Lý")
    kept = register(database, "Rau sạch", year(database, 2015, field="KT", where="Phường Lam Hạ")).model_id
    with writing(database, ACTOR) as work:
        register_again(work, kept, year(database, 2018, field="KT", where="Phường Lam Hạ"))
    register(database, "Vườn mẫu", year(database, 2018, field="KT"))
    register(database, "Đường hoa", year(database, 2018))
    register(database, "Trả lại", year(database, 2018, field="KT", standing=Standing.RETURNED))
    register(database, "Dừng", year(database, 2016, standing=Standing.STOPPED))
    wanted: list[tuple[Span, str | None, int | None]] = [
        (SIX, None, None),
        (SIX, "KT", None),
        (SIX, "HT", None),
        (SIX, None, lam_ha),
        (SIX, "KT", lam_ha),
        (SIX, None, city),
        (Span(2015, 2015), "KT", None),
        (Span(2018, 2018), "KT", None),
        (Span(2018, 2018), None, None),
    ]
    for span, field, where in wanted:
        calendar_acts.target(database, 3, span, field=field, unit_id=where)
    with database.read() as connection:
        with counting(connection) as asked:
            found = targets(connection)
        assert len(asked) == 1
        assert len(found) == len(wanted)
        for row in found:
            scope = Scope(row.span, unit=row.unit_id, field=row.field)
            assert row.counted == total(connection, scope).total, row
            assert row.percent == reached_percent(row.counted, 3)
        assert {(row.span, row.field, row.unit_id): row.counted for row in found} == dict(
            zip(wanted, (4, 2, 0, 1, 1, 4, 1, 2, 3), strict=True)
        )
        assert [row.span for row in targets(connection, Span(2016, 2018))] == [Span(2018, 2018)] * 2
        # The longest span first; all units before each, all fields before each.
        assert [(row.span, row.field, row.unit_id) for row in targets(connection, SIX)[:3]] == [
            (SIX, None, None),
            (SIX, "KT", None),
            (SIX, "HT", None),
        ]


def test_what_is_planned_for_what_is_in_view(database: Database) -> None:
    lam_ha = unit(database, "Phường Lam Hạ")
    for plan, span, field, where in (
        (200, SIX, None, None),
        (40, SIX, "KT", None),
        (9, SIX, None, lam_ha),
        (35, Span(2018, 2018), None, None),
    ):
        calendar_acts.target(database, plan, span, field=field, unit_id=where)
    dropped = calendar_acts.target(database, 7, SIX, field="HT")
    with writing(database, ACTOR) as work:
        drop_target(work, dropped, "Nhầm", 1)
    with database.read() as connection:
        with counting(connection) as asked:
            assert dict(planned(connection, Scope(SIX, field="VX"))) == {None: 200, "KT": 40}
        assert len(asked) == 1
        assert planned(connection, Scope(SIX, unit=lam_ha)) == ((None, 9),)
        assert planned(connection, Scope(Span(2018, 2018))) == ((None, 35),)
        assert planned(connection, Scope(Span(2015, 2018))) == ()


def test_percent_is_rounded_half_up_to_one_decimal_and_100_is_all() -> None:
    said = {(188, 190): 98.9, (1999, 2000): 99.9, (2000, 2000): 100.0, (1, 16): 6.3, (5, 4): 125.0, (0, 3): 0.0}
    assert {pair: reached_percent(*pair) for pair in said} == said
