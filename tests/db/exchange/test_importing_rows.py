"""What a row of a list stores, and what keeps it out."""

from pathlib import Path

import pytest

from db.engine import Database
from db.exchange.importing import plan_import, run_import
from db.lifecycle import Standing, Subject
from db.schema import ModelKind
from tests.db.exchange import offices
from tests.db.exchange.lists import HEADING, fields, plan_of, problems

FULL = (*HEADING, "Chủ đề", "Số hộ tham gia", "Địa điểm", "Nội dung, cách làm", "Kết quả đạt được", "Ghi chú")
GOOD: dict[str, str | int] = {
    "Tên mô hình": "Đường hoa thôn 3",
    "Đơn vị đăng ký": "Xã Phù Vân",
    "Lĩnh vực": "Văn hóa - xã hội",
    "Tập thể/Cá nhân": "Tập thể",
    "Năm đăng ký": 2018,
    "Kết quả": "Hiệu quả",
    "Chủ đề": "Trồng và chăm sóc đường hoa",
    "Số hộ tham gia": "1.250 hộ",
    "Địa điểm": "Thôn 3",
    "Nội dung, cách làm": "Họp thôn\nTrồng hoa",
    "Kết quả đạt được": "Đường sạch",
    "Ghi chú": "",
}


def row(**others: str | int) -> tuple[str | int, ...]:
    """A good row with some cells changed; their headings' first words in lower case, by underscores."""
    short = {name.split(",")[0].lower().replace(" ", "_").replace("/", "_"): name for name in FULL}
    return tuple((GOOD | {short[key]: value for key, value in others.items()})[name] for name in FULL)


def test_a_full_row(sqlite: Database, tmp_path: Path) -> None:
    (planned,) = plan_of(sqlite, tmp_path, [row()], FULL).new
    model, year = planned.draft, planned.draft.year
    assert (planned.row, planned.is_new_model, model.kind) == (2, True, ModelKind.MODEL)
    assert (model.name, model.place) == ("Đường hoa thôn 3", "Thôn 3")
    assert (year.subject, year.standing, year.households) == (Subject.COLLECTIVE, Standing.EFFECTIVE, 1250)
    assert (year.contents, year.results) == ("Họp thôn\nTrồng hoa", "Đường sạch")
    assert year.topic_id is not None


def test_an_empty_row_but_for_what_must_be_there(sqlite: Database, tmp_path: Path) -> None:
    empty = {"tập_thể_cá_nhân": "", "kết_quả": "", "chủ_đề": "", "số_hộ_tham_gia": "", "địa_điểm": ""}
    bare = row(**empty, nội_dung="", kết_quả_đạt_được="")
    (planned,) = plan_of(sqlite, tmp_path, [bare], FULL).new
    year = planned.draft.year
    assert (year.subject, year.standing) == (Subject.UNKNOWN, Standing.REGISTERED)
    assert (year.topic_id, year.households, year.contents, year.results) == (None, None, None, None)


def test_what_a_note_says_is_kept(sqlite: Database, tmp_path: Path) -> None:
    (planned,) = plan_of(sqlite, tmp_path, [row(ghi_chú="Nhân rộng ở xã bên")], FULL).new
    assert planned.draft.year.results == "Đường sạch\nGhi chú: Nhân rộng ở xã bên"


def test_an_exemplar(sqlite: Database, tmp_path: Path) -> None:
    (planned,) = plan_of(sqlite, tmp_path, [row(tập_thể_cá_nhân="Điển hình cá nhân")], FULL).new
    assert planned.draft.kind is ModelKind.EXEMPLAR
    assert planned.draft.year.subject is Subject.INDIVIDUAL


@pytest.mark.parametrize(
    ("others", "kind"),
    [
        ({"đơn_vị_đăng_ký": ""}, "missing-unit"),
        ({"lĩnh_vực": "", "chủ_đề": ""}, "missing-field"),
        ({"năm_đăng_ký": ""}, "missing-year"),
        ({"năm_đăng_ký": 2008}, "year-out-of-range"),
        ({"năm_đăng_ký": "2015-2020"}, "bad-year"),
        ({"kết_quả": "lạ"}, "unknown-standing"),
        ({"số_hộ_tham_gia": "nhiều"}, "bad-number"),
        ({"số_hộ_tham_gia": "-3"}, "bad-number"),
        ({"số_hộ_tham_gia": "99999999999"}, "bad-number"),
        ({"nội_dung": "x" * 8_001}, "text-too-long"),
        ({"kết_quả_đạt_được": "x" * 7_990, "ghi_chú": "còn nữa"}, "text-too-long"),
        ({"địa_điểm": "x" * 251}, "text-too-long"),
    ],
)
def test_what_keeps_a_row_out(sqlite: Database, tmp_path: Path, others: dict[str, str | int], kind: str) -> None:
    plan = plan_of(sqlite, tmp_path, [row(**others)], FULL)
    assert problems(plan) == [(2, kind)]
    assert plan.new == ()
    assert plan.rejected[0].words().endswith(".")


def test_a_row_says_all_that_is_wrong_with_it(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_of(sqlite, tmp_path, [row(), row(tên_mô_hình="", năm_đăng_ký="hai", lĩnh_vực="Thể thao")], FULL)
    assert problems(plan) == [(3, "missing-name"), (3, "bad-year"), (3, "unknown-field")]
    assert plan.rejected_rows == 1


def test_a_strange_topic_is_only_told(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_of(sqlite, tmp_path, [row(chủ_đề="Chuyện khác")], FULL)
    assert plan.ready
    assert [(each.row, each.kind.value) for each in plan.warnings] == [(2, "unknown-topic")]
    assert plan.new[0].draft.year.topic_id is None


def test_a_topic_alone_says_the_field(sqlite: Database, tmp_path: Path) -> None:
    plan = plan_of(sqlite, tmp_path, [row(lĩnh_vực="")], FULL)
    assert [(code, count) for code, _, count in plan.by_field if count] == [("VX", 1)]


def test_sections_say_unit_field_year_and_subject(sqlite: Database, tmp_path: Path) -> None:
    rows: offices.Rows = (
        ("STT", "Tên mô hình", "Năm"),
        ("A", "Xã Phù Vân"),
        ("I", "Lĩnh vực kinh tế"),
        (1, "Trồng rau sạch", 2018),
        ("II", "Lĩnh vực quốc phòng - an ninh"),
        (2, "Tổ tự quản", 2019),
        ("B", "Phường Quang Trung"),
        ("I", "Lĩnh vực kinh tế"),
        (3, "Trồng rau sạch", 2018),
    )
    plan = plan_import(sqlite, offices.xlsx(tmp_path / "a.xlsx", {"DVK": rows}))
    assert problems(plan) == []
    assert [(code, count) for code, _, count in plan.by_field if count] == [("KT", 2), ("QA", 1)]
    assert len({row.draft.year.unit_id for row in plan.new}) == 2


def test_a_sheet_named_by_its_year(sqlite: Database, tmp_path: Path) -> None:
    heading = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực")
    rows = (heading, (1, "Trồng rau sạch", "Xã Phù Vân", "Kinh tế"))
    path = offices.xlsx(tmp_path / "a.xlsx", {"Năm 2019": rows, "Năm 2020": rows})
    plan = plan_import(sqlite, path)
    assert (plan.sheet, plan.other_sheets, plan.years) == ("Năm 2019", ("Năm 2020",), (2019,))
    run_import(sqlite, plan, "thử")
    second = plan_import(sqlite, path, "Năm 2020")
    assert second.years == (2020,)
    assert second.new_years == 1
    assert problems(plan_import(sqlite, offices.xlsx(tmp_path / "b.xlsx", {"Trang 1": rows}))) == [
        (1, "no-year-column")
    ]


@pytest.mark.parametrize("form", ["xlsx", "xls", "ods"])
def test_the_same_list_from_each_program(sqlite: Database, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"danh-sach.{form}"
    if form == "xlsx":
        offices.xlsx(path, {"Danh sách": offices.LIST})
    else:
        {"xls": offices.xls, "ods": offices.ods}[form](path, offices.LIST)
    plan = plan_import(sqlite, path)
    assert problems(plan) == []
    run_import(sqlite, plan, "thử")
    assert {code: tally.total for code, tally in fields(sqlite).items()} == {"KT": 1, "VX": 1, "QA": 1, "HT": 0}


def test_a_plan_says_how_many_rows_stand_where(sqlite: Database, tmp_path: Path) -> None:
    notes = ["Hiệu quả"] * 10 + ["Tổ 1"] * 12 + [""] * 3
    heading = ("STT", "Tên mô hình", "Đơn vị", "Lĩnh vực", "Đối tượng", "Năm", "Ghi chú")
    rows = [(n, f"Mô hình {n}", "Xã Phù Vân", "Kinh tế", "Tập thể", 2018, note) for n, note in enumerate(notes)]
    plan = plan_of(sqlite, tmp_path, rows, heading)
    assert plan.by_standing == ((Standing.EFFECTIVE, 10), (Standing.REGISTERED, 15))
    assert [row.draft.year.results for row in plan.new[9:11]] == [None, "Ghi chú: Tổ 1"]


NO_YEAR = ("Tên mô hình", "Đơn vị", "Lĩnh vực")


def test_a_list_without_a_column_of_years_is_told_once(sqlite: Database, tmp_path: Path) -> None:
    rows = [(f"Mô hình {n}", "Xã Phù Vân", "Kinh tế") for n in range(30)]
    titled = [("DANH SÁCH MÔ HÌNH GIAI ĐOẠN 2015-2020", "", ""), NO_YEAR, *rows]
    plan = plan_of(sqlite, tmp_path, titled[1:], titled[0])
    assert problems(plan) == [(2, "no-year-column")]
    assert (plan.rejected_rows, plan.new) == (30, ())
    assert "Danh sách không có cột «Năm»: 30 dòng" in plan.rejected[0].words()
    given = plan_import(sqlite, tmp_path / "danh-sach.csv", year=2019)
    assert (problems(given), given.years, len(given.new)) == ([], (2019,), 30)


def test_the_year_that_is_given_is_that_of_the_rows_that_have_none(sqlite: Database, tmp_path: Path) -> None:
    plan_of(sqlite, tmp_path, [row(), row(tên_mô_hình="Hai", năm_đăng_ký="")], FULL)
    plan = plan_import(sqlite, tmp_path / "danh-sach.csv", year=2016)
    assert [each.draft.year.year for each in plan.new] == [2018, 2016]
    far = plan_import(sqlite, tmp_path / "danh-sach.csv", year=2008)
    assert problems(far) == [(3, "year-out-of-range")]
