"""The sample's committee at work in 2020, as it might have been: made up, like the rest of the sample.

Models are named by their name and their unit, as the list of the sample has them.
"""

from dataclasses import dataclass
from datetime import date

from db.schema import ActivityKind, DeadlineKind, PressKind
from db.scope import Span
from db.visits import InspectionKind

Model = tuple[str, str]
"""A model's name and its unit's."""

FLOWERS: Model = ("Trồng và chăm sóc đường hoa", "Phường Thanh Châu")
SATURDAY: Model = ("Ngày thứ Bảy xanh vì môi trường", "Xã Liêm Chung")
STREET: Model = ("Tuyến phố văn minh đô thị tổ dân phố số 2", "Phường Lam Hạ")
CLEARANCE: Model = ("Vận động nhân dân bàn giao mặt bằng thực hiện dự án", "Phường Lam Hạ")
SCHOOL_GATE: Model = ("Cổng trường an toàn giao thông tổ dân phố số 9", "Phường Lam Hạ")
SMILE: Model = ("Nụ cười công sở - cải cách thủ tục hành chính tổ dân phố số 12", "Phường Châu Sơn")
VILLAGE: Model = ("Xây dựng làng văn hóa nông thôn mới thôn 5", "Xã Liêm Tuyền")
RICE: Model = ("Hũ gạo tình thương - Lá lành đùm lá rách thôn 8", "Xã Trịnh Xá")
BASKETS: Model = ("Dùng làn nhựa đi chợ, không dùng túi nilong tổ dân phố số 2", "Phường Thanh Tuyền")
CROPS: Model = ("Vận động nhân dân trồng cây hàng hóa thôn 7", "Xã Đinh Xá")
RECRUITS: Model = ("Thực hiện tốt công tác tuyển quân", "Ủy ban MTTQ Việt Nam thành phố")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of all wards and communes, or of some units; who is late with it, and who never handed it in."""

    kind: DeadlineKind
    title: str
    due: date
    units: tuple[str, ...] = ()
    late: tuple[tuple[str, date], ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """An activity; of all wards and communes where ``everywhere``."""

    kind: ActivityKind
    title: str
    since: date
    until: date | None = None
    place: str | None = None
    people: int | None = None
    result: str | None = None
    everywhere: bool = False
    units: tuple[str, ...] = ()
    called_off: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A press item."""

    kind: PressKind
    title: str
    outlet: str
    on: date
    author: str | None = None
    model: Model | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit to a unit: the models that were seen, and those of them that must be strengthened."""

    kind: InspectionKind
    on: date
    team: str
    unit: str
    findings: str
    seen: tuple[tuple[Model, str], ...]
    weak: tuple[Model, ...] = ()
    to_strengthen: str | None = None
    due: date | None = None


DEADLINES = (
    Due(
        DeadlineKind.REGISTRATION_LIST,
        "Danh sách đăng ký mô hình năm 2020",
        date(2020, 2, 28),
        late=(("Xã Kim Bình", date(2020, 3, 4)),),
        missing=("Phường Trần Hưng Đạo",),
    ),
    Due(DeadlineKind.QUARTERLY, "Báo cáo quý I năm 2020", date(2020, 3, 31)),
    Due(
        DeadlineKind.SIX_MONTH,
        "Báo cáo 6 tháng đầu năm 2020",
        date(2020, 6, 15),
        late=(("Xã Tiên Hải", date(2020, 6, 22)), ("Phường Minh Khai", date(2020, 6, 17))),
        missing=("Xã Liêm Tiết", "Phường Hai Bà Trưng"),
    ),
    Due(
        DeadlineKind.INSPECTION,
        "Báo cáo kết quả củng cố sau kiểm tra",
        date(2020, 11, 30),
        units=("Phường Thanh Châu", "Phường Châu Sơn", "Xã Đinh Xá"),
        missing=("Xã Đinh Xá",),
    ),
    Due(
        DeadlineKind.YEARLY,
        "Báo cáo năm 2020",
        date(2020, 12, 10),
        late=(("Phường Lê Hồng Phong", date(2020, 12, 14)),),
        missing=("Xã Tiên Hiệp", "Xã Phù Vân", "Phường Trần Hưng Đạo"),
    ),
)

ACTIVITIES = (
    Held(
        ActivityKind.FINAL_REVIEW,
        "Tổng kết phong trào năm 2019",
        date(2020, 1, 14),
        place="Hội trường Thành ủy",
        people=115,
        result="Biểu dương các mô hình của năm 2019, thông qua phương hướng năm 2020.",
        everywhere=True,
    ),
    Held(
        ActivityKind.MEETING,
        "Họp Ban Chỉ đạo: kế hoạch năm 2020",
        date(2020, 2, 18),
        place="Phòng họp Ban Dân vận Thành ủy",
        people=15,
        result="Phân công thành viên theo lĩnh vực và địa bàn.",
    ),
    Held(
        ActivityKind.TRAINING,
        "Tập huấn nghiệp vụ dân vận khéo ở cơ sở",
        date(2020, 5, 19),
        date(2020, 5, 20),
        place="Trung tâm Chính trị thành phố",
        people=86,
        result="Cán bộ khối dân vận các xã, phường được hướng dẫn đăng ký, theo dõi và báo cáo mô hình.",
        everywhere=True,
    ),
    Held(
        ActivityKind.INTERIM_REVIEW,
        "Sơ kết 6 tháng đầu năm 2020",
        date(2020, 7, 9),
        place="Hội trường Thành ủy",
        people=62,
        result="Nhắc các đơn vị chưa nộp báo cáo; chọn mô hình để kiểm tra trong tháng 10.",
        everywhere=True,
    ),
    Held(
        ActivityKind.SEMINAR,
        "Tọa đàm về vận động giải phóng mặt bằng",
        date(2020, 8, 12),
        place="Phường Lam Hạ",
        units=("Phường Lam Hạ", "Phường Lê Hồng Phong", "Xã Tiên Hiệp"),
        called_off="Ghép vào tọa đàm Ngày Dân vận",
    ),
    Held(
        ActivityKind.INSPECTION_ROUND,
        "Kiểm tra, khảo sát mô hình năm 2020",
        date(2020, 10, 5),
        date(2020, 10, 16),
        result="Ba đoàn theo lĩnh vực; một mô hình phải củng cố trước 30/11.",
        units=("Phường Lam Hạ", "Phường Thanh Châu", "Phường Châu Sơn"),
    ),
    Held(
        ActivityKind.SEMINAR,
        "Tọa đàm nhân Ngày Dân vận 15/10",
        date(2020, 10, 15),
        place="Nhà văn hóa thành phố",
        people=140,
        result="Năm mô hình báo cáo cách làm; các phường, xã trao đổi việc nhân rộng.",
        everywhere=True,
    ),
    Held(
        ActivityKind.MEETING,
        "Họp bình xét, đề nghị khen thưởng năm 2020",
        date(2020, 11, 24),
        place="Phòng họp Ban Dân vận Thành ủy",
        people=17,
    ),
    Held(
        ActivityKind.FINAL_REVIEW,
        "Tổng kết giai đoạn 2015-2020",
        date(2020, 12, 22),
        place="Hội trường Thành ủy",
        people=160,
        result="187 mô hình trong cả giai đoạn; trao giấy khen cho tập thể, cá nhân.",
        everywhere=True,
    ),
)

PRESS = (
    Said(
        PressKind.RADIO,
        "Cây hàng hóa trên đồng đất Đinh Xá",
        "Đài truyền thanh thành phố",
        date(2019, 9, 5),
        model=CROPS,
    ),
    Said(
        PressKind.ONLINE,
        "Mỗi phường một tuyến phố văn minh",
        "Trang tin Ban Dân vận",
        date(2020, 4, 21),
        author="Tổ giúp việc Ban Chỉ đạo",
        model=STREET,
        link="https://dan-van.example/tuyen-pho-van-minh",
    ),
    Said(
        PressKind.PAPER,
        "Đường hoa thay bãi rác cũ",
        "Báo tỉnh",
        date(2020, 6, 12),
        author="Phóng viên thường trú",
        model=FLOWERS,
    ),
    Said(
        PressKind.TELEVISION,
        "Giờ tan trường không còn ùn tắc",
        "Đài phát thanh và truyền hình tỉnh",
        date(2020, 9, 18),
        model=SCHOOL_GATE,
    ),
    Said(
        PressKind.ONLINE,
        "Ngày Dân vận ở thành phố: chuyện kể từ cơ sở",
        "Trang tin Ban Dân vận",
        date(2020, 10, 16),
        link="https://dan-van.example/ngay-dan-van",
    ),
    Said(
        PressKind.PAPER,
        "Hũ gạo nghĩa tình ở Trịnh Xá",
        "Báo tỉnh",
        date(2020, 12, 3),
        author="Cộng tác viên",
        model=RICE,
    ),
    Said(
        PressKind.TELEVISION,
        "Năm năm dân vận khéo",
        "Đài phát thanh và truyền hình tỉnh",
        date(2020, 12, 23),
    ),
)

VISITS = (
    Visit(
        InspectionKind.SURVEY,
        date(2019, 11, 12),
        "Tổ giúp việc Ban Chỉ đạo",
        "Xã Đinh Xá",
        "Mô hình có hướng làm đúng, đầu ra chưa ổn định.",
        seen=((CROPS, "Diện tích giảm so với đăng ký, các hộ thiếu vốn."),),
        weak=(CROPS,),
        to_strengthen="Nối với hợp tác xã để bao tiêu; báo cáo lại trong quý I.",
        due=date(2020, 3, 31),
    ),
    Visit(
        InspectionKind.CHECK,
        date(2020, 10, 6),
        "Đoàn 1 (kinh tế)",
        "Phường Lam Hạ",
        "Các mô hình có sổ theo dõi, nhân dân đồng thuận.",
        seen=(
            (CLEARANCE, "Bàn giao mặt bằng trước thời hạn."),
            (STREET, "Biển hiệu đã chỉnh trang, vỉa hè thông thoáng."),
            (SCHOOL_GATE, "Phân giờ, phân làn nền nếp."),
        ),
    ),
    Visit(
        InspectionKind.CHECK,
        date(2020, 10, 8),
        "Đoàn 2 (văn hóa - xã hội)",
        "Phường Thanh Châu",
        "Đường hoa đẹp; tuyến phố còn xe đỗ trên hè vào giờ tan tầm.",
        seen=(
            (FLOWERS, "Chăm sóc theo đoạn, nhóm hộ tự chia việc."),
            (
                ("Tuyến phố văn minh đô thị tổ dân phố số 5", "Phường Thanh Châu"),
                "Cam kết của các hộ kinh doanh chưa được giữ.",
            ),
        ),
        weak=(("Tuyến phố văn minh đô thị tổ dân phố số 5", "Phường Thanh Châu"),),
        to_strengthen="Ký lại cam kết với các hộ kinh doanh, kẻ vạch chỗ đỗ xe.",
        due=date(2020, 11, 30),
    ),
    Visit(
        InspectionKind.CHECK,
        date(2020, 10, 13),
        "Đoàn 3 (quốc phòng - an ninh, hệ thống chính trị)",
        "Phường Châu Sơn",
        "Bộ phận một cửa phục vụ tận tình.",
        seen=((SMILE, "Hồ sơ trả trước hạn, có sổ góp ý của dân."),),
    ),
)

TARGETS: tuple[tuple[Span, str | None, str | None, int], ...] = (
    (Span(2015, 2020), None, None, 190),
    (Span(2015, 2020), "KT", None, 40),
    (Span(2015, 2020), "VX", None, 90),
    (Span(2015, 2020), "QA", None, 50),
    (Span(2015, 2020), "HT", None, 10),
    (Span(2020, 2020), None, None, 60),
    (Span(2015, 2020), None, "Phường Thanh Tuyền", 20),
    (Span(2015, 2020), None, "Phường Thanh Châu", 18),
    (Span(2015, 2020), None, "Phường Lam Hạ", 12),
    (Span(2015, 2020), None, "Xã Đinh Xá", 10),
    (Span(2015, 2020), None, "Xã Kim Bình", 8),
)
"""Years, a field's code, a unit, how many models."""
