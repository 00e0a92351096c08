"""The door: what members read when they come in and go, and what the administrator reads at the start."""

TEXTS: dict[str, str] = {
    "why.remote.import_file": (
        "Qua SSH không nhập tệp được: tệp nằm ở máy bạn. Nhờ người quản trị chạy «danvan import»."
    ),
    "why.remote.export": (
        "Qua SSH không ghi tệp ở máy chủ. Ở máy bạn, gõ: ssh MÁY_CHỦ danvan models --format csv > tep.csv"
    ),
    "serving.no_terminal": (
        "Bảng theo dõi cần một cửa sổ dòng lệnh: gõ «ssh» không kèm lệnh, hoặc «ssh -t». "
        "Để lấy số liệu dạng chữ: ssh MÁY_CHỦ danvan tally."
    ),
    "serving.only_reads": "Không có lệnh «{command}» ở đây. Dùng được: {commands}.",
    "serving.command_long": "Lệnh dài quá {limit} ký tự.",
    "serving.command_broken": "Không hiểu lệnh: thiếu dấu nháy đóng hoặc có ký tự lạ.",
    "serving.command_late": "Lệnh chạy quá {seconds} giây nên đã dừng. Hãy thu hẹp phạm vi rồi thử lại.",
    "serving.crash": "danvan gặp lỗi ngoài dự kiến, đã ghi lại cho người quản trị. Hãy kết nối lại.",
    "serving.bad_input": "Máy chủ không hiểu những gì cửa sổ dòng lệnh gửi đến. Hãy kết nối lại.",
    "serving.end.idle": "Đã đóng vì lâu không dùng. Kết nối lại bất cứ lúc nào.",
    "serving.end.long": "Phiên đã mở quá lâu nên được đóng. Hãy kết nối lại.",
    "serving.end.revoked": "Khóa của bạn không còn được vào nữa. Hãy hỏi người quản trị.",
    "serving.end.stopped": "Máy chủ đang dừng. Hãy kết nối lại sau ít phút.",
    "serving.many": "Bạn đang mở {limit} phiên, là mức nhiều nhất. Đóng bớt một phiên rồi kết nối lại.",
    "serving.idle_soon": "Lâu không có phím nào: phiên sẽ đóng sau {seconds} giây. Bấm phím bất kỳ để ở lại.",
    "serving.ready": "danvan đang phục vụ {where}, cổng {host}:{port}.",
    "serving.fingerprint": "Dấu vân tay khóa máy chủ: {fingerprint}",
    "serving.epilog": (
        "Qua SSH chỉ đọc được, theo quyền của khóa bạn dùng. "
        "Mã thoát: 0 xong, 1 dữ liệu bị từ chối, "
        "2 gọi sai, 3 không mở được cơ sở dữ liệu, 126 lệnh không dùng được."
    ),
    "cli.cmd.serve": "Mở bảng theo dõi qua SSH cho cả Ban Chỉ đạo.",
    "cli.cmd.serve.more": (
        "Thành viên gõ «ssh -p 2222 MÁY_CHỦ» và vào bằng khóa đã ghi trong sổ. Giới hạn đặt trong tệp "
        "serve.toml ở thư mục dữ liệu; kill -HUP để đọc lại, kill -TERM để dừng."
    ),
    "cli.opt.host": "địa chỉ để lắng nghe (mặc định: mọi địa chỉ)",
    "cli.opt.port": "cổng (mặc định 2222)",
    "cli.opt.data": "thư mục dữ liệu: khóa máy chủ và serve.toml",
    "cli.opt.log_format": "dạng nhật ký: text hoặc json",
    "cli.opt.metrics": "mở số liệu Prometheus; chỉ ghi cổng thì nghe ở 127.0.0.1",
    "cli.opt.serve_limit": "đặt một giới hạn, hơn tệp serve.toml; dùng được nhiều lần",
    "cli.opt.workers": (
        "số tiến trình cùng phục vụ một cổng (mặc định 1); giới hạn theo địa chỉ và thành viên "
        "tính riêng từng tiến trình"
    ),
    "cli.opt.fingerprint": "in dấu vân tay khóa máy chủ rồi thôi",
    "cli.meta.host": "ĐỊA_CHỈ",
    "cli.meta.port": "CỔNG",
    "cli.meta.folder": "THƯ_MỤC",
    "cli.meta.log_format": "DẠNG",
    "cli.meta.place_port": "MÁY:CỔNG",
    "cli.meta.limit_value": "TÊN=SỐ",
}
