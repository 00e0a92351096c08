"""The figures of older days on their board."""

TEXTS: dict[str, str] = {
    "cmd.snapshots": "số ngày cũ",
    "cmd.snapshots.help": "Chốt số liệu: số của các ngày đã qua",
    "board.snapshots": "Chốt số liệu",
    "board.snapshots.days": "Hết ngày",
    "board.snapshots.days.empty": "Sổ chưa có đăng ký nào.",
    "snapshots.day": "Hết ngày",
    "snapshots.fields": "Lĩnh vực",
    "snapshots.says": "Tính từ sổ thay đổi: đúng số của ngày đó, sau này có sửa cũng không đổi.",
    "help.for.snapshots": (
        "Số liệu đúng như lúc hết ngày 30/6, 31/12 và cuối mỗi tháng gần đây, tính từ sổ thay đổi. Đang "
        "xem giai đoạn, đơn vị nào trên bảng chính thì tính cho phạm vi đó; F2 đổi giai đoạn."
    ),
}
