"""Names of units, as other offices write them."""

import unicodedata

import pytest
from hypothesis import given

from db.text import UnitName, fold, unit_key
from tests.db.text.words import anything, vietnamese


@pytest.mark.parametrize(
    ("same", "kind", "core"),
    [
        (
            [
                "P. Quang Trung",
                "P.Quang Trung",
                "P Quang Trung",
                "phường Quang Trung",
                "PHƯỜNG QUANG TRUNG",
                "UBND phường Quang Trung",
                "UBND P. Quang Trung",
                "Uỷ ban nhân dân phường Quang Trung",
                "Đảng ủy phường Quang Trung",
                "Đảng uỷ P.Quang Trung",
                "Đảng bộ phường Quang Trung",
                "ĐU phường Quang Trung",
                "HĐND-UBND phường Quang Trung",
                "Phường Quang Trung, TP Phủ Lý",
                "phuong quang trung",
                "Phưòng Quang Trung",
                "Đảng ủy, HĐND, UBND phường Quang Trung",
                unicodedata.normalize("NFD", "Phường Quang Trung"),
                "  Phường\u00a0Quang  Trung ",
            ],
            "PHUONG",
            "quang trung",
        ),
        (
            ["xã Phù Vân", "Đảng ủy xã Phù Vân", "X. Phù Vân", "XÃ PHÙ VÂN", "UBND xã Phù Vân - TP. Phủ Lý"],
            "XA",
            "phu van",
        ),
        (["TT. Kiện Khê", "thị trấn Kiện Khê", "UBND TT Kiện Khê, huyện Thanh Liêm"], "THI_TRAN", "kien khe"),
        (["Quang Trung", "QUANG TRUNG"], None, "quang trung"),
        (["P1", "P.1", "Phường 01", "phường 1"], "PHUONG", "1"),
        (["thôn 3", "Thôn 03", "thôn số 3"], "THON", "3"),
        (["TDP 5", "TDP5", "Tổ dân phố số 5", "tổ DP 05"], "TO_DAN_PHO", "5"),
        (["TDP 5 P. Minh Khai", "Tổ dân phố số 5, phường Minh Khai"], "TO_DAN_PHO", "5 phuong minh khai"),
        (
            [
                "Hội LHPN phường Quang Trung",
                "Hội LHPN P. Quang Trung",
                "Hội Liên hiệp Phụ nữ phường Quang Trung",
                "LHPN phường Quang Trung",
                "Hội phụ nữ phường Quang Trung",
                "Hội LHPN Việt Nam P.Quang Trung",
            ],
            None,
            "hoi lien hiep phu nu phuong quang trung",
        ),
        (
            [
                "Ủy ban MTTQ Việt Nam thành phố",
                "UBMTTQ Việt Nam TP",
                "MTTQ thành phố",
                "UB MTTQ VN T.P",
                "Mặt trận Tổ quốc thành phố",
                "UBMTTQVN TP",
                "Ban Thường trực Ủy ban MTTQ TP",
            ],
            None,
            "mat tran to quoc thanh pho",
        ),
        (["Hội CCB TP", "Hội Cựu chiến binh thành phố", "CCB thành phố"], None, "hoi cuu chien binh thanh pho"),
        (["Hội ND xã Đinh Xá", "HND X. Đinh Xá", "Nông dân xã Đinh Xá"], None, "hoi nong dan xa dinh xa"),
        (["LĐLĐ TP", "Liên đoàn Lao động thành phố", "LDLD TP"], None, "lien doan lao dong thanh pho"),
        (["Ban CHQS TP", "BCHQS thành phố", "Ban chỉ huy quân sự TP"], None, "ban chi huy quan su thanh pho"),
        (["CA P. Minh Khai", "Công an phường Minh Khai"], None, "cong an phuong minh khai"),
        (
            ["Đoàn TN TP", "ĐTN thành phố", "Đoàn TNCS Hồ Chí Minh TP", "Đoàn TNCS HCM thành phố"],
            None,
            "doan thanh nien thanh pho",
        ),
        (
            ["Phòng GD&ĐT TP", "P. GD&ĐT TP", "Phòng GDĐT thành phố", "Phòng Giáo dục và Đào tạo thành phố"],
            None,
            "phong giao duc dao tao thanh pho",
        ),
        (["Trường THCS Minh Khai", "THCS Minh Khai"], None, "truong trung hoc co so minh khai"),
        (["Trường TH Minh Khai", "Trường Tiểu học Minh Khai"], None, "truong tieu hoc minh khai"),
        (["MN Hoa Sen", "Trường mầm non Hoa Sen"], None, "truong mam non hoa sen"),
        (["Ban VH-XH phường", "Ban Văn hóa - Xã hội phường"], None, "ban van hoa xa hoi phuong"),
        (["TT Y tế TP", "TTYT thành phố", "Trung tâm Y tế thành phố"], None, "trung tam y te thanh pho"),
        (["UBND TP", "UBND thành phố", "Ủy ban nhân dân T.P"], None, "uy ban nhan dan thanh pho"),
    ],
)
def test_ways_of_writing_one_unit(same: list[str], kind: str | None, core: str) -> None:
    assert {written: (unit_key(written).kind, unit_key(written).core) for written in same} == dict.fromkeys(
        same, (kind, core)
    )


@pytest.mark.parametrize(
    "name", ["Phương Đông", "Phượng Hoàng", "Xã hội học tập", "UBND xã", "Phường", "Tổ 5", ""]
)
def test_what_only_looks_like_a_prefix(name: str) -> None:
    assert unit_key(name).kind is None


def test_fits() -> None:
    ward, commune, bare = unit_key("P. Châu Sơn"), unit_key("xã Châu Sơn"), unit_key("Châu Sơn")
    assert ward.fits(bare)
    assert bare.fits(commune)
    assert not ward.fits(commune)
    assert not bare.fits(UnitName(None, "chau cau"))


@given(anything | vietnamese)
def test_a_key_is_folded_and_always_the_same(text: str) -> None:
    key = unit_key(text)
    assert fold(key.core) == key.core
    assert unit_key(unicodedata.normalize("NFD", text)) == unit_key(unicodedata.normalize("NFC", text)) == key
    assert UnitName(key.kind, key.core) == key
    assert bool(key.core) == bool(fold(text))
