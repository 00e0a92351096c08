"""Real Vietnamese words, and strategies that make texts of them."""

import unicodedata

from hypothesis import strategies as st

_TEXT = """
vận động nhân dân trồng và chăm sóc đường hoa chung sức xây dựng nông thôn mới cải tạo vườn tạp cây ăn
quả sản xuất rau sạch an toàn chuyển vùng trũng sang mô hình đa canh bàn giao mặt bằng thực hiện dự án
hỗ trợ hội viên đổi nghề giúp nhau phát triển kinh tế giảm nghèo bền vững tổ dân phố số tuyến văn minh
đô thị không xả rác ra hè phố bảo vệ môi trường làn nhựa đi chợ túi nilong làng hóa công trình phúc lợi
xã từ thiện lá lành đùm rách lành mạnh thiếu nhi chấp hành pháp luật ninh trật tự giao thông phòng chống
tội phạm tệ nạn quản lý giáo dục người khu cư cơ quan học đơn vị nhiệm vụ quân sự địa phương nộp vũ khí
vật liệu nổ pháo chữa cháy quy chế dân chủ ở cơ sở cách thủ tục chính chi đoàn doanh nghiệp lập hệ thống
trị lĩnh vực Phủ Lý Quang Trung Lương Khánh Thiện Lê Hồng Phong Minh Khai Hai Bà Trưng Trần Hưng Đạo Lam
Hạ Liêm Chính Thanh Châu Sơn Tuyền Phù Vân Tiên Tân Hiệp Hải Kim Bình Tuyền Tiết Đinh Xá Trịnh Nguyễn
Văn Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Ân Ấp Ê Ông Ước Ủy Uỷ hòa hoà thúy thuý khỏe
khoẻ quý hoè xòe mứt tết hộp ước muốn yêu thương ngoài nghĩa nghe khuya khuỷu quỳnh huỵch xoong boong
uống ướt ưu rượu hươu bưởi giếng gì giặt gìn quốc quyền quét quạt quăng ỉu yểm oán oẳn loay hoáy ngoẵng
tuần tuất khuấy thuở huơ xuề xòa tuếch
"""
WORDS = tuple(dict.fromkeys(_TEXT.split()))

vietnamese = st.lists(st.sampled_from(WORDS), min_size=1, max_size=10).map(" ".join)
"""Texts of real words, in NFC."""

restyled = st.builds(
    lambda text, case, form: unicodedata.normalize(form, case(text)),
    vietnamese,
    st.sampled_from([str.lower, str.upper, str.title, str]),
    st.sampled_from(["NFC", "NFD"]),
)
"""The same in any case, composed or decomposed."""

anything = st.text(st.characters(exclude_categories=()), max_size=40)
"""Any code points, lone surrogates and unassigned ones too."""

HOSTILE_PIECES = (
    *(
        "\x1b[31m",
        "\x1b]0;tên\x07",
        "\x1b]52;c;QQ==\x1b\\",
        "\x1bPq\x1b\\",
        "\x9b2J",
        "\x9d0;x\x9c",
        "\x1b(B",
        "\x1bc",
    ),
    *("\x1b", "\x1b[", "\x1b]", "\x1b[48;6000;6000;1;1t", "\x1b[9999999u", "\x00", "\x08", "\x7f", "\x85", "\x90"),
    *("\u202e", "\u2066", "\u200e", "\u200b", "\u200d", "\ufeff", "\xad", "\ud800", "\udfff", "\ufffe", "\ufdd0"),
    *("\U000e0041", "\U0001ffff", "\u2028", "\u2029", "\r\n", "\r", "\n", "\t", "\v", "\f", "\xa0", "\u3000", " "),
    *("a", "\u0301", "\u0323", "đường", "[/nope]", "[@click=app.quit]", "😀", "q\u030c"),
)

hostile = st.lists(st.sampled_from(HOSTILE_PIECES) | anything, max_size=12).map("".join)
"""Texts made to break a terminal."""
