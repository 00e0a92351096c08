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
    "waits.pending": "{count} chờ duyệt",
    "waits.overdue": "{count} quá hạn",
    "notes.new": "{count} mới",
    "notes.kept.full": "{count} duy trì (theo lần đăng ký cuối)",
    "notes.kept.usual": "{count} duy trì",
    "notes.kept.brief": "{count} duy trì",
    "notes.more": "tăng {count} so với {span}",
    "notes.more.brief": "+{count} ({span})",
    "notes.fewer": "giảm {count} so với {span}",
    "notes.fewer.brief": "-{count} ({span})",
    "notes.same": "bằng {span}",
    "notes.none": "{span} chưa có mô hình",
    "notes.target.full": "đạt {total}/{planned} chỉ tiêu ({percent}%)",
    "notes.target.usual": "đạt {percent}% chỉ tiêu {planned}",
    "notes.target.brief": "{percent}% chỉ tiêu",
    "waits.pending.brief": "{count} chờ",
    "cmd.tasks": "việc của tôi",
    "cmd.tasks.help": "Việc của tôi: duyệt, quá hạn, chưa đến",
    "board.tasks": "Việc của tôi",
    "board.tasks.matters": "Việc chờ",
    "board.tasks.matters.empty": "Không có việc gì.",
    "board.tasks.pending.empty": "Không có đăng ký nào chờ duyệt.",
    "board.tasks.overdue.empty": "Không đơn vị nào quá hạn.",
    "board.tasks.weak.empty": "Không có mô hình nào cần củng cố.",
    "board.tasks.unvisited6.empty": "Mô hình nào trong 6 tháng qua cũng đã được đến.",
    "board.tasks.unvisited12.empty": "Mô hình nào trong 12 tháng qua cũng đã được đến.",
    "board.tasks.proposed.empty": "Không có đề nghị khen thưởng nào chờ quyết định.",
    "help.for.tasks": (
        "Những việc đang chờ người xem: theo lĩnh vực và đơn vị được phân công, hoặc của cả sổ nếu chưa được "
        "phân công. Enter vào một việc để xem từng dòng, F12 xử lý ngay ở đó (duyệt, ghi nhận đã nộp); Enter "
        "trên một dòng để xem cả mô hình; Esc lùi."
    ),
    "task.column.count": "Số",
    "task.column.matter": "Việc",
    "task.column.since": "Từ khi nào",
    "task.how": "Làm gì",
    "task.pending": "Đăng ký chờ duyệt",
    "task.pending.about": "Enter để xem, Space đánh dấu, F12 duyệt hoặc trả lại.",
    "task.overdue": "Báo cáo quá hạn",
    "task.overdue.about": "Enter để xem đơn vị nào, F12 ghi nhận đã nộp.",
    "task.weak": "Mô hình cần củng cố",
    "task.weak.about": (
        "Lần đến gần nhất thấy còn yếu; chưa có lần nào sau đó thấy đã tốt. Enter để xem hạn củng cố."
    ),
    "task.unvisited6": "Mô hình 6 tháng chưa được đến",
    "task.unvisited6.about": (
        "Mô hình của giai đoạn đang xem, chưa dừng, không có lần kiểm tra, khảo sát nào trong 6 tháng qua."
    ),
    "task.unvisited12": "Mô hình 12 tháng chưa được đến",
    "task.unvisited12.about": (
        "Mô hình của giai đoạn đang xem, chưa dừng, không có lần kiểm tra, khảo sát nào trong 12 tháng qua."
    ),
    "task.proposed": "Đề nghị khen chờ quyết định",
    "task.proposed.about": "Đã đề nghị, chưa có quyết định. Enter để xem.",
    "task.since.longest": "lâu nhất {longest}",
    "task.since.due": "hạn {day} ({left})",
    "task.since.day": "từ {day}",
    "task.says.mine": "việc của lĩnh vực, đơn vị được phân công cho bạn",
    "task.says.whole": "bạn chưa được phân công: việc của cả sổ",
    "task.says.some": "{said}; {shown} dòng đầu trong {total}",
    "task.since.today": "từ hôm nay",
}
