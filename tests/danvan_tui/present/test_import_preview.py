"""The preview of an import: questions, faults, remarks, models."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from danvan_tui.locale import words
from danvan_tui.present.import_rows import SHOWN, preview_columns, preview_rows, row_words
from danvan_tui.present.importing import confirm_pieces, enter_key, figure_lines, outcome_words, sheet_pieces
from danvan_tui.widgets.virtual_list import Piece
from db.errors import Language
from db.exchange.plans import ImportOutcome, ImportPlan, PlannedRow, UnitChoice
from db.exchange.problems import Problem, ProblemKind
from db.lifecycle import Standing
from db.write.drafts import ModelDraft, YearDraft

VI = words("vi")
FIELDS = (("KT", "Kinh tế", 2), ("VX", "Văn hóa - xã hội", 0))


def planned(row: int, first: int | None = None) -> PlannedRow:
    draft = ModelDraft("Đường hoa", YearDraft(2019, unit_id=7, field_id=1))
    return PlannedRow(row, draft, "duong hoa", first_row=row if first is None else first)


def plan(
    *,
    new: Sequence[PlannedRow] = (),
    rejected: Sequence[Problem] = (),
    warnings: Sequence[Problem] = (),
    skipped: Sequence[tuple[int, str]] = (),
    choices: Sequence[UnitChoice] = (),
) -> ImportPlan:
    return ImportPlan(
        file="tệp.xlsx",
        sheet="DS",
        other_sheets=(),
        digest="",
        read=len(new) + len(rejected),
        new=tuple(new),
        known=3,
        rejected=tuple(rejected),
        warnings=tuple(warnings),
        skipped=tuple(skipped),
        open_choices=tuple(choices),
        by_field=FIELDS,
        years=(2018, 2019),
        by_standing=((Standing.EFFECTIVE, 10), (Standing.REGISTERED, 15)),
    )


def text(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


CHOICE = UnitChoice("Châu Sơn", (3, 4), ((8, "Phường Châu Sơn, thành phố"), (9, "Phường Châu Sơn, tỉnh")))
AMBIGUOUS = [Problem(row, "Đơn vị", "Châu Sơn", ProblemKind.AMBIGUOUS_UNIT) for row in (3, 4)]
FAULT = Problem(5, "Năm", "hai nghìn", ProblemKind.BAD_YEAR)
NOTE = Problem(9, "Cộng", "6", ProblemKind.TOTAL_DIFFERS, {"said": 6, "found": 5})


def test_a_question_is_asked_once_and_stands_before_the_faults() -> None:
    found = plan(choices=[CHOICE], rejected=[*AMBIGUOUS, FAULT], new=[planned(2)])
    rows = list(preview_rows(VI, found, {}, {}))
    assert [row.cells[0].text for row in rows] == ["Chọn", "Lỗi"]
    assert "(dòng 3, 4)" in row_words(VI, rows[0].item, {}, {})
    chosen = {"Châu Sơn": 9}
    assert "Phường Châu Sơn, tỉnh" in row_words(VI, rows[0].item, chosen, {})
    assert next(preview_rows(VI, found, chosen, {})).cells[0].text == "Đã chọn"
    assert "Còn 1 tên đơn vị" in text(confirm_pieces(VI, found, {}, None, ascii_only=False))
    assert enter_key(found, CHOICE) == "import.key.choose_unit"


def test_what_was_chosen_for_another_sheet_is_not_listed() -> None:
    chosen, units = {"Phố lạ": 9, "Xóm Lạ": 8}, {8: "Phường Lam Hạ", 9: "Phường Châu Sơn"}
    found = replace(plan(), unmet_choices=("Phố lạ",))
    assert [row.cells[3].text for row in preview_rows(VI, found, chosen, units)] == ["Xóm Lạ"]


def test_a_fault_is_said_in_full() -> None:
    found = plan(rejected=[FAULT])
    (row,) = preview_rows(VI, found, {}, {})
    said = row_words(VI, row.item, {}, {})
    assert said.startswith("Dòng 5, cột Năm «hai nghìn»: Không đọc được năm.")
    assert "1 dòng phải sửa" in text(confirm_pieces(VI, found, {}, None, ascii_only=False))
    assert enter_key(found, FAULT) == ""


def test_remarks_stand_before_the_models() -> None:
    found = plan(new=[planned(2), planned(4, first=2)], warnings=[NOTE], skipped=[(7, "Ghi chú: \x1b[31m")])
    rows = list(preview_rows(VI, found, {}, {7: "Xã Đinh Xá"}))
    assert [row.cells[0].text for row in rows] == ["Lưu ý", "Bỏ qua", "Mới", "Thêm năm"]
    assert "\x1b" not in rows[1].cells[3].text
    assert row_words(VI, rows[2].item, {}, {7: "Xã Đinh Xá"}) == "Đường hoa · Xã Đinh Xá · 2019"
    assert len(preview_columns(VI, found)) == len(rows[0].cells)


def test_models_alone_have_columns_of_their_own() -> None:
    found = plan(new=[planned(2)])
    (row,) = preview_rows(VI, found, {}, {7: "Xã Đinh Xá"})
    cells = [cell.text for cell in row.cells]
    assert cells == ["Mới", "2", "Đường hoa", "Xã Đinh Xá", "2019", "Chưa rõ", "Đã đăng ký"]
    assert len(preview_columns(VI, found)) == len(cells)
    assert "Ghi 1 mô hình vào sổ" in text(confirm_pieces(VI, found, {}, None, ascii_only=True))


def test_many_rows_are_counted_not_listed() -> None:
    found = plan(new=[planned(row) for row in range(SHOWN + 1200)])
    rows = list(preview_rows(VI, found, {}, {}))
    assert len(rows) == SHOWN + 1
    assert rows[-1].cells[2].text == "… và 1.200 dòng nữa"
    faulty = plan(rejected=[FAULT] * (SHOWN + 3))
    assert list(preview_rows(VI, faulty, {}, {}))[-1].cells[3].text == "… và 3 dòng nữa"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [20, 58, 118])
def test_figures(language: Language, width: int) -> None:
    said = words(language)
    found = plan(new=[planned(2)], rejected=[FAULT])
    for brief in (False, True):
        lines = [text(line) for line in figure_lines(said, found, width, brief=brief)]
        assert len(lines) == (3 if brief else 5)
        assert width < 58 or lines[-1].endswith(" 15")
        assert "3" in "".join(lines)
    assert "2018-2019" in text(sheet_pieces(said, found, ("DS", "Hai")))
    assert "1/2" in text(sheet_pieces(said, found, ("DS", "Hai")))


def test_where_the_rows_stand() -> None:
    lines = [text(line) for line in figure_lines(VI, plan(new=[planned(2)]), 80, brief=False)]
    assert lines[-1] == " Mức: Hiệu quả 10 · Đã đăng ký 15"


def test_outcomes() -> None:
    assert "2 mô hình mới, 1 năm thêm" in outcome_words(VI, ImportOutcome(3, 2, 1, 4, 9))
    assert "Không có gì mới" in outcome_words(VI, ImportOutcome(0, 0, 0, 4, 9))
    assert enter_key(plan(), None) == "import.key.done"
    assert "không có gì để ghi" in text(confirm_pieces(VI, plan(), {}, None, ascii_only=False))
