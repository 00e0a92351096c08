"""The units of Phủ Lý: the city of 2013 to mid-2025, its agencies, and the wards that came after.

Names and codes were given again to other units (Phù Vân, Châu Sơn, Liêm Tuyền; 13285, 13291, 13294, 13318,
13366, 13444), so each unit has a key of its own here. Codes are those of the statistics office as listed from
2019 on; the agencies' are the usual abbreviations. Both days of a validity are included.
"""

from dataclasses import dataclass

from db.unit_kinds import UnitKind

PLACE = "Thành phố Phủ Lý"

CITY_SINCE = "2013-07-23"
"""Nghị quyết 89/NQ-CP enlarged the city; its wards and communes are those of that day."""
END_OF_2024 = "2024-12-31"
REFORM_2025 = "2025-01-01"
CITY_UNTIL = "2025-06-30"
TWO_LEVELS = "2025-07-01"
"""No district level from here on."""


@dataclass(frozen=True, slots=True)
class UnitFact:
    """A unit as it stood between two days.

    Attributes:
        key: What the lineage calls it; never reused.
        parent: The key of the unit above it.
        valid_to: Its last day; None while it stands.
    """

    key: str
    kind: UnitKind
    name: str
    code: str | None
    parent: str | None
    valid_from: str
    valid_to: str | None


CITY = UnitFact("tp-phu-ly", UnitKind.CITY, PLACE, "347", None, CITY_SINCE, CITY_UNTIL)
PROVINCE = UnitFact("t-ninh-binh", UnitKind.PROVINCE, "Tỉnh Ninh Bình", None, None, TWO_LEVELS, None)

_PREFIX = {UnitKind.WARD: "Phường", UnitKind.COMMUNE: "Xã"}


def _place(key: str, kind: UnitKind, name: str, code: str, since: str, until: str | None) -> UnitFact:
    parent = PROVINCE if since == TWO_LEVELS else CITY
    return UnitFact(key, kind, f"{_PREFIX[kind]} {name}", code, parent.key, since, until)


def _of_the_city(kind: UnitKind, until: str, *units: tuple[str, str, str]) -> tuple[UnitFact, ...]:
    return tuple(_place(key, kind, name, code, CITY_SINCE, until) for key, name, code in units)


def _agency(key: str, kind: UnitKind, name: str, code: str) -> UnitFact:
    return UnitFact(key, kind, name, code, CITY.key, CITY_SINCE, CITY_UNTIL)


OF_2013: tuple[UnitFact, ...] = (
    *_of_the_city(
        UnitKind.WARD,
        CITY_UNTIL,
        ("p-quang-trung", "Quang Trung", "13285"),
        ("p-le-hong-phong", "Lê Hồng Phong", "13291"),
        ("p-lam-ha", "Lam Hạ", "13303"),
        ("p-liem-chinh", "Liêm Chính", "13309"),
        ("p-thanh-chau", "Thanh Châu", "13315"),
        ("p-chau-son", "Châu Sơn", "13318"),
        ("p-thanh-tuyen", "Thanh Tuyền", "13459"),
    ),
    *_of_the_city(
        UnitKind.WARD,
        END_OF_2024,
        ("p-luong-khanh-thien", "Lương Khánh Thiện", "13288"),
        ("p-minh-khai", "Minh Khai", "13294"),
        ("p-hai-ba-trung", "Hai Bà Trưng", "13297"),
        ("p-tran-hung-dao", "Trần Hưng Đạo", "13300"),
    ),
    *_of_the_city(
        UnitKind.COMMUNE,
        CITY_UNTIL,
        ("x-phu-van", "Phù Vân", "13306"),
        ("x-kim-binh", "Kim Bình", "13426"),
        ("x-dinh-xa", "Đinh Xá", "13507"),
        ("x-trinh-xa", "Trịnh Xá", "13513"),
    ),
    *_of_the_city(
        UnitKind.COMMUNE,
        END_OF_2024,
        ("x-liem-chung", "Liêm Chung", "13312"),
        ("x-tien-tan", "Tiên Tân", "13366"),
        ("x-tien-hiep", "Tiên Hiệp", "13372"),
        ("x-tien-hai", "Tiên Hải", "13381"),
        ("x-liem-tuyen", "Liêm Tuyền", "13444"),
        ("x-liem-tiet", "Liêm Tiết", "13447"),
    ),
)
"""The 21 wards and communes of 2013 to 2024."""

OF_JANUARY_2025: tuple[UnitFact, ...] = (
    _place("p-chau-cau", UnitKind.WARD, "Châu Cầu", "13294", REFORM_2025, CITY_UNTIL),
    _place("p-tan-hiep", UnitKind.WARD, "Tân Hiệp", "13366", REFORM_2025, CITY_UNTIL),
    _place("p-tan-liem", UnitKind.WARD, "Tân Liêm", "13444", REFORM_2025, CITY_UNTIL),
)

OF_JULY_2025: tuple[UnitFact, ...] = (
    _place("p-ha-nam-2025", UnitKind.WARD, "Hà Nam", "13366", TWO_LEVELS, None),
    _place("p-phu-van-2025", UnitKind.WARD, "Phù Vân", "13291", TWO_LEVELS, None),
    _place("p-chau-son-2025", UnitKind.WARD, "Châu Sơn", "13318", TWO_LEVELS, None),
    _place("p-phu-ly-2025", UnitKind.WARD, "Phủ Lý", "13285", TWO_LEVELS, None),
    _place("p-liem-tuyen-2025", UnitKind.WARD, "Liêm Tuyền", "13444", TWO_LEVELS, None),
)

AGENCIES: tuple[UnitFact, ...] = (
    _agency("mttq", UnitKind.FATHERLAND_FRONT, "Ủy ban MTTQ Việt Nam thành phố", "MTTQ"),
    _agency("nong-dan", UnitKind.MASS_ORGANIZATION, "Hội Nông dân thành phố", "HND"),
    _agency("phu-nu", UnitKind.MASS_ORGANIZATION, "Hội Liên hiệp Phụ nữ thành phố", "LHPN"),
    _agency("cuu-chien-binh", UnitKind.MASS_ORGANIZATION, "Hội Cựu chiến binh thành phố", "CCB"),
    _agency("lao-dong", UnitKind.MASS_ORGANIZATION, "Liên đoàn Lao động thành phố", "LDLD"),
    _agency("thanh-doan", UnitKind.MASS_ORGANIZATION, "Thành đoàn Phủ Lý", "TD"),
    _agency("cong-an", UnitKind.ARMED_FORCES, "Công an thành phố", "CA"),
    _agency("quan-su", UnitKind.ARMED_FORCES, "Ban Chỉ huy Quân sự thành phố", "BCHQS"),
    _agency("giao-duc", UnitKind.AGENCY, "Phòng Giáo dục và Đào tạo", "GDDT"),
    _agency("noi-vu", UnitKind.AGENCY, "Phòng Nội vụ", "NV"),
    _agency("dan-van", UnitKind.AGENCY, "Ban Dân vận Thành ủy", "BDV"),
)
"""Those that usually register; a committee adds its other offices, schools and firms itself."""

UNITS: tuple[UnitFact, ...] = (CITY, PROVINCE, *OF_2013, *AGENCIES, *OF_JANUARY_2025, *OF_JULY_2025)
"""Every unit, each one after the unit above it."""
