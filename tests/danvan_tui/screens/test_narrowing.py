"""Standing, subject, columns, colours."""

import pytest

from danvan_tui.navigation import Place, Trail
from db.lifecycle import Standing, Subject
from db.scope import Scope, Span
from tests.danvan_tui.conftest import Running, dashboard, lines, settle
from tests.danvan_tui.screens.parts import cursor, rows, says, shown


async def test_the_standings_and_subjects_come_with_their_models(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("ctrl+f")
        await settle(pilot)
        assert [row.split(maxsplit=0)[0] for row in rows(pilot)] == [
            "● Mức Tất cả 187 mô hình",
            "Đã đăng ký trở lên 187 mô hình",
            "Đã duyệt trở lên 171 mô hình",
            "Đang triển khai trở lên 171 mô hình",
            "Hiệu quả trở lên 128 mô hình",
            "Công nhận trở lên 0 mô hình",
            "Tiêu biểu 0 mô hình",
            "Đã dừng 0 mô hình",
            "Trả lại 0 mô hình",
            "● Đối tượng Tất cả 187 mô hình",
            "Tập thể 149 mô hình",
            "Cá nhân 38 mô hình",
            "Chưa rõ 0 mô hình",
        ]


@pytest.mark.parametrize(
    ("downs", "standing", "subject", "models"),
    [(4, Standing.EFFECTIVE, None, 128), (8, Standing.RETURNED, None, 0), (11, None, Subject.INDIVIDUAL, 38)],
)
async def test_enter_narrows(
    running: Running, downs: int, standing: Standing | None, subject: Subject | None, models: int
) -> None:
    async with running() as pilot:
        await pilot.press("m")
        await settle(pilot)
        await pilot.press(*["down"] * downs, "enter")
        await settle(pilot)
        scope = dashboard(pilot).trail.scope
        assert (scope.standing, scope.subject) == (standing, subject)
        assert f"3 Mô hình · {models}" in shown(pilot)
        await pilot.press("m")
        await settle(pilot)
        marked = [row for row in rows(pilot) if row.startswith("●")]
        assert len(marked) == 2


async def test_letters_move_also_where_telex_made_others_of_them(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("m")
        await settle(pilot)
        await pilot.press("j", "ỵ")
        assert cursor(pilot).startswith("Đã duyệt trở lên")
        await pilot.press("k", "backspace")
        assert cursor(pilot).startswith("Đã đăng ký trở lên")


def test_choosing_a_subject_is_a_step_that_can_be_undone() -> None:
    trail = Trail(Place(Scope(Span(2015, 2020))))
    narrowed = trail.choose_subject(Subject.UNKNOWN)
    assert narrowed.scope.subject is Subject.UNKNOWN
    assert narrowed.choose_subject(Subject.UNKNOWN) == narrowed
    assert narrowed.back() == trail


async def test_columns_are_hidden_and_shown_at_once_and_kept(running: Running) -> None:
    async with running(size=(160, 45)) as pilot:
        await pilot.press("3", "f6")
        await settle(pilot)
        assert rows(pilot)[1] == "[✓] Mô hình  luôn hiện"
        await pilot.press("space")
        assert rows(pilot)[0] == "[✓] Mã"
        await pilot.press("down", "enter")
        assert says(pilot) == "Cột tên luôn hiện, không ẩn được."
        await pilot.press("down", "enter", "f6")
        await settle(pilot)
        assert dashboard(pilot).models.columns == ("code", "name", "field", "subject", "year", "standing")
        await pilot.press("f8")
        await settle(pilot)
        assert ["Mã", "Mô"] in [line.split()[1:3] for line in lines(pilot)]
        await pilot.press("c")
        await settle(pilot)
        await pilot.press("end", "enter")
        assert pilot.app.screen is dashboard(pilot)


async def test_escape_brings_the_columns_of_before_back(running: Running) -> None:
    async with running() as pilot:
        await pilot.press("3", "c")
        await settle(pilot)
        before = dashboard(pilot).models.columns
        await pilot.press("end", "up", "space")
        assert dashboard(pilot).models.columns == before[:-1]
        await pilot.press("escape")
        assert dashboard(pilot).models.columns == before


async def test_a_theme_is_tried_at_once_and_escape_brings_the_old_one_back(running: Running) -> None:
    async with running() as pilot:
        before = pilot.app.theme
        await pilot.press("ctrl+p", *"mau", "enter")
        await settle(pilot)
        assert rows(pilot)[0] == "● Nền tối"
        await pilot.press("down")
        await settle(pilot)
        assert pilot.app.theme == "danvan-light"
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.theme == before
        await pilot.press("ctrl+p", *"mau", "enter")
        await settle(pilot)
        await pilot.press("down", "down", "enter")
        await settle(pilot)
        assert pilot.app.theme == "danvan-contrast"
        assert pilot.app.screen is dashboard(pilot)
