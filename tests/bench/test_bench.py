"""Every bench runs, on next to nothing, and gives a table. What it measures is nobody's assertion."""

from collections.abc import Iterator

import pytest

from tests.bench.glance import Glance
from tests.bench.registers import Registers
from tests.bench.running import BENCHES, run
from tests.bench.size import Size
from tests.bench.table import HEADINGS, Row, Wanted, lines
from tests.bench.writer import Commit, seen

TINY = Size(models=150, runs=1, warm=False, keys=2, rows=30, idle=0.1, sessions=3, stay=2.0)


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Registers]:
    """Small ones, shared by the benches."""
    made = Registers(tmp_path_factory.mktemp("bench"))
    yield made
    made.close()


@pytest.mark.parametrize("name", BENCHES)
def test_a_bench_measures(name: str, registers: Registers) -> None:
    (measured,) = run([name], TINY, registers)
    table = lines(measured.rows)
    assert measured.rows
    assert len(table) == len(measured.rows) + 1
    assert table[0].split() == [heading for heading in HEADINGS if heading]
    assert all(row.figure >= 0 or "over idle" in row.what or "more than" in row.what for row in measured.rows)
    assert all(isinstance(row.values()["verdict"], str) for row in measured.rows)


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("a", 399, "B", wanted=Wanted(400)), "ok"),
        (Row("a", 401, "B", wanted=Wanted(400)), "over"),
        (Row("a", 401, "B"), ""),
        (Row("a", 130, "ms", 100, "imports", Wanted(1.25, "ratio")), "over"),
        (Row("a", 120, "ms", 100, "imports", Wanted(1.25, "ratio")), "ok"),
        (Row("a", 120, "ms", 0, "imports", Wanted(1.25, "ratio")), ""),
        (Row("a", 20_001, "/s", wanted=Wanted(20_000, at_least=True)), "ok"),
        (Row("a", 19_999, "/s", wanted=Wanted(20_000, at_least=True)), "over"),
    ],
)
def test_a_verdict(row: Row, verdict: str) -> None:
    assert row.verdict == verdict
    assert row.cells()[-1] == verdict


def test_a_glance_is_what_a_terminal_shows() -> None:
    glance = Glance(10, 2)
    glance.feed("\x1b[m\x1b[2J\x1b[1;1H\x1b[1;38;5;253mPhủ Lý, Hà Nam\x1b[2;3H\x1b[?2026lđơn".encode())
    glance.feed("\x1b[2;4H\x1b[7mỏ".encode())
    assert glance.lines() == ["Phủ Lý, Hà", "  đỏn"]


def test_a_change_is_seen_when_the_figure_is_its_own_or_a_later_ones() -> None:
    commits = [Commit(1.0, 1.5, 1), Commit(2.0, 2.5, 1), Commit(3.0, 3.5, -1), Commit(4.0, 4.5, -1)]
    assert seen(commits, [(0.0, 7), (1.75, 8), (3.75, 9), (4.0, 8)]) == [0.25, 1.25, 0.5, None]
    assert seen(commits, [(0.0, 7), (3.0, 9)]) == [1.5, 0.5, None, None]
    assert seen(commits, []) == [None] * 4
