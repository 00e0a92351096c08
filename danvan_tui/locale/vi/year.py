"""The committee's year on its boards: activities, press items, targets; and their forms."""

TEXTS: dict[str, str] = {
    "cmd.activities": "hoạt động",
    "cmd.activities.help": "Hoạt động: lịch tháng, kiểm tra",
    "cmd.press": "tin bài",
    "cmd.press.help": "Tin bài: báo, đài viết về phong trào",
    "cmd.targets": "chỉ tiêu",
    "cmd.targets.help": "Chỉ tiêu: kế hoạch và kết quả đăng ký",
    # --- activities ---
    "board.activities": "Hoạt động",
    "board.activities.list": "Danh sách",
    "board.activities.list.empty": (
        "Chưa có hoạt động nào trong các năm đang xem.\nIns: thêm hoạt động. F2: xem năm khác."
    ),
    "board.activities.month": "Lịch tháng",
    "board.activities.month.empty": "{name} chưa có gì.\n{usual}\nIns: thêm hoạt động. ← →: tháng khác.",
    "board.activities.inspections": "Kiểm tra",
    "board.activities.inspections.empty": (
        "Chưa có đợt kiểm tra, khảo sát nào trong các năm đang xem.\nF2: xem năm khác."
    ),
    "board.activities.visited.empty": "Đợt này không ghi mô hình nào.",
    "help.for.activities": (
        "Hoạt động của Ban Chỉ đạo: tập huấn, tọa đàm, kiểm tra, sơ kết, tổng kết. Tab đổi giữa danh sách, lịch "
        "tháng và các đợt kiểm tra; trong lịch tháng, ← → sang tháng khác, [ ] là hôm nay, ▸ là việc đang chọn. "
        "Ins thêm hoạt động, Ctrl+O sửa; F12 ghi kết quả sau khi tổ chức, hoặc hủy. Enter trên một đợt kiểm tra "
        "để xem các mô hình đã đến, Enter lần nữa để tới mô hình."
    ),
    "offer.activity.new": "Thêm hoạt động",
    "offer.activity.amend": "Sửa hoạt động",
    "offer.activity.held": "Ghi kết quả, số người tham gia",
    "offer.activity.cancel": "Hủy hoạt động",
    "activity.form.new": "Thêm hoạt động",
    "activity.form.amend": "Sửa hoạt động",
    "activity.form.held": "Kết quả",
    "activity.form.cancel": "Hủy hoạt động",
    "activity.done.amend": "Đã sửa hoạt động {title}.",
    "activity.done.held": "Đã ghi kết quả của {title}.",
    "activity.why.early": "chưa tới ngày",
    "activity.says.coming": "{count} sắp tới",
    "activity.says.people": "{count} lượt người",
    "activity.says.silent": "{count} chưa ghi kết quả",
    "activity.says.off": "{count} đã hủy",
    # --- the month ---
    "month.title": "{name}/{year}",
    "month.1": "Tháng 1",
    "month.2": "Tháng 2",
    "month.3": "Tháng 3",
    "month.4": "Tháng 4",
    "month.5": "Tháng 5",
    "month.6": "Tháng 6",
    "month.7": "Tháng 7",
    "month.8": "Tháng 8",
    "month.9": "Tháng 9",
    "month.10": "Tháng 10",
    "month.11": "Tháng 11",
    "month.12": "Tháng 12",
    "month.weekdays": "T2 T3 T4 T5 T6 T7 CN",
    "month.held": "hoạt động",
    "month.due": "hạn nộp",
    "month.press": "tin bài",
    "month.turn": "← → tháng khác",
    "month.says.held": "{count} hoạt động",
    "month.says.due": "{count} hạn nộp",
    "month.says.late": "{count} quá hạn",
    "month.says.press": "{count} tin bài",
    "month.usual": "Thường trong tháng: {what}.",
    "month.usual.nothing": "Tháng này thường không có việc định kỳ.",
    "month.usual.1": "tổng kết năm trước; hướng dẫn, kế hoạch năm; bắt đầu đăng ký",
    "month.usual.2": "hướng dẫn, kế hoạch năm; đăng ký, phát động",
    "month.usual.3": "đăng ký, duyệt, phát động; kế hoạch của Ban Chỉ đạo; báo cáo quý I",
    "month.usual.4": "kế hoạch của Ban Chỉ đạo và Ban Dân vận",
    "month.usual.6": "báo cáo 6 tháng",
    "month.usual.7": "báo cáo 6 tháng; kế hoạch kiểm tra",
    "month.usual.9": "báo cáo 9 tháng",
    "month.usual.10": "Ngày Dân vận 15/10: hội thi, biểu dương; kiểm tra, khảo sát, thẩm định",
    "month.usual.11": "kiểm tra, khảo sát, thẩm định; bình xét, công nhận, đề nghị khen",
    "month.usual.12": "bình xét, công nhận, đề nghị khen; tổng kết",
    # --- visits ---
    "inspections.strengthen": "Việc phải củng cố",
    "inspections.seen": "Mô hình đã đến: {count}",
    "inspections.says": "{models} lượt mô hình, {weak} cần củng cố",
    # --- press ---
    "board.press": "Tin bài",
    "board.press.items": "Tin bài",
    "board.press.items.empty": (
        "Chưa có tin bài nào trong các năm đang xem.\nIns: thêm tin bài. F2: xem năm khác."
    ),
    "help.for.press": (
        "Bài báo, phát thanh, truyền hình về phong trào trong các năm đang xem, mới nhất ở trên. Ins thêm tin "
        "bài, tìm mô hình bằng vài chữ của tên, không cần dấu; Ctrl+O sửa, F12 rút tin ghi nhầm. Enter tới mô "
        "hình mà bài viết về; bài không về mô hình nào thì đọc toàn bộ ở đây. Liên kết chỉ để xem."
    ),
    "offer.press.new": "Thêm tin bài",
    "offer.press.amend": "Sửa tin bài",
    "offer.press.withdraw": "Rút tin bài",
    "press.form.new": "Thêm tin bài",
    "press.form.amend": "Sửa tin bài",
    "press.form.withdraw": "Rút tin bài",
    "press.done.amend": "Đã sửa tin bài {title}.",
    "press.done.withdraw": "Đã rút tin bài {title}.",
    "press.says": "về {count} mô hình",
    # --- targets ---
    "board.targets": "Chỉ tiêu",
    "board.targets.fields": "Theo lĩnh vực",
    "board.targets.fields.empty": "Chưa giao chỉ tiêu nào cho cả địa bàn.\nIns: giao một chỉ tiêu.",
    "board.targets.units": "Theo đơn vị",
    "board.targets.units.empty": "Chưa giao chỉ tiêu nào cho đơn vị.\nIns: giao một chỉ tiêu.",
    "help.for.targets": (
        "Số mô hình theo kế hoạch và số đã đăng ký, của mọi lĩnh vực hoặc từng lĩnh vực, từng đơn vị; Tab đổi "
        "danh sách. Chỉ tiêu của giai đoạn đang xem ở trên, chỉ tiêu của năm khác mờ ở dưới. Thanh dài bằng số "
        "đã đăng ký, phần nhạt là số còn thiếu. Ins giao chỉ tiêu, Ctrl+O sửa số, F12 bỏ."
    ),
    "offer.target.new": "Giao chỉ tiêu",
    "offer.target.amend": "Sửa chỉ tiêu",
    "offer.target.drop": "Bỏ chỉ tiêu",
    "target.form.new": "Giao chỉ tiêu",
    "target.form.amend": "Sửa chỉ tiêu",
    "target.form.drop": "Bỏ chỉ tiêu",
    "target.done.drop": "Đã bỏ chỉ tiêu {name}.",
    "target.reached": "đã đạt",
    "target.lacking": "còn thiếu {count} mô hình",
    "target.says": "{done}/{count} chỉ tiêu đã đạt",
    "target.says.others": "{count} của năm khác",
    "calendar.lacking": "Còn thiếu",
    "calendar.more": "Nơi, tình hình",
    "entry.since": "Từ ngày",
    "entry.until": "Đến ngày",
    "entry.appeared": "Ngày đăng",
    "entry.link": "Liên kết",
    "allowed.until": "để trống: một ngày",
    "allowed.link": "địa chỉ, lưu như chữ",
    "allowed.model": "gõ vài chữ của tên",
    "allowed.span": "2020, hoặc 2015-2020",
    "allowed.all": "để trống: tất cả",
    "allowed.planned": "số mô hình, như 42",
    "allowed.decision": "số, ngày văn bản giao",
}
