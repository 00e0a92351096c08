"""The four fields and the topics that the city's own account of the movement names in each.

Where the committee's workbooks have a name for a topic, the topic has it too, so that a workbook's column finds
it.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldFact:
    """A field (lĩnh vực), in the order in which papers list them."""

    code: str
    name: str
    name_en: str


@dataclass(frozen=True, slots=True)
class TopicFact:
    """A topic (chủ đề); the first two letters of its code are its field's."""

    code: str
    name: str
    name_en: str
    sensitive: bool = False

    @property
    def field(self) -> str:
        """The field's code."""
        return self.code[:2]


FIELDS: tuple[FieldFact, ...] = (
    FieldFact("KT", "Kinh tế", "Economy"),
    FieldFact("VX", "Văn hóa - xã hội", "Culture and society"),
    FieldFact("QA", "Quốc phòng - an ninh", "Defence and security"),
    FieldFact("HT", "Xây dựng hệ thống chính trị", "Building the political system"),
)

TOPICS: tuple[TopicFact, ...] = (
    TopicFact(
        "KT01",
        "Phát triển kinh tế nông nghiệp, xây dựng nông thôn mới",
        "Farm economy and the new countryside",
    ),
    TopicFact("KT02", "Trồng cây hàng hóa", "Cash crops"),
    TopicFact("KT03", "Cải tạo vườn tạp trồng cây ăn quả", "Mixed gardens turned to fruit"),
    TopicFact("KT04", "Sản xuất rau sạch an toàn", "Safe vegetables"),
    TopicFact("KT05", "Tích tụ ruộng đất vùng trũng sang đa canh", "Low land pooled for several crops"),
    TopicFact("KT06", "Giải phóng mặt bằng", "Site clearance for key projects"),
    TopicFact("KT07", "Chuyển đổi nghề, chuyển dịch cơ cấu kinh tế", "New trades and economic restructuring"),
    TopicFact(
        "KT08",
        "Giúp nhau phát triển kinh tế, giảm nghèo bền vững",
        "Helping one another, lasting poverty reduction",
    ),
    TopicFact("VX01", "Xây dựng đô thị văn minh", "A civilised city"),
    TopicFact("VX02", "Nếp sống văn minh đô thị", "Urban manners, no littering"),
    TopicFact("VX03", "Bảo vệ môi trường", "Environment"),
    TopicFact("VX04", "Dùng làn nhựa đi chợ", "Shopping baskets instead of plastic bags"),
    TopicFact("VX05", "Trồng và chăm sóc đường hoa", "Flower roads"),
    TopicFact("VX06", "Làng văn hóa nông thôn mới", "Cultural villages"),
    TopicFact("VX07", "Công trình phúc lợi xã hội", "Welfare works"),
    TopicFact("VX08", "Từ thiện, nhân đạo", "Charity"),
    TopicFact("VX09", "Môi trường lành mạnh cho thiếu nhi", "A healthy setting for children"),
    # The account names food safety without saying in which field: that it stands here is our choice.
    TopicFact("VX10", "Vệ sinh an toàn thực phẩm", "Food safety"),
    TopicFact("QA01", "Chấp hành pháp luật", "Keeping the law"),
    TopicFact("QA02", "An ninh trật tự", "Public order"),
    TopicFact("QA03", "An toàn giao thông", "Traffic safety"),
    TopicFact("QA04", "Trật tự đô thị", "Urban order"),
    TopicFact("QA05", "Phòng, chống tội phạm, tệ nạn xã hội", "Against crime and social evils"),
    TopicFact(
        "QA06",
        "Quản lý, giáo dục tại địa phương",
        "Guiding people who serve sentences locally",
        sensitive=True,
    ),
    TopicFact("QA07", "Khu dân cư an toàn về an ninh trật tự", "Safe neighbourhoods, offices and schools"),
    TopicFact("QA08", "Xây dựng đơn vị văn hóa", "Cultural units"),
    TopicFact("QA09", "Nhiệm vụ quân sự địa phương", "Local military tasks"),
    TopicFact("QA10", "Giao nộp vũ khí, vật liệu nổ", "Handing in arms and explosives"),
    TopicFact("QA11", "Phòng cháy, chữa cháy", "Fire safety"),
    TopicFact("QA12", "Từ bỏ các đạo lạ", "Leaving strange cults", sensitive=True),
    TopicFact(
        "QA13", "Phản bác quan điểm sai trái, thù địch", "Countering false and hostile views", sensitive=True
    ),
    TopicFact("QA14", "Không tham gia khiếu kiện đông người", "No mass petitions", sensitive=True),
    TopicFact("HT01", "Quy chế dân chủ ở cơ sở", "Grass-roots democracy"),
    TopicFact("HT02", "Cải cách thủ tục hành chính", "Administrative reform"),
    TopicFact("HT03", "Chi hội, chi đoàn vững mạnh", "Strong branches in hamlets and residential groups"),
    TopicFact("HT04", "Thành lập chi hội trong cơ quan, doanh nghiệp", "Branches in agencies and firms"),
    TopicFact("HT05", "Vì Nhân dân phục vụ", "Serving the people, in wards and communes"),
    TopicFact("HT06", "Tổ dân vận ở chi bộ thôn, tổ dân phố", "Mobilisation teams of hamlet Party cells"),
)
