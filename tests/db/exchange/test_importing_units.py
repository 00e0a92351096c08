"""Which unit a name in a list means, in which year."""

from pathlib import Path

import pytest

from db.engine import Database
from db.exchange.plans import ImportPlan
from db.exchange.unit_entries import UnitEntries, read_units
from db.exchange.unit_matching import UnitMatch, UnitMatcher
from db.write.session import writing
from db.write.units import UnitDraft, add_unit
from tests.db.exchange.lists import HEADING, plan_of, problems, unit_id

FITS = {
    "Phường Quang Trung": "Phường Quang Trung",
    "P. Quang Trung": "Phường Quang Trung",
    "P.QUANG TRUNG": "Phường Quang Trung",
    "UBND phường Quang Trung": "Phường Quang Trung",
    "Đảng ủy phường Quang Trung": "Phường Quang Trung",
    "quang trung": "Phường Quang Trung",
    "Quang Trung, TP. Phủ Lý": "Phường Quang Trung",
    "13285": "Phường Quang Trung",
    "xã Phù Vân": "Xã Phù Vân",
    "Phu\u0300 Va\u0302n": "Xã Phù Vân",
    "Liêm Tuyền": "Xã Liêm Tuyền",
    "MTTQ": "Ủy ban MTTQ Việt Nam thành phố",
    "UB MTTQ TP Phủ Lý": "Ủy ban MTTQ Việt Nam thành phố",
    "Công an TP": "Công an thành phố",
    "Công an thành phố Phủ Lý": "Công an thành phố",
    "Hội Nông dân": "Hội Nông dân thành phố",
    "Hội LHPN thành phố": "Hội Liên hiệp Phụ nữ thành phố",
    "Đoàn TNCS Hồ Chí Minh thành phố": "Thành đoàn Phủ Lý",
    "Phòng GD&ĐT": "Phòng Giáo dục và Đào tạo",
    "UBND thành phố Phủ Lý": "Thành phố Phủ Lý",
    "CATP": "Công an thành phố",
    "CATP Phủ Lý": "Công an thành phố",
    "CA. TP": "Công an thành phố",
    "Ban Dân vận": "Ban Dân vận Thành ủy",
    "Ban DV Thành ủy": "Ban Dân vận Thành ủy",
    "Ban Dân vận TU": "Ban Dân vận Thành ủy",
    "BDVTU": "Ban Dân vận Thành ủy",
    "Dân vận Thành ủy": "Ban Dân vận Thành ủy",
    "Ban Dân vận Thành uỷ Phủ Lý": "Ban Dân vận Thành ủy",
    "Nội vụ": "Phòng Nội vụ",
    "Phòng NV": "Phòng Nội vụ",
    "Phòng GD": "Phòng Giáo dục và Đào tạo",
    "PGD&ĐT": "Phòng Giáo dục và Đào tạo",
    "Giáo dục và Đào tạo TP": "Phòng Giáo dục và Đào tạo",
    "Phụ nữ TP": "Hội Liên hiệp Phụ nữ thành phố",
    "Quân sự TP": "Ban Chỉ huy Quân sự thành phố",
    "BCH Quân sự": "Ban Chỉ huy Quân sự thành phố",
    "Thanh niên": "Thành đoàn Phủ Lý",
}
OTHERS = (
    "Công an phường Quang Trung",
    "Ban Dân vận Tỉnh ủy",
    "Ban Dân vận Huyện ủy Kim Bảng",
    "Công an tỉnh Hà Nam",
    "Khối dân vận",
    "Trường Tiểu học Thanh Niên",
    "Trung tâm Giáo dục thường xuyên",
    "Phòng Giáo dục huyện Kim Bảng",
    "Dân vận khéo",
)
"""What only sounds like an agency of the city."""


@pytest.fixture
def units(sqlite: Database) -> UnitEntries:
    """The register's units."""
    with sqlite.read() as connection:
        return read_units(connection)


def match(units: UnitEntries, text: str, year: int | None = 2018, section: str | None = None) -> UnitMatch:
    return UnitMatcher(units).match(text, section, year)


def name(units: UnitEntries, found: UnitMatch) -> str | None:
    return units.by_id[found.unit_id].name if found.unit_id is not None else None


@pytest.mark.parametrize("text", FITS)
def test_the_ways_to_write_a_unit(units: UnitEntries, text: str) -> None:
    assert name(units, match(units, text)) == FITS[text]


@pytest.mark.parametrize("text", OTHERS)
def test_what_only_sounds_like_an_agency_is_none(units: UnitEntries, text: str) -> None:
    assert name(units, match(units, text)) is None


@pytest.mark.parametrize(
    ("text", "year", "meant"),
    [
        ("Liêm Tuyền", 2018, "Xã Liêm Tuyền"),
        ("Liêm Tuyền", 2026, "Phường Liêm Tuyền"),
        ("13294", 2024, "Phường Minh Khai"),
        ("13294", 2025, "Phường Châu Cầu"),
        ("xã Phù Vân", 2025, "Xã Phù Vân"),
        ("phường Phù Vân", 2025, "Phường Phù Vân"),
        ("Châu Sơn", 2024, "Phường Châu Sơn"),
    ],
)
def test_a_name_or_code_that_was_given_again_goes_by_the_year(
    units: UnitEntries, text: str, year: int, meant: str
) -> None:
    found = match(units, text, year)
    assert name(units, found) == meant
    assert units.by_id[found.unit_id or 0].stands(year)


@pytest.mark.parametrize(
    ("text", "year", "instead"),
    [
        ("Minh Khai", 2025, ["Phường Châu Cầu"]),
        ("Minh Khai", 2026, ["Phường Phủ Lý"]),
        ("xã Kim Bình", 2026, ["Phường Phù Vân"]),
        ("Châu Cầu", 2016, ["Phường Hai Bà Trưng", "Phường Lương Khánh Thiện", "Phường Minh Khai"]),
        ("Tiên Hải", 2025, ["Xã Tiên Hải, Thành phố Phủ Lý (23/07/2013–31/12/2024)"]),
    ],
)
def test_a_unit_of_another_time_suggests_what_stood_in_its_place(
    units: UnitEntries, text: str, year: int, instead: list[str]
) -> None:
    found = match(units, text, year)
    assert found.problem is not None
    assert found.problem.value == "unit-not-valid-then"
    suggestions = found.params["suggestions"]
    assert isinstance(suggestions, list)
    assert set(instead) <= set(suggestions)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("Phường Quang Trug", ["Phường Quang Trung"]),
        ("Xã Quang Trung", ["Phường Quang Trung"]),
        ("Trường Tiểu học Lê Hồng Phong", ["Phường Lê Hồng Phong"]),
        ("Phường Không Có Thật", []),
        ("?", []),
    ],
)
def test_a_unit_that_is_not_there_suggests_near_ones(units: UnitEntries, text: str, near: list[str]) -> None:
    found = match(units, text)
    assert found.problem is not None
    assert (found.problem.value, found.params["suggestions"]) == ("unknown-unit", near)


def test_a_hamlet_that_is_no_unit_is_the_place_in_its_commune(units: UnitEntries) -> None:
    for text, section in [("Thôn 3, xã Phù Vân", None), ("Thôn 3 xã Phù Vân", None), ("Thôn 3", "Xã Phù Vân")]:
        found = match(units, text, section=section)
        assert (name(units, found), found.place) == ("Xã Phù Vân", "Thôn 3")
    assert match(units, "Thôn 3").unit_id is None
    assert match(units, "Hội LHPN phường Quang Trung").unit_id is None


def test_of_hamlets_with_one_name_the_section_or_the_address_decides(sqlite: Database, tmp_path: Path) -> None:
    from datetime import date

    from db.schema import UnitKind

    parents = {text: unit_id(sqlite, text) for text in ("Xã Phù Vân", "Xã Kim Bình")}
    with writing(sqlite, "thử") as work:
        hamlets = {
            text: add_unit(work, UnitDraft("Thôn 3", UnitKind.HAMLET, parent), date(2014, 1, 1))
            for text, parent in parents.items()
        }
    with sqlite.read() as connection:
        units = read_units(connection)
    assert match(units, "Thôn 3", section="Xã Kim Bình").unit_id == hamlets["Xã Kim Bình"]
    assert match(units, "thôn 3, xã Phù Vân").unit_id == hamlets["Xã Phù Vân"]
    assert {unit.id for unit in match(units, "Thôn 3").options} == set(hamlets.values())


def ambiguous(database: Database, folder: Path, **choices: int) -> ImportPlan:
    rows = [
        ("Đường hoa", "Châu Sơn", "Kinh tế", "Tập thể", 2025, ""),
        ("Đường hoa", "P. Châu Sơn", "Kinh tế", "Tập thể", 2024, ""),
        ("Đường cờ", "P. CHÂU SƠN", "Kinh tế", "Tập thể", 2025, ""),
        ("Đường cờ", "Phường Châu Sơn", "Kinh tế", "Tập thể", 2025, ""),
    ]
    return plan_of(database, folder, rows[:3], HEADING, **choices)


def test_where_two_units_fit_somebody_must_choose(sqlite: Database, tmp_path: Path) -> None:
    plan = ambiguous(sqlite, tmp_path)
    old, new = unit_id(sqlite, "Phường Châu Sơn", 2024), unit_id(sqlite, "Phường Châu Sơn", 2026)
    assert problems(plan) == [(2, "ambiguous-unit"), (4, "ambiguous-unit")]
    assert [(choice.text, choice.rows) for choice in plan.open_choices] == [
        ("Châu Sơn", (2,)),
        ("P. CHÂU SƠN", (4,)),
    ]
    assert plan.open_choices[0].options == (
        (old, "Phường Châu Sơn, Thành phố Phủ Lý (23/07/2013–30/06/2025)"),
        (new, "Phường Châu Sơn, Tỉnh Ninh Bình (01/07/2025–…)"),
    )
    half = ambiguous(sqlite, tmp_path, **{"Châu Sơn": new})
    assert problems(half) == [(4, "ambiguous-unit")]
    # However the name is written, it is the same name.
    done = ambiguous(sqlite, tmp_path, **{"châu sơn": new, "phường Châu Sơn": new})
    assert done.ready
    # The new ward did not stand in 2024, and there nothing had to be chosen.
    assert [row.draft.year.unit_id for row in done.new] == [new, old, new]


def test_a_choice_helps_where_nothing_fits(sqlite: Database, tmp_path: Path) -> None:
    unit = unit_id(sqlite, "Hội Nông dân thành phố")
    rows = [("Đường hoa", "Nông hội", "Kinh tế", "Tập thể", 2018, "")]
    assert problems(plan_of(sqlite, tmp_path, rows)) == [(2, "unknown-unit")]
    plan = plan_of(sqlite, tmp_path, rows, HEADING, **{"Nông hội": unit})
    assert [row.draft.year.unit_id for row in plan.new] == [unit]


def test_a_choice_of_another_time_says_so(sqlite: Database, tmp_path: Path) -> None:
    new = unit_id(sqlite, "Phường Châu Sơn", 2026)
    rows = [("Đường hoa", "Phố lạ", "Kinh tế", "Tập thể", year, "") for year in (2018, 2026)]
    plan = plan_of(sqlite, tmp_path, rows, HEADING, **{"Phố lạ": new})
    assert problems(plan) == [(2, "unit-not-valid-then")]
    suggestions = plan.rejected[0].params["suggestions"]
    assert isinstance(suggestions, list)
    assert "Phường Thanh Tuyền" in suggestions
    # A unit that ended is another one's name for the rows of later years.
    ended = [("Đường cờ", "Phường Minh Khai", "Kinh tế", "Tập thể", 2026, "")]
    assert problems(plan_of(sqlite, tmp_path, ended)) == [(2, "unit-not-valid-then")]
    assert plan_of(sqlite, tmp_path, ended, HEADING, **{"Phường Minh Khai": new}).ready


def test_thousands_of_strange_names_do_not_take_long(units: UnitEntries) -> None:
    matcher = UnitMatcher(units)
    found = [matcher.match(f"Đơn vị lạ số {n}", None, 2018) for n in range(3_000)]
    assert all(each.unit_id is None for each in found)
    assert found[-1].params["suggestions"] == []
