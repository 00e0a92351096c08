"""The terminal: what it cannot do, and how to leave."""

TEXTS: dict[str, str] = {
    "quit.how": "Bấm Ctrl+Q để thoát.",
    "terminal.charset": (
        "Máy này đặt bảng mã {charset}; danvan vẫn ghi bằng UTF-8 và vẽ khung bằng dấu thường. "
        "Nếu chữ hiện sai, hãy chuyển cửa sổ sang UTF-8; nếu chữ đúng, đặt LANG=vi_VN.UTF-8."
    ),
}
