"""What newspapers and reports said of real places: told to a register, read back, and printed."""

from typing import Any

from db.check import check
from db.engine import Database
from db.lifecycle import Subject
from db.read.against import against_last_year
from db.read.kinds import new_and_kept
from db.read.tallies import by_field, by_subject, total
from db.read.targets import targets
from db.read.units import all_units
from db.scope import Scope, Span
from tests.db.calendar_acts import target
from tests.db.scenarios.conftest import Tally
from tests.db.scenarios.places import LUC_NGAN, ba_ria_vung_tau, bao_lam, luc_ngan


def _totals(found: Any) -> dict[str, int]:
    return {row["code"]: row["total"] for row in found["rows"]}


def test_luc_ngan_2018(database: Database, tally: Tally) -> None:
    """Lục Ngạn in 2018: 478 models, 182, 192, 72 and 32 by field."""
    communes = luc_ngan(database)
    scope = Scope(Span(2018, 2018), unit=communes[0])
    with database.read() as connection:
        view = by_field(connection, scope)
        assert ({row.code: row.tally.total for row in view.rows}, view.total.total) == (LUC_NGAN, 478)
        assert total(connection, Scope(Span(2018, 2018))) == view.total
        assert new_and_kept(connection, scope).total.new == 478
    printed = tally(database, "--period", "2018", "--unit", "Huyện Lục Ngạn")
    assert (printed["total"], _totals(printed)) == (478, LUC_NGAN)


def test_bao_lam_2022(database: Database, tally: Tally) -> None:
    """Bảo Lâm in 2022: 19 units registered 113 models, 84 of collectives and 29 of individuals."""
    units = bao_lam(database)
    scope = Scope(Span(2022, 2022), unit=units[0])
    with database.read() as connection:
        subjects = {subject: figures.total for subject, figures in by_subject(connection, scope).items()}
        assert subjects == {Subject.COLLECTIVE: 84, Subject.INDIVIDUAL: 29, Subject.UNKNOWN: 0}
        rows = [row for row in all_units(connection, scope.but(unit=None)) if row.parent_id == units[0]]
    assert (len(rows), sum(row.tally.total for row in rows)) == (19, 113)
    assert all(row.tally.total > 0 for row in rows)
    printed = tally(database, "--period", "2022", "--unit", "Huyện Bảo Lâm", "--by", "subject")
    assert (printed["total"], _totals(printed)) == (113, {"collective": 84, "individual": 29, "unknown": 0})


def test_ba_ria_vung_tau_2021(database: Database, tally: Tally) -> None:
    """Bà Rịa - Vũng Tàu in 2021: 2,071 registered, 1,808 of them effective, 276 of these more than in 2020."""
    units = ba_ria_vung_tau(database)
    scope = Scope(Span(2021, 2021), unit=units[0])
    with database.read() as connection:
        found = against_last_year(connection, scope)
        kinds = new_and_kept(connection, scope).total
    assert (found.total.now.total, found.total.now.effective) == (2_071, 1_808)
    assert (found.total.before.effective, found.total.more_effective) == (1_532, 276)
    assert sum(row.more_effective for row in found.rows) == 276
    assert (kinds.total, kinds.new, kinds.maintained, kinds.stopped) == (2_071, 571, 1_500, 1)
    for year, registered, of_them in (("2021", 2_071, 1_808), ("2020", 1_572, 1_532)):
        printed = tally(database, "--period", year, "--unit", "Tỉnh Bà Rịa - Vũng Tàu")
        assert printed["total"] == registered
        assert sum(row["effective"] for row in printed["rows"]) == of_them
    assert check(database).ok


def test_phu_ly_2015_2020(sample: Database, tally: Tally) -> None:
    """Phủ Lý 2015-2020: 42, 89, 50 and 6 by field, "gần 200" together: 93 percent of a target of 200."""
    counts = {"KT": 42, "VX": 89, "QA": 50, "HT": 6}
    span = Span(2015, 2020)
    for code, planned in counts.items():
        target(sample, planned, span, field=code)
    target(sample, 200, span)
    with sample.read() as connection:
        assert {row.code: row.tally.total for row in by_field(connection, Scope(span)).rows} == counts
        found = {row.field: (row.planned, row.counted, row.percent) for row in targets(connection, span)}
        kinds = new_and_kept(connection, Scope(span))
    assert found == {None: (200, 187, 93.5)} | {code: (count, count, 100) for code, count in counts.items()}
    assert {row.code: row.new + row.maintained for row in kinds.rows} == counts
    printed = tally(sample, "--period", "2015-2020")
    assert (printed["total"], _totals(printed)) == (187, counts)
