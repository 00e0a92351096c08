"""The dialogs, the help, the palette, the charts and the export."""

TEXTS: dict[str, str] = {
    "key.choose": "lên xuống",
    "key.take": "chọn",
    "key.close": "đóng",
    "key.scroll": "cuộn",
    "key.page": "trang",
    "key.toggle": "hiện/ẩn",
    "key.keep": "giữ",
    "key.drop": "bỏ",
    "key.look": "xem thử",
    "key.run": "chạy",
    "key.write": "ghi tệp",
    "key.leave": "thôi",
    "dlg.nothing_fits": "Không có gì khớp với chữ đã gõ.",
    "why.opening": "Sổ đang mở, đợi một chút.",
    "why.nothing_chosen": "Chưa chọn dòng nào để chép.",
    "help.title": "Trợ giúp",
    "help.here": "Phím dùng được ở đây",
    "help.elsewhere": "Phím dùng ở nơi khác",
    "help.only_in": "ở {places}",
    "help.no_key": "(Ctrl+P)",
    "help.telex": (
        "Cứ để bộ gõ tiếng Việt (Telex, VNI) mở: phím F, Ctrl, số, mũi tên luôn dùng được, phím chữ "
        "cũng nhận cả khi bộ gõ đã thêm dấu."
    ),
    "help.for.fields": (
        "Bốn lĩnh vực với số mô hình và số mô hình đã hiệu quả. Enter trên một lĩnh vực thu hẹp cả màn "
        "hình vào lĩnh vực đó; Enter lần nữa hoặc Esc mở rộng lại. Dòng dưới: bao nhiêu mô hình là đăng ký "
        "mới, bao nhiêu là duy trì, theo lần đăng ký cuối trong giai đoạn; so với chừng ấy năm liền trước; so "
        "với chỉ tiêu đã đặt. Góc phải màn hình: đăng ký chờ duyệt và lượt đơn vị quá hạn của cả sổ."
    ),
    "help.for.units": (
        "Các đơn vị theo cây, với số mô hình từng lĩnh vực; số của một đơn vị gồm cả các đơn vị trực "
        "thuộc. Đơn vị chưa có mô hình vẫn hiện số 0. Enter trên một đơn vị để xem mô hình của riêng "
        "đơn vị đó."
    ),
    "help.for.models": (
        "Danh sách mô hình đang xem, mỗi mô hình một dòng theo lần đăng ký mới nhất trong giai đoạn. "
        "Enter để đọc đầy đủ một mô hình; / để tìm theo từ, không cần dấu."
    ),
    "help.for.detail": (
        "Một mô hình đầy đủ: các năm đăng ký, nội dung, kết quả và lịch sử thay đổi. Mũi tên để cuộn, "
        "Esc về danh sách."
    ),
    "help.for.charts": (
        "Ba biểu đồ của những gì đang xem: mức của từng lĩnh vực, số mô hình theo năm, bảng phủ đơn "
        "vị. Mũi tên trái, phải hoặc Tab để đổi; Enter trên một dòng để xem riêng dòng đó; Esc về bảng "
        "chính."
    ),
    "period.title": "Giai đoạn",
    "period.placeholder": "Gõ năm, hoặc hai năm như 2016-2019",
    "period.hint": "Giai đoạn đang xem có dấu ở đầu dòng.",
    "period.none": "«{typed}» không phải năm hay giai đoạn.",
    "narrow.title": "Lọc theo mức, đối tượng",
    "narrow.all": "Tất cả",
    "narrow.or_higher": "{standing} trở lên",
    "columns.title": "Cột của danh sách mô hình",
    "columns.always": "luôn hiện",
    "columns.always_why": "Cột tên luôn hiện, không ẩn được.",
    "columns.done": "Xong",
    "theme.title": "Bộ màu",
    "theme.danvan-dark": "Nền tối",
    "theme.danvan-light": "Nền sáng",
    "theme.danvan-contrast": "Tương phản cao",
    "theme.danvan-16": "16 màu của máy",
    "theme.danvan-mono": "Không màu",
    "palette.title": "Đến ngay",
    "palette.placeholder": "Gõ tên lệnh, giai đoạn, lĩnh vực, đơn vị hay mô hình; không cần dấu",
    "palette.kind.command": "Lệnh",
    "palette.kind.period": "Giai đoạn",
    "palette.kind.field": "Lĩnh vực",
    "palette.kind.unit": "Đơn vị",
    "palette.kind.model": "Mô hình",
    "copy.done": "Đã chép: {name}",
    "copy.cut": "Đã chép phần đầu của {name}; dài hơn {limit} byte nên phần sau không chép.",
    "export.title": "Xuất ra tệp",
    "export.hint": "Đuôi .xlsx cho Excel, .csv cho chương trình khác.",
    "export.replace": "Đã có tệp tên này. Enter lần nữa để ghi đè, hoặc sửa tên.",
    "export.progress": "Đang ghi… {rows} dòng. Esc để thôi.",
    "export.done": "Đã ghi {rows} dòng vào {path}",
    "export.models": "Danh sách mô hình",
    "export.fields": "Số liệu theo lĩnh vực",
    "export.units": "Số liệu theo đơn vị",
    "export.as_of": "Số liệu lúc {at}",
    "export.name": "Tên mô hình",
    "export.unit": "Đơn vị đăng ký",
    "export.year": "Năm đăng ký",
    "export.kind": "Đăng ký mới/Duy trì",
    "export.kind.NEW": "Đăng ký mới",
    "export.kind.MAINTAINED": "Duy trì",
    "charts.title": "Biểu đồ",
    "charts.funnel": "Mức theo lĩnh vực",
    "charts.years": "Theo năm",
    "charts.grid": "Phủ đơn vị",
    "charts.funnel.says": "Số đạt từ mức đó trở lên, % của số đã đăng ký; khen thưởng: số mô hình.",
    "charts.years.says": "Mỗi năm đếm riêng: mô hình duy trì có mặt ở nhiều năm.",
    "charts.grid.some": "{shown} đơn vị đầu trong {units}; chọn một đơn vị để xem tiếp.",
    "charts.grid.says": "Gồm cả đơn vị trực thuộc; số 0 có dấu chấm là chỗ trống.",
}
