"""What the generator's models are called, before the place: phrases of the movement, by topic."""

HEADS: tuple[str, ...] = (
    "Khéo vận động nhân dân",
    "Chi hội Phụ nữ",
    "Chi hội Nông dân",
    "Chi đoàn thanh niên",
    "Chi hội Cựu chiến binh",
    "Ban công tác Mặt trận",
    "Chi hội Người cao tuổi",
    "Tổ dân vận",
    "Cán bộ, đảng viên",
)
"""Who does it: may stand before a phrase that begins with a verb."""

_VERBS = (
    "Biến Chỉnh Chung Chuyển Cải Dạy Di Dùng Dồn Giao Giúp Giải Giữ Góp Hiến Hòa Hỗ Liên Lắp Mở Nuôi Nâng"
    " Phân Phòng Quản Sản Thành Thu Thực Trồng Tu Xây Xóa Đấu Đỡ"
)


PHRASES: dict[str, tuple[str, ...]] = {
    "KT01": (
        "Chung sức xây dựng nông thôn mới",
        "Hiến đất mở rộng đường làng, ngõ xóm",
        "Góp công bê tông hóa kênh mương nội đồng",
        "Xây dựng cánh đồng mẫu lớn",
    ),
    "KT02": ("Trồng cây hàng hóa", "Trồng cây dược liệu", "Trồng ngô sinh khối vụ đông", "Trồng nấm tạo việc làm"),
    "KT03": (
        "Cải tạo vườn tạp, trồng cây ăn quả",
        "Trồng bưởi, nhãn thay vườn tạp",
        "Xây dựng vườn mẫu của hội viên",
    ),
    "KT04": ("Sản xuất rau sạch an toàn", "Trồng rau trong nhà lưới", "Liên kết tiêu thụ rau an toàn"),
    "KT05": (
        "Chuyển vùng trũng sang mô hình đa canh",
        "Dồn điền đổi thửa, tích tụ ruộng đất",
        "Nuôi cá kết hợp trồng sen trên ruộng trũng",
    ),
    "KT06": (
        "Vận động nhân dân bàn giao mặt bằng thực hiện dự án",
        "Giải phóng mặt bằng mở rộng đường liên xã",
        "Di dời mồ mả phục vụ dự án",
    ),
    "KT07": (
        "Hỗ trợ hội viên chuyển đổi nghề",
        "Giữ gìn và phát triển nghề truyền thống",
        "Thành lập tổ hợp tác may mặc tại nhà",
        "Mở lớp dạy nghề cho lao động nông thôn",
    ),
    "KT08": (
        "Giúp nhau phát triển kinh tế, giảm nghèo bền vững",
        "Tổ tiết kiệm và vay vốn",
        "Nuôi bò luân chuyển giúp hộ nghèo",
        "Góp vốn xoay vòng không lấy lãi",
    ),
    "VX01": ("Tuyến phố văn minh đô thị", "Ngõ phố sáng, xanh, sạch, đẹp", "Chỉnh trang vỉa hè, biển hiệu"),
    "VX02": (
        "Không xả rác bừa bãi ra đường, hè phố",
        "Thực hiện nếp sống văn minh trong việc cưới, việc tang",
        "Ứng xử văn minh nơi công cộng",
    ),
    "VX03": (
        "Ngày thứ Bảy xanh vì môi trường",
        "Phân loại rác tại nguồn",
        "Thu gom vỏ bao thuốc bảo vệ thực vật",
        "Biến rác thải thành tiền gây quỹ",
        "Dòng sông quê hương không rác thải",
    ),
    "VX04": ("Dùng làn nhựa đi chợ, không dùng túi nilong", "Chợ dân sinh nói không với túi nilong"),
    "VX05": (
        "Trồng và chăm sóc đường hoa",
        "Đường hoa thay bãi rác",
        "Tuyến đường nở hoa của hội viên",
        "Hàng cây tự quản",
    ),
    "VX06": (
        "Xây dựng làng văn hóa nông thôn mới",
        "Giữ gìn làn điệu dân ca quê hương",
        "Câu lạc bộ dân vũ, dưỡng sinh",
    ),
    "VX07": (
        "Vận động xây dựng nhà văn hóa",
        "Lắp đặt điện chiếu sáng đường quê",
        "Góp sức xây sân thể thao cộng đồng",
        "Tu bổ nghĩa trang liệt sĩ",
    ),
    "VX08": (
        "Hũ gạo tình thương - Lá lành đùm lá rách",
        "Nồi cháo nghĩa tình",
        "Đỡ đầu trẻ em mồ côi",
        "Xóa nhà tạm, nhà dột nát",
        "Ngân hàng máu sống",
    ),
    "VX09": (
        "Sân chơi lành mạnh cho thiếu nhi",
        "Tủ sách khuyến học dòng họ",
        "Dạy bơi phòng, chống đuối nước",
        "Tiếng trống khuyến học",
    ),
    "VX10": ("Bếp ăn, chợ bảo đảm vệ sinh an toàn thực phẩm", "Gia đình giết mổ, chế biến an toàn"),
    "QA01": (
        "Nâng cao ý thức chấp hành pháp luật",
        "Ngày pháp luật ở khu dân cư",
        "Dòng họ không vi phạm pháp luật",
    ),
    "QA02": (
        "Tổ tự quản về an ninh trật tự",
        "Camera giám sát an ninh",
        "Hòa giải mâu thuẫn từ cơ sở",
        "Ánh sáng an ninh",
    ),
    "QA03": (
        "Cổng trường an toàn giao thông",
        "Bến đò ngang an toàn",
        "Đoạn đường tự quản an toàn giao thông",
        "Gia đình không vi phạm giao thông",
    ),
    "QA04": ("Tuyến phố tự quản trật tự đô thị", "Không lấn chiếm lòng đường, vỉa hè"),
    "QA05": (
        "Tiếng kẻng an ninh phòng, chống tội phạm",
        "Gia đình không có người mắc tệ nạn xã hội",
        "Phòng, chống lừa đảo trên mạng",
    ),
    "QA06": ("Quản lý, giáo dục người lầm lỗi tại địa phương", "Hỗ trợ người hoàn lương có việc làm"),
    "QA07": (
        "Khu dân cư an toàn về an ninh trật tự",
        "Nhà trường an toàn về an ninh trật tự",
        "Doanh nghiệp tự bảo vệ",
    ),
    "QA08": ("Xây dựng đơn vị văn hóa, kỷ luật nghiêm", "Cơ quan văn hóa, thân thiện"),
    "QA09": (
        "Thực hiện tốt công tác tuyển quân",
        "Dân quân chung tay xây dựng nông thôn mới",
        "Hậu phương vững chắc của chiến sĩ",
    ),
    "QA10": ("Vận động giao nộp vũ khí, vật liệu nổ, pháo nổ", "Giao nộp công cụ hỗ trợ"),
    "QA11": ("Tổ liên gia an toàn phòng cháy, chữa cháy", "Điểm chữa cháy công cộng"),
    "QA12": ("Vận động từ bỏ các đạo lạ",),
    "QA13": ("Đấu tranh phản bác quan điểm sai trái trên mạng xã hội",),
    "QA14": ("Không tham gia khiếu kiện đông người",),
    "HT01": ("Thực hiện tốt Quy chế dân chủ ở cơ sở", "Dân bàn, dân giám sát công trình", "Hòm thư góp ý của dân"),
    "HT02": (
        "Nụ cười công sở - cải cách thủ tục hành chính",
        "Ngày thứ Sáu nghe dân nói",
        "Dịch vụ công trực tuyến đến từng nhà",
    ),
    "HT03": ("Xây dựng chi hội, chi đoàn vững mạnh", "Sinh hoạt chi hội theo chuyên đề"),
    "HT04": ("Thành lập tổ chức đoàn thể trong doanh nghiệp", "Phát triển đảng viên trong doanh nghiệp"),
    "HT05": ("Chính quyền thân thiện, vì Nhân dân phục vụ",),
    "HT06": ("Tổ dân vận ở chi bộ",),
}
"""Topic code -> phrases. None of them begins with a name, so that a head can stand before it."""

FIELD_SHARES: dict[str, int] = {"KT": 42, "VX": 89, "QA": 50, "HT": 6}
"""The fields' shares: those of Phủ Lý."""


def names_of(topic: str) -> list[str]:
    """Every name of a topic: the phrases alone, and with a head where one fits."""
    verbs = frozenset(_VERBS.split())
    alone = list(PHRASES[topic])
    led = [phrase for phrase in alone if phrase.split()[0] in verbs]
    return alone + [f"{head} {phrase[0].lower()}{phrase[1:]}" for phrase in led for head in HEADS]
