"""What waits: the queue of registrations, one's own matters, and the dashboard's further figures."""

TEXTS: dict[str, str] = {
    "charts.commended": "Được khen thưởng",
    "cmd.pending": "chờ duyệt",
    "cmd.pending.help": "Đăng ký chờ duyệt, bị trả lại",
    "board.pending": "Chờ duyệt",
    "board.pending.waiting": "Chờ duyệt",
    "board.pending.waiting.empty": "Không có đăng ký nào chờ duyệt.",
    "board.pending.returned": "Đã trả lại",
    "board.pending.returned.empty": "Không có đăng ký nào bị trả lại.",
    "board.pending.approved": "Chưa triển khai",
    "board.pending.approved.empty": "Đăng ký nào đã duyệt cũng đã triển khai.",
    "help.for.pending": (
        "Các đăng ký chờ duyệt, chờ lâu nhất đứng trước, của mọi năm và mọi đơn vị; Tab sang những đăng ký đã "
        "trả lại (kèm lý do) và đã duyệt mà chưa triển khai. Space đánh dấu nhiều dòng, F12 duyệt hay trả lại "
        "tất cả; Ctrl+O sửa; Enter xem cả mô hình."
    ),
    "offer.registration.step": "Duyệt, trả lại… (chuyển mức)",
    "offer.registration.amend": "Sửa đăng ký",
    "pending.since": "Đã chờ",
    "pending.kind": "Loại",
    "pending.kind.NEW": "mới",
    "pending.kind.MAINTAINED": "duy trì",
    "pending.days": "{count} ngày",
    "pending.unknown": "không rõ",
    "pending.says.10": "{count} đăng ký chờ duyệt, mọi năm",
    "pending.says.0": "{count} đăng ký bị trả lại, chờ đơn vị sửa, mọi năm",
    "pending.says.20": "{count} đăng ký đã duyệt, chưa triển khai, mọi năm",
    "pending.says.some": "{said}; {shown} dòng đầu",
    "place.lists": "mọi danh sách và biểu đồ",
}
