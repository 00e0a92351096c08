"""The command line: help, what it says on stderr, the words around plain output."""

TEXTS: dict[str, str] = {
    "cli.error": "lỗi: {what}",
    "cli.hint": "cách xử lý: {what}",
    "cli.stored_unsaid": "cảnh báo: việc đã ghi; không in được kết quả: {why}",
    "cli.crash": "lỗi: chương trình gặp sự cố ngoài dự kiến; chi tiết đã ghi vào {path}",
    "cli.crash_unlogged": "lỗi: chương trình gặp sự cố ngoài dự kiến, và không ghi được chi tiết vào {path}",
    # --- help ---
    "cli.help.usage": "Cách dùng:",
    "cli.help.usage_options": "[TÙY CHỌN]",
    "cli.help.usage_command": "[LỆNH] ...",
    "cli.help.arguments": "Tham số",
    "cli.help.options": "Tùy chọn",
    "cli.help.commands": "Các lệnh",
    "cli.help.epilog": (
        "Biến môi trường: DANVAN_DATABASE (đường dẫn hoặc địa chỉ của sổ), DANVAN_LANG (vi hoặc en). "
        "Mã thoát: 0 xong, 1 dữ liệu bị từ chối, 2 gọi sai, 3 không mở được cơ sở dữ liệu."
    ),
    "cli.cmd.danvan": "Theo dõi phong trào thi đua «Dân vận khéo».",
    "cli.cmd.danvan.more": (
        "Không có lệnh nào: mở bảng theo dõi. Các lệnh dưới đây cho ra cùng số liệu ở dạng chữ."
    ),
    "cli.cmd.init": "Lập sổ trống với dữ liệu danh mục.",
    "cli.cmd.migrate": "Nâng cấp sổ cũ lên cấu trúc hiện nay.",
    "cli.cmd.migrate.more": "Tệp SQLite được sao lưu bên cạnh trước khi nâng cấp.",
    "cli.cmd.backup": "Sao lưu sổ đang dùng ra một tệp.",
    "cli.cmd.backup.more": (
        "Không cần dừng ai: bản sao là sổ ở đúng một thời điểm, được kiểm tra rồi mới mang tên đã chọn. Sổ trên "
        "PostgreSQL thì dùng pg_dump."
    ),
    "cli.cmd.check": "Kiểm tra tệp, sổ thay đổi và số liệu dẫn xuất.",
    "cli.cmd.check.more": (
        "Mã thoát 1 khi có chỗ sai. Sổ thay đổi không bao giờ bị sửa; --rebuild chỉ dựng lại những gì tính "
        "được từ dữ liệu."
    ),
    "cli.cmd.tally": "Số liệu tổng hợp theo lĩnh vực, đơn vị, đối tượng, mức hoặc năm.",
    "cli.cmd.units": "Các đơn vị và số mô hình theo lĩnh vực.",
    "cli.cmd.models": "Danh sách mô hình.",
    "cli.cmd.models.more": "Không có --limit thì in hết, từng trang một, dù sổ lớn đến đâu.",
    "cli.cmd.show": "Một mô hình đầy đủ: các năm đăng ký và lịch sử.",
    "cli.cmd.show.more": (
        "--period chỉ in các năm trong giai đoạn; --limit giới hạn số dòng lịch sử; các tùy chọn khác chỉ cho "
        "qua mô hình nằm trong phạm vi."
    ),
    "cli.arg.backup": "Tệp sẽ chứa bản sao, ở một thư mục đã có.",
    "cli.arg.code": "Mã mô hình, như MH0042 hoặc 42.",
    "cli.opt.help": "In hướng dẫn này rồi thoát.",
    "cli.opt.version": "In phiên bản rồi thoát.",
    "cli.opt.db": "Sổ: đường dẫn tệp SQLite hoặc địa chỉ PostgreSQL.",
    "cli.opt.sample": "Dùng sổ dữ liệu mẫu.",
    "cli.opt.lang": "Ngôn ngữ; mặc định vi.",
    "cli.opt.mouse": "Bật chuột trong bảng theo dõi.",
    "cli.opt.ascii": "Vẽ khung bằng ký tự ASCII.",
    "cli.opt.theme": "Bộ màu của bảng theo dõi.",
    "cli.opt.period": "Tên giai đoạn, một năm hoặc khoảng năm; mặc định là giai đoạn của đăng ký mới nhất.",
    "cli.opt.field": "Chỉ một lĩnh vực: mã (KT, VX, QA, HT) hoặc tên, có dấu hay không đều được.",
    "cli.opt.unit": "Chỉ một đơn vị và các đơn vị trực thuộc: mã, tên, hoặc số như '#12'.",
    "cli.opt.subject": "Chỉ một đối tượng: tập thể, cá nhân, chưa rõ.",
    "cli.opt.standing": "Chỉ các mô hình từ mức này trở lên: đã duyệt, hiệu quả, ...",
    "cli.opt.search": "Chỉ các mô hình có đủ những từ này, có dấu hay không đều được.",
    "cli.opt.today_units": "Tính theo đơn vị hiện nay thay vì đơn vị lúc đăng ký.",
    "cli.opt.limit": "In nhiều nhất chừng ấy dòng.",
    "cli.opt.format": "Dạng kết quả; mặc định table.",
    "cli.opt.as_of": "Số liệu của cuối ngày ấy, đọc ra từ sổ thay đổi, như 30/06/2025; chỉ với --by field.",
    "cli.opt.by": "Mỗi dòng là gì; mặc định field.",
    "cli.opt.place": "Địa phương của Ban Chỉ đạo.",
    "cli.opt.force": "Ghi đè tệp đã có.",
    "cli.opt.rebuild": "Dựng lại số liệu dẫn xuất rồi kiểm tra lại.",
    "cli.meta.db": "<tệp|địa chỉ>",
    "cli.meta.lang": "<vi|en>",
    "cli.meta.theme": "<tên>",
    "cli.meta.period": "<giai đoạn>",
    "cli.meta.field": "<lĩnh vực>",
    "cli.meta.unit": "<đơn vị>",
    "cli.meta.subject": "<đối tượng>",
    "cli.meta.standing": "<mức>",
    "cli.meta.search": "<từ>",
    "cli.meta.limit": "<số>",
    "cli.meta.format": "<table|json|csv>",
    "cli.meta.check_format": "<table|json>",
    "cli.meta.by": "<field|unit|subject|standing|year>",
    "cli.meta.place": "<địa phương>",
    "cli.meta.backup": "TỆP",
    "cli.meta.code": "MÃ",
    # --- the words around figures ---
    "cli.today_units": "theo đơn vị hiện nay",
    "cli.as_of": "Số liệu lúc {moment}",
    "cli.definition.registered": (
        "Mỗi mô hình tính một lần trong {period}, theo đăng ký mới nhất không bị trả lại, ở đơn vị lúc đăng ký; "
        "«hiệu quả» là từ mức Hiệu quả trở lên."
    ),
    "cli.definition.today": (
        "Mỗi mô hình tính một lần trong {period}, theo đăng ký mới nhất không bị trả lại, ở đơn vị hiện nay; "
        "«hiệu quả» là từ mức Hiệu quả trở lên."
    ),
    "cli.definition.returned": "Mỗi mô hình tính một lần trong {period}, theo đăng ký mới nhất bị trả lại.",
    "cli.definition.standing": "Chỉ tính từ mức «{standing}» trở lên.",
    "cli.definition.stopped": "Chỉ tính mức «{standing}».",
    "cli.definition.by_unit": "Số của một đơn vị gồm cả các đơn vị trực thuộc.",
    "cli.definition.by_standing": "Mỗi dòng là các mô hình ở đúng mức đó.",
    "cli.definition.by_year": (
        "Mỗi năm là một kỳ riêng: mô hình duy trì nhiều năm có mặt ở từng năm, nên các dòng cộng lại có thể lớn "
        "hơn dòng cộng."
    ),
    "cli.models.all": "{total} mô hình.",
    "cli.models.some": "{shown} trong {total} mô hình.",
    "cli.show.kind": "Loại",
    "cli.show.given": "Công nhận, điểm, khen thưởng, kiểm tra",
    "cli.show.copied_from": "Nhân rộng từ",
    # --- init, migrate, check ---
    "cli.init.done": "Đã lập sổ tại {where}.",
    "cli.migrate.done": "Đã nâng cấp {where} lên cấu trúc {revision}.",
    "cli.migrate.backup": "Bản sao lưu: {path}",
    "cli.migrate.nothing": "{where} đã theo cấu trúc hiện nay ({revision}), không có gì phải làm.",
    "cli.backup.done": "Đã sao lưu {where} vào {target} ({size}); bản sao đã được kiểm tra.",
    "cli.check.looking": "Đang kiểm tra",
    "cli.check.rebuilding": "Đang dựng lại",
    "cli.check.counts": "{models} mô hình, {registrations} đăng ký, {changes} dòng trong sổ thay đổi.",
    "cli.check.rebuilt": (
        "Đã dựng lại: sửa {models} mô hình, {registrations} đăng ký, {units} đơn vị; lập lại cây đơn vị và chỉ "
        "mục tìm kiếm."
    ),
    "cli.check.search_unchecked": "Chưa kiểm tra được chỉ mục tìm kiếm: không ghi được vào tệp.",
    "cli.check.ok": "Mọi thứ đều khớp.",
    "cli.check.mend": "Chạy «danvan check --rebuild» để dựng lại những gì tính được từ dữ liệu.",
    "cli.check.damaged": "Tệp bị hỏng: đừng ghi thêm vào tệp này, hãy quay về bản sao lưu gần nhất.",
    "cli.check.file": "Tệp bị hỏng: {message}",
    "cli.check.reference": "Bảng {table}, dòng {row}: chỉ đến một dòng không có trong {parent}.",
    "cli.check.ledger": "Sổ thay đổi bị đứt từ dòng {seq}: dòng này bị sửa, thiếu hoặc đổi chỗ.",
    "cli.check.version": "Bảng {table}: {count} dòng không có số phiên bản, đầu tiên là số {first}.",
    "cli.check.cycle": "Đơn vị «{name}» (số {unit}) lại là cấp trên của chính nó.",
    "cli.check.orphan": "{count} đơn vị bắt đầu dưới đơn vị đã kết thúc, đầu tiên là «{name}» (số {first}).",
    "cli.check.next_year": "{count} đăng ký sai năm tiếp theo (next_year), đầu tiên là {first} năm {year}.",
    "cli.check.heir": "{count} đăng ký sai đơn vị kế thừa (heir_id), đầu tiên là {first} năm {year}.",
    "cli.check.sort_key": "{count} mô hình sai khóa sắp xếp (sort_key), đầu tiên là {first}.",
    "cli.check.search_key": "{count} mô hình sai khóa tìm kiếm (search_key), đầu tiên là {first}.",
    "cli.check.exact_key": "{count} mô hình sai khóa tìm có dấu (exact_key), đầu tiên là {first}.",
    "cli.check.unit_key": "{count} đơn vị sai khóa sắp xếp hoặc tìm kiếm, đầu tiên là số {first}.",
    "cli.check.branch": "Cây đơn vị (unit_branch) sai {count} dòng, đầu tiên ở đơn vị số {first}.",
    "cli.check.today": "{count} đơn vị sai đơn vị hiện nay (unit_today), đầu tiên là số {first}.",
    "cli.check.search": "Chỉ mục tìm kiếm không khớp với dữ liệu.",
    "cli.check.catalogue": "Thiếu «{name}» trong cơ sở dữ liệu.",
}
