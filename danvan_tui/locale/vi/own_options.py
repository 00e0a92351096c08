"""Options that a command takes in another way than the others: what its help says of them."""

TEXTS: dict[str, str] = {
    "cli.opt.period.show": "Tên giai đoạn, một năm hoặc khoảng năm; không ghi thì mọi năm.",
    "cli.opt.period.commend.list": "Tên giai đoạn, một năm hoặc khoảng năm; không ghi thì mọi năm.",
    "cli.opt.period.inspect.list": (
        "Tên giai đoạn, một năm hoặc khoảng năm; "
        "không ghi thì mọi năm, với --unvisited là giai đoạn của đăng ký mới nhất."
    ),
    "cli.opt.field.inspect.list": "Chỉ một lĩnh vực: mã (KT, VX, QA, HT) hoặc tên; chỉ dùng cùng --unvisited.",
    "cli.opt.subject.inspect.list": "Chỉ một đối tượng: tập thể, cá nhân, chưa rõ; chỉ dùng cùng --unvisited.",
    "cli.opt.standing.inspect.list": "Chỉ các mô hình từ mức này trở lên; chỉ dùng cùng --unvisited.",
    "cli.opt.search.inspect.list": "Chỉ các mô hình có đủ những từ này; chỉ dùng cùng --unvisited.",
    "cli.opt.today_units.inspect.list": "Tính theo đơn vị hiện nay; chỉ dùng cùng --unvisited.",
    "cli.opt.subject.commend.propose": "Đối tượng được khen: tập thể, cá nhân; không ghi thì theo đăng ký.",
    "calendar.opt.year.activity.list": "Năm của hoạt động; không ghi thì năm nay.",
    "calendar.opt.year.deadline.list": "Chỉ các hạn của năm được báo cáo này; không ghi thì mọi năm.",
    "calendar.opt.year.press.list": "Chỉ tin bài của năm này; không ghi thì mọi năm.",
}
