"""The door for sites where only OpenSSH may listen."""

TEXTS: dict[str, str] = {
    "door.cmd": "Cho thành viên vào qua OpenSSH; sshd gọi, không gõ tay.",
    "door.cmd.authorized_keys": "In dòng authorized_keys của một khóa, nếu khóa ấy được vào.",
    "door.cmd.authorized_keys.more": (
        "Đặt trong AuthorizedKeysCommand của sshd: authorized-keys %u %f %t %k. Không ghi gì vào sổ."
    ),
    "door.cmd.session": "Phiên của thành viên đã vào bằng một khóa.",
    "door.cmd.session.more": (
        "Dòng do «danvan door authorized-keys» in ra gọi lệnh này: mở bảng theo dõi, hoặc chạy "
        "danvan tally, units, models, show."
    ),
    "door.arg.user": "Tài khoản mà người dùng ssh gõ (%u); không nói lên đó là ai.",
    "door.arg.fingerprint": "Dấu vân tay của khóa (%f).",
    "door.arg.type": "Loại khóa (%t).",
    "door.arg.key": "Khóa dạng base64 (%k).",
    "door.opt.key_id": "Số của khóa, như trong «danvan member key list».",
    "door.meta.command": "LỆNH",
    "door.meta.user": "TÀI KHOẢN",
    "door.meta.fingerprint": "DẤU VÂN TAY",
    "door.meta.type": "LOẠI",
    "door.meta.key": "KHÓA",
    "door.meta.key_id": "<số>",
    "door.another_key": (
        "Khóa bạn dùng không phải khóa của phiên này. Hãy báo người quản trị xem lại cấu hình sshd."
    ),
}
