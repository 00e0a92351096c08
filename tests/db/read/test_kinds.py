"""New, kept up, stopped; and the figures against the year before."""

from typing import Any

import pytest
from sqlalchemy import Connection

from db.engine import Database
from db.lifecycle import Standing
from db.read import kept
from db.read.against import against_last_year
from db.read.kinds import kept_up, new_and_kept, stopped
from db.read.tallies import by_field
from db.schema import RegistrationKind
from db.scope import Scope, Span
from db.write.amend import move
from db.write.register import register_again
from db.write.session import writing
from tests.db.acts import ACTOR, register, unit, year
from tests.db.calendar_acts import counting, query_plan

KEPT = RegistrationKind.MAINTAINED


def _several(database: Database) -> list[int]:
    """Three models in KT, one in VX: kept up, new and stopped in different years."""
    ids = []
    for name, field, where in (
        ("Rau sạch", "KT", "Phường Lam Hạ"),
        ("Vườn mẫu", "KT", "Phường Quang Trung"),
        ("Chăn nuôi", "KT", "Xã Đinh Xá"),
        ("Đường hoa", "VX", "Phường Lam Hạ"),
    ):
        ids.append(register(database, name, year(database, 2017, where, field=field)).model_id)
    with writing(database, ACTOR) as work:
        again = register_again(work, ids[0], year(database, 2018, "Phường Lam Hạ", field="KT", kind=KEPT))
        stop = register_again(work, ids[1], year(database, 2018, "Phường Quang Trung", field="KT", kind=KEPT))
        back = register_again(work, ids[3], year(database, 2018, "Phường Lam Hạ", field="VX", kind=KEPT))
        move(work, again, Standing.EFFECTIVE, 1)
        move(work, stop, Standing.STOPPED, 1, "Thiếu kinh phí")
        move(work, back, Standing.RETURNED, 1, "Trùng")
    return ids


def test_a_model_counts_by_its_latest_registration(database: Database) -> None:
    _several(database)
    with database.read() as connection:
        for span, wanted in (
            (Span(2017, 2017), {"KT": (3, 3, 0, 0), "VX": (1, 1, 0, 0)}),
            (Span(2018, 2018), {"KT": (2, 0, 2, 1), "VX": (0, 0, 0, 0)}),
            # What was returned counts by the year before.
            (Span(2015, 2020), {"KT": (3, 1, 2, 1), "VX": (1, 1, 0, 0)}),
        ):
            scope = Scope(span)
            found = new_and_kept(connection, scope)
            figures = {row.code: (row.total, row.new, row.maintained, row.stopped) for row in found.rows}
            assert figures == {"QA": (0, 0, 0, 0), "HT": (0, 0, 0, 0)} | wanted
            assert [row.total for row in found.rows] == [
                row.tally.total for row in by_field(connection, scope).rows
            ]
            assert kept_up(connection, scope) == tuple((row.code, row.maintained) for row in found.rows)
            assert found.total.total == found.total.new + found.total.maintained
            assert found.total.stopped == sum(row.stopped for row in found.rows)
        lam_ha = Scope(Span(2015, 2020), unit=unit(database, "Phường Lam Hạ"), field="KT")
        narrowed = new_and_kept(connection, lam_ha)
        assert [(row.code, row.total) for row in narrowed.rows] == [("KT", 1), ("VX", 1), ("QA", 0), ("HT", 0)]


def test_what_is_kept_up_is_counted_by_its_own_index(sqlite: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = kept.ask

    def note(connection: Connection, sql: str, values: Any) -> kept.Rows:
        asked.append(sql)
        return ask(connection, sql, values)

    monkeypatch.setattr(kept, "ask", note)
    with sqlite.read() as connection:
        kept_up(connection, Scope(Span(2016, 2019)))
        assert any("ix_registration_kept_up" in step for step in query_plan(connection, asked[0]))


def test_what_was_stopped_and_why(database: Database) -> None:
    ids = _several(database)
    for name in ("Ao cá", "Bờ kè"):
        register(database, name, year(database, 2018, "Xã Đinh Xá", field="QA", standing=Standing.STOPPED))
    with database.read() as connection:
        with counting(connection) as asked:
            found = stopped(connection, Scope(Span(2015, 2020)))
        assert len(asked) == 1
        assert [(row.name, row.reason) for row in found.rows] == [
            ("Ao cá", None),
            ("Bờ kè", None),
            ("Vườn mẫu", "Thiếu kinh phí"),
        ]
        last = found.rows[-1]
        assert (last.key, last.unit, last.field, last.year) == (ids[1], "Phường Quang Trung", "KT", 2018)
        page = stopped(connection, Scope(Span(2015, 2020)), limit=1)
        assert ([row.name for row in page.rows], page.total) == (["Ao cá"], 3)
        assert stopped(connection, Scope(Span(2015, 2020), field="KT")).total == 1
        assert stopped(connection, Scope(Span(2017, 2017))).rows == ()


def test_against_the_year_before_and_against_as_many_years_before(database: Database) -> None:
    _several(database)
    with database.read() as connection:
        found = against_last_year(connection, Scope(Span(2018, 2018)))
        assert (found.span, found.before) == (Span(2018, 2018), Span(2017, 2017))
        assert [
            (row.code, row.now.total, row.before.total, row.more, row.more_effective) for row in found.rows
        ] == [
            ("KT", 2, 3, -1, 1),
            ("VX", 0, 1, -1, 0),
            ("QA", 0, 0, 0, 0),
            ("HT", 0, 0, 0, 0),
        ]
        assert (found.total.code, found.total.more, found.total.more_effective) == (None, -2, 1)
        several = against_last_year(connection, Scope(Span(2018, 2020)))
        assert (several.before, several.total.before.total, several.total.now.total) == (Span(2015, 2017), 4, 2)
