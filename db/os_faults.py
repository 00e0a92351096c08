"""What the operating system refuses, in plain words. Imports no database: exports and the command line ask too."""

import errno

from db.errors import Said

UNKNOWN_REASON = Said("lỗi chưa rõ nguyên nhân", "for a reason that is not known")

_OS_REASONS: dict[int, Said] = {
    errno.EACCES: Said("không có quyền đọc hoặc ghi", "no permission to read or write"),
    errno.EPERM: Said("không có quyền đọc hoặc ghi", "no permission to read or write"),
    errno.EROFS: Said("ổ đĩa chỉ cho phép đọc", "the disk can only be read"),
    errno.ENOSPC: Said("đĩa đã đầy", "the disk is full"),
    errno.EDQUOT: Said("đĩa đã đầy", "the disk is full"),
    errno.ENOENT: Said("không có tệp hoặc thư mục này", "there is no such file or folder"),
    errno.ENOTDIR: Said("đường dẫn đi qua một tệp", "the path leads through a file"),
    errno.EEXIST: Said("đường dẫn đi qua một tệp", "the path leads through a file"),
    errno.EISDIR: Said("đó là một thư mục", "it is a folder"),
    errno.ENAMETOOLONG: Said("tên quá dài", "the name is too long"),
    errno.EADDRINUSE: Said("đang có chương trình khác dùng cổng này", "another program uses this port"),
    errno.EADDRNOTAVAIL: Said("máy này không có địa chỉ đó", "this machine has no such address"),
    errno.EIO: Said("ổ đĩa báo lỗi khi đọc hoặc ghi", "the disk fails to read or write"),
}


def os_reason(error: OSError) -> Said:
    """Why a file or a folder cannot be used, in plain words."""
    return _OS_REASONS.get(error.errno or 0, UNKNOWN_REASON)
