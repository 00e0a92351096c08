"""What a total was and what it is, for as long as the mark stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select
from textual.pilot import Pilot

from db.engine import Database
from db.schema import Registration
from db.write.register import delete_registration
from db.write.session import Writing, writing
from tests.danvan_tui.conftest import Running, dashboard, lines, settle


def take_out(path: Path, *models: int) -> None:
    """Take models out of the register."""

    def does(work: Writing) -> None:
        for model in models:
            for year in work.session.exec(select(Registration).where(Registration.model_id == model)).all():
                assert year.id is not None
                delete_registration(work, year.id, year.version)

    database = Database(path)
    with writing(database, "Thư ký Lan") as work:
        does(work)
    database.close()


async def until(pilot: Pilot[None], there: Callable[[], bool]) -> None:
    while not there():
        await settle(pilot)


def words_of(pilot: Pilot[None], name: str) -> str:
    """The line of a field or a unit, its blanks as one."""
    return " ".join(next(line for line in lines(pilot) if name in line[: line.find("││")]).split())


@pytest.mark.parametrize("size", [(120, 42), (160, 45)], ids=str)
async def test_a_total_that_changed_shows_both_until_its_mark_goes(
    running: Running, sample_path: Path, size: tuple[int, int]
) -> None:
    async with running(size=size) as pilot:
        plain = lines(pilot)
        take_out(sample_path, 5)
        await until(pilot, lambda: "186 mô hình" in lines(pilot)[0])
        await settle(pilot)
        assert "42 → 41" in words_of(pilot, "Kinh tế ")
        assert "•Kinh tế" in words_of(pilot, "Kinh tế ")
        assert sum("187 → 186" in " ".join(line.split()) for line in lines(pilot)) == 2
        assert "9 → 8" in words_of(pilot, "Xã Đinh Xá")
        assert "→" not in words_of(pilot, "Văn hóa - xã hội ")
        # Of two changes within the mark's time the first figure is the old one.
        take_out(sample_path, 6)
        await until(pilot, lambda: "185 mô hình" in lines(pilot)[0])
        await settle(pilot)
        assert "42 → 40" in words_of(pilot, "Kinh tế ")
        dashboard(pilot).clear_marks()
        await settle(pilot)
        assert not any("→" in line or "•" in line for line in lines(pilot)[1:-1])
        assert [line.find("█") for line in lines(pilot)[:8]] == [line.find("█") for line in plain[:8]]


async def test_another_scope_has_no_old_figures(running: Running, sample_path: Path) -> None:
    async with running(size=(120, 40)) as pilot:
        take_out(sample_path, 5)
        await until(pilot, lambda: "186 mô hình" in lines(pilot)[0])
        await pilot.press("1", "down", "enter")
        await settle(pilot)
        assert not any("→" in line for line in lines(pilot)[1:-1])


async def test_in_plain_characters(running: Running, sample_path: Path) -> None:
    async with running(size=(120, 40), ascii_borders=True) as pilot:
        take_out(sample_path, 5)
        await until(pilot, lambda: "186 mô hình" in lines(pilot)[0])
        await settle(pilot)
        assert "42 -> 41" in words_of(pilot, "Kinh tế ")
