"""What all boards have in common; the words of one board stand with those of what it lists."""

TEXTS: dict[str, str] = {
    "cmd.act": "xử lý",
    "cmd.act.help": "Xử lý dòng đang chọn: duyệt, ghi nhận…",
    "cmd.add": "thêm",
    "cmd.add.help": "Thêm: mô hình mới, hay mục của màn này",
    "cmd.amend": "sửa",
    "cmd.amend.help": "Sửa dòng đang chọn",
    "cmd.pick": "chọn",
    "cmd.pick.help": "Đánh dấu nhiều dòng để xử lý cùng lúc",
    "cmd.deadlines": "hạn nộp",
    "cmd.deadlines.help": "Hạn nộp: ai đã nộp, ai quá hạn",
    "board.search": "Gõ từ cần tìm trong danh sách, không cần dấu; Enter giữ, Esc bỏ",
    "board.deadlines": "Hạn nộp",
    "offer.title": "Xử lý",
    "place.boards": "các màn hình danh sách",
    "palette.here": "ở đây",
    "why.one_view": "Màn hình này chỉ có một danh sách.",
    "why.nothing_new": "Ở đây không thêm được gì.",
    "why.nothing_to_amend": "Dòng này không sửa được.",
    "why.nothing_to_do": "Không có việc gì để xử lý với dòng này.",
}
