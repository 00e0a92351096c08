"""How lists call the movement's fields, beside the names that the register has for them."""

VARIANTS: dict[str, str] = {
    "KT": "Kinh tế | Phát triển kinh tế",
    "VX": "Văn hóa - xã hội | VH-XH | VHXH | VX | Văn hóa | Xã hội | Văn xã | Văn hóa, đời sống",
    "QA": ("Quốc phòng - an ninh | QP-AN | QPAN | AN-QP | ANQP | Quốc phòng | An ninh | An ninh trật tự | QP, AN"),
    "HT": (
        "Xây dựng hệ thống chính trị | Hệ thống chính trị | HTCT | XD HTCT | XDHTCT | Xây dựng HTCT | "
        "XD hệ thống chính trị | Xây dựng Đảng | Xây dựng Đảng và hệ thống chính trị | "
        "Xây dựng Đảng, hệ thống chính trị | Xây dựng Đảng, chính quyền | XD Đảng, HTCT | Chính trị"
    ),
}
"""By the fields' codes; the order of the words does not matter."""

IDLE = frozenset({"linh", "vuc", "va", "ve", "thuoc", "trong", "cac", "mo", "hinh", "dien", "mh"})
"""Words that say nothing about which field it is."""

SHORT: dict[str, str] = {
    "antt": "an ninh trat tu",
    "atgt": "an toan giao thong",
    "attp": "an toan thuc pham",
    "cchc": "cai cach hanh chinh",
    "gpmb": "giai phong mat bang",
    "ntm": "nong thon moi",
    "pccc": "phong chay chua chay",
    "qcdc": "quy che dan chu",
    "tthc": "thu tuc hanh chinh",
    "vsattp": "ve sinh an toan thuc pham",
    "vsmt": "ve sinh moi truong",
}
"""Abbreviations inside the names of topics, folded."""
