"""The drivers' errors as ours: what a person can do something about, in plain words of both languages.

The driver's own words stay in ``__cause__`` for whoever looks for a fault of the program.
"""

from sqlalchemy.exc import DBAPIError

from db.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseError,
    DatabaseSlow,
    DatabaseUnreachable,
    DiskFull,
    NotOurDatabase,
    Said,
)
from db.os_faults import UNKNOWN_REASON

_BUSY_STATES = {"55P03", "40P01", "40001"}
"""PostgreSQL: the lock was not to be had in time, two waited for one another, somebody else was faster."""

_SQLITE_ERROR = 1
"""SQLite's code for a statement that is wrong; pysqlite gives it the same class as a disk that fails."""

_SQLITE_INTERRUPT, _CANCELLED = 9, "57014"
"""SQLite's code and PostgreSQL's for a statement that was ended because it took too long."""

_REASONS: tuple[tuple[str, Said], ...] = (
    (
        "unable to open database file",
        Said("không mở được tệp hoặc thư mục", "the file or folder cannot be opened"),
    ),
    ("readonly database", Said("tệp chỉ cho phép đọc", "the file can only be read")),
    ("read-only", Said("máy chủ chỉ cho phép đọc", "the server can only be read")),
    ("disk i/o error", Said("ổ đĩa báo lỗi khi đọc hoặc ghi", "the disk fails to read or write")),
    ("no such table", Said("tệp thiếu bảng dữ liệu", "the file lacks tables")),
    ("password authentication failed", Said("sai tên hoặc mật khẩu", "wrong user or password")),
    ("no password supplied", Said("chưa có mật khẩu", "a password is needed")),
    ("pg_hba.conf", Said("máy chủ không cho phép kết nối này", "the server does not admit this connection")),
    ("role ", Said("không có người dùng này trên máy chủ", "the server does not know this user")),
    ("does not exist", Said("máy chủ không có cơ sở dữ liệu này", "the server has no such database")),
    ("permission denied", Said("không có quyền", "no permission")),
    ("too many", Said("máy chủ đang có quá nhiều kết nối", "the server has too many connections")),
    ("connection refused", Said("máy chủ từ chối kết nối", "the server refuses connections")),
    ("no such file or directory", Said("không có máy chủ tại đó", "there is no server there")),
    ("resolve host", Said("không tìm thấy tên máy chủ", "the server's name is not known")),
    ("translate host", Said("không tìm thấy tên máy chủ", "the server's name is not known")),
    ("starting up", Said("máy chủ đang khởi động", "the server is starting up")),
    ("shutting down", Said("máy chủ đang tắt", "the server is shutting down")),
    ("timeout", Said("máy chủ không trả lời kịp", "the server does not answer in time")),
    ("timed out", Said("máy chủ không trả lời kịp", "the server does not answer in time")),
    ("terminating connection", Said("máy chủ đã ngắt kết nối", "the server closed the connection")),
    ("server closed", Said("máy chủ đã ngắt kết nối", "the server closed the connection")),
    ("connection", Said("mất kết nối với máy chủ", "the connection to the server is lost")),
)
"""What a driver says, in part and in lower case, and what it means. The first one that fits."""


def fault(error: DBAPIError, where: str) -> DatabaseError | None:
    """A driver's error as one of ours; None for a fault of the program, which shall pass as it is.

    Args:
        error: As SQLAlchemy wraps it.
        where: The database, as the user is told.
    """
    words = str(error.orig).lower()
    state = getattr(error.orig, "sqlstate", None)
    if getattr(error.orig, "sqlite_errorcode", None) == _SQLITE_INTERRUPT or state == _CANCELLED:
        return DatabaseSlow()
    return _refused(error, where, words, state)


def _refused(error: DBAPIError, where: str, words: str, state: str | None) -> DatabaseError | None:
    if "locked" in words or "busy" in words or state in _BUSY_STATES:
        return DatabaseBusy()
    if "disk is full" in words or "no space left" in words or "could not extend" in words or state == "53100":
        return DiskFull()
    if "not a database" in words:
        return NotOurDatabase(where=where)
    if "malformed" in words:
        return DatabaseDamaged(where=where)
    if getattr(error.orig, "sqlite_errorcode", None) == _SQLITE_ERROR:
        return None
    if type(error.orig).__name__ == "OperationalError" or error.connection_invalidated:
        return DatabaseUnreachable(where=where, why=reason(error.orig))
    if state is not None and (state.startswith("08") or state in {"57P01", "57P02", "57P03", "42501", "25006"}):
        return DatabaseUnreachable(where=where, why=reason(error.orig))
    return None


def reason(error: BaseException | None) -> Said:
    """Why a database cannot be reached, in plain words."""
    words = str(error).lower()
    return next((said for sign, said in _REASONS if sign in words), UNKNOWN_REASON)
