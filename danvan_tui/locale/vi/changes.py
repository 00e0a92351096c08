"""The last changes: the ledger on the screen."""

TEXTS: dict[str, str] = {
    "changes.title": "Nhật ký",
    "changes.whole": "cả sổ",
    "changes.when": "Lúc",
    "changes.who": "Người làm",
    "changes.about": "Mô hình, đơn vị",
    "changes.what": "Thay đổi",
    "changes.empty": "Chưa có thay đổi nào trong phạm vi này.\nCtrl+L: xem thay đổi của cả sổ.",
    "changes.empty.whole": "Chưa có thay đổi nào.",
    "changes.says": "Mới nhất ở trên; Ctrl+L: cả sổ; /: lọc",
    "changes.says.whole": "Mới nhất ở trên; Ctrl+L: phạm vi đang xem; /: lọc",
    "changes.of_no_model": "Dòng này không thuộc mô hình nào.",
    "changes.gone": "Mô hình này không còn trong sổ.",
    "help.for.changes": (
        "Nhật ký, mới nhất ở trên: ai làm gì, lúc nào, từ gì thành gì. Đang xem phạm vi nào thì hiện việc của mô "
        "hình, đơn vị trong phạm vi đó; Ctrl+L đổi giữa phạm vi và cả sổ. / lọc theo người, ngày, mô hình, loại "
        "việc, hoặc những gì mới từ lần xem trước; Esc bỏ từng lọc một rồi về bảng chính. Việc làm cho nhiều mô "
        "hình là một dòng có dấu ›: Enter mở từng dòng; Enter trên một dòng để đọc đầy đủ mô hình. Ctrl+U lấy lại "
        "việc cuối của chính mình. Việc mới hiện ngay, có dấu ở đầu dòng."
    ),
    "changed.unit_id": "đơn vị",
    "changed.field_id": "lĩnh vực",
    "changed.topic_id": "chủ đề",
    "changed.subject": "đối tượng",
    "changed.kind": "loại đăng ký",
    "changed.households": "số hộ",
    "changed.contents": "nội dung",
    "changed.results": "kết quả",
    "changed.place": "địa điểm",
    "changed.copied_from_id": "nhân rộng từ",
    "changed.nothing": "(trống)",
    "act.delete.registration": "xóa đăng ký",
    "act.delete.model": "xóa mô hình",
    "act.add.unit": "thêm đơn vị",
    "act.init.unit": "lập danh mục đơn vị",
}
