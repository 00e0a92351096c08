"""Names of places for the generator: real provinces, and communes and hamlets made of real syllables."""

CITIES: tuple[str, ...] = ("Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")

PROVINCES: tuple[str, ...] = (
    "Ninh Bình",
    "Hà Nội",
    "Nghệ An",
    "Hồ Chí Minh",
    "Phú Thọ",
    "Đà Nẵng",
    "Cà Mau",
    "Lào Cai",
    "Thanh Hóa",
    "Đắk Lắk",
    "An Giang",
    "Hải Phòng",
    "Quảng Trị",
    "Lâm Đồng",
    "Tuyên Quang",
    "Vĩnh Long",
    "Bắc Ninh",
    "Huế",
    "Gia Lai",
    "Thái Nguyên",
    "Đồng Tháp",
    "Hưng Yên",
    "Khánh Hòa",
    "Cao Bằng",
    "Tây Ninh",
    "Hà Tĩnh",
    "Quảng Ninh",
    "Đồng Nai",
    "Sơn La",
    "Cần Thơ",
    "Quảng Ngãi",
    "Lạng Sơn",
    "Điện Biên",
    "Lai Châu",
)
"""The 34 of July 2025, mixed so that a few of them are from all over the country."""

_FIRST = (
    "An Bình Cẩm Châu Đại Đông Đức Giao Hải Hòa Hồng Hưng Khánh Kim Lam Liêm Long Mỹ Nam Nghĩa Ngọc Nhân Ninh"
    " Phú Phước Quang Quảng Quỳnh Tam Tân Thanh Thạch Thái Thịnh Thọ Thuận Tiên Trung Trực Trường Vạn Vĩnh"
    " Xuân Yên"
)
_SECOND = (
    "An Bình Châu Cường Đông Đồng Đức Giang Hà Hải Hiệp Hòa Hội Hưng Khánh Khê Lạc Lâm Lập Lộc Lợi Long Lương"
    " Mỹ Nghĩa Phong Phú Phúc Phương Quang Sơn Tâm Tân Thạnh Thành Thắng Thịnh Thọ Thuận Tiến Trạch Trung Xá"
    " Xuân"
)
FIRST_SYLLABLES: tuple[str, ...] = tuple(_FIRST.split())
SECOND_SYLLABLES: tuple[str, ...] = tuple(_SECOND.split())
