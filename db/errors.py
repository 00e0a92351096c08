"""Everything that can go wrong and that a person may read.

One tree. Each error carries its words in both languages and a hint that says what to do next, so the
screen (a toast) and the command line (stderr and an exit code) say the same.
"""

from collections.abc import Mapping
from typing import ClassVar, Literal, NamedTuple

Language = Literal["vi", "en"]


class Said(NamedTuple):
    """Words that an error quotes, in both languages."""

    vi: str
    en: str


class DanvanError(Exception):
    """Base of every error with words for the user.

    Subclasses give ``vi`` and ``en`` (what happened) and ``hint_vi`` and ``hint_en`` (what to do next), as
    ``str.format`` templates over the keyword arguments of the constructor. An argument may be ``Said``.
    """

    vi: ClassVar[str] = "Có lỗi trong chương trình."
    en: ClassVar[str] = "Something went wrong in the program."
    hint_vi: ClassVar[str] = "Hãy thử lại; nếu vẫn lỗi, báo người quản trị."
    hint_en: ClassVar[str] = "Try again; if it stays, tell the administrator."
    exit_code: ClassVar[int] = 1
    """0 done, 1 the data was refused, 2 the call was wrong, 3 the database could not be reached."""

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.words("vi"))

    def words(self, language: Language = "vi") -> str:
        """What happened, in one sentence."""
        return (self.vi if language == "vi" else self.en).format(**_in(language, self.params))

    def hint(self, language: Language = "vi") -> str:
        """What to do next, in one sentence."""
        return (self.hint_vi if language == "vi" else self.hint_en).format(**_in(language, self.params))


def _in(language: Language, params: Mapping[str, object]) -> dict[str, object]:
    return {
        name: (value.vi if language == "vi" else value.en) if isinstance(value, Said) else value
        for name, value in params.items()
    }


# --- the database as a whole -------------------------------------------------------------------------------


class DatabaseError(DanvanError):
    """The database could not be reached or is not usable."""

    exit_code = 3


class DatabaseMissing(DatabaseError):
    """There is no database there yet."""

    vi = "Chưa có cơ sở dữ liệu tại {where}."
    en = "There is no database at {where} yet."
    hint_vi = "Chạy «danvan init» để tạo sổ trống, hoặc «danvan --sample» để xem dữ liệu mẫu."
    hint_en = "Run «danvan init» to start an empty register, or «danvan --sample» to look at sample data."


class DatabaseUnreachable(DatabaseError):
    """The server does not answer, the folder is not ours to write, the disk failed."""

    vi = "Không mở được cơ sở dữ liệu {where}: {why}."
    en = "The database {where} could not be opened: {why}."
    hint_vi = "Kiểm tra đường dẫn, quyền ghi hoặc máy chủ PostgreSQL rồi thử lại."
    hint_en = "Check the path, the rights or the PostgreSQL server, then try again."


class NotOurDatabase(DatabaseError):
    """A file or a server database that another program made."""

    vi = "{where} không phải là sổ của danvan; không có gì bị thay đổi."
    en = "{where} is not a danvan register; nothing was changed."
    hint_vi = "Chọn tệp khác bằng --db; nếu đây đúng là sổ thì tệp đã hỏng: hãy quay về bản sao lưu gần nhất."
    hint_en = "Name another file with --db; if it is the register, it is damaged: go back to the last backup copy."


class DatabaseDamaged(NotOurDatabase):
    """A file that SQLite cannot read through: cut off, overwritten, from a failing disk."""

    vi = "Tệp {where} bị hỏng; không có gì bị thay đổi."
    en = "The file {where} is damaged; nothing was changed."
    hint_vi = "Đừng ghi thêm vào tệp này; hãy quay về bản sao lưu gần nhất."
    hint_en = "Write nothing more to it; go back to the last backup copy."


class DatabaseNewer(DatabaseError):
    """Written by a newer program."""

    vi = "{where} do phiên bản danvan mới hơn tạo ra ({revision}); không có gì bị thay đổi."
    en = "{where} was written by a newer danvan ({revision}); nothing was changed."
    hint_vi = "Cập nhật chương trình rồi mở lại."
    hint_en = "Update the program, then open it again."


class DatabaseOlder(DatabaseError):
    """Written by an older program; a migration is due."""

    vi = "{where} theo cấu trúc cũ ({revision}), cần nâng cấp."
    en = "{where} has an older structure ({revision}) and must be migrated."
    hint_vi = "Chạy «danvan migrate» (tự sao lưu trước khi nâng cấp)."
    hint_en = "Run «danvan migrate» (it makes a backup first)."


class DatabaseBusy(DatabaseError):
    """Somebody else holds the write lock for longer than we wait."""

    vi = "Người khác đang ghi vào sổ; chưa lưu được."
    en = "Somebody else is writing to the register; nothing was saved."
    hint_vi = "Đợi vài giây rồi thử lại."
    hint_en = "Wait a few seconds and try again."


class DatabaseSlow(DatabaseError):
    """A statement took longer than anybody may wait here; it was ended and changed nothing."""

    vi = "Cơ sở dữ liệu trả lời quá lâu."
    en = "The database took too long."
    hint_vi = "Thử lại sau ít phút, hoặc thu hẹp những gì đang xem."
    hint_en = "Try again in a few minutes, or narrow what is in view."


class DiskFull(DatabaseError):
    """No room for what was to be written; nothing was half-written."""

    vi = "Đĩa đã đầy; chưa lưu được gì."
    en = "The disk is full; nothing was saved."
    hint_vi = "Giải phóng dung lượng rồi thử lại."
    hint_en = "Free some space and try again."


# --- what is asked of the register --------------------------------------------------------------------------


class Refused(DanvanError):
    """The data was refused; nothing was changed."""


class TextRefused(Refused):
    """A text that must not be stored as it is.

    ``what`` names the text ("Tên mô hình"), ``why`` says what is wrong with it.
    """

    vi = "{what}: {why}."
    en = "{what}: {why}."
    hint_vi = "Sửa lại nội dung rồi nhập lại."
    hint_en = "Correct the text and enter it again."


class NotFound(Refused):
    """No such model, unit, field, period ..."""

    vi = "Không tìm thấy {what} «{value}»."
    en = "There is no {what} «{value}»."
    hint_vi = "Kiểm tra lại tên hoặc mã."
    hint_en = "Check the name or the code."


class Ambiguous(Refused):
    """Several fit."""

    vi = "«{value}» có thể là: {choices}."
    en = "«{value}» may be: {choices}."
    hint_vi = "Ghi rõ hơn, hoặc dùng mã."
    hint_en = "Be more exact, or use the code."


class AlreadyThere(Refused):
    """A second one of what may be there once."""

    vi = "{what} «{value}» đã có trong sổ."
    en = "{what} «{value}» is in the register already."
    hint_vi = "Mở bản ghi đã có để sửa."
    hint_en = "Open the one that is there to change it."


class MoveRefused(Refused):
    """A standing that cannot follow the present one. ``why_vi`` and ``why_en`` say why."""

    vi = "Không chuyển được: {why_vi}."
    en = "This move is not allowed: {why_en}."
    hint_vi = "Xem mức hiện tại của đăng ký."
    hint_en = "Look at the registration's present standing."


class Conflict(Refused):
    """Somebody else changed it in the meantime."""

    vi = "{what} vừa được người khác sửa."
    en = "{what} was changed by somebody else in the meantime."
    hint_vi = "Xem bản mới rồi sửa lại."
    hint_en = "Look at the new version, then change it again."


class NotAllowed(Refused):
    """The unit, year or record does not allow it. ``why_vi`` and ``why_en`` say why."""

    vi = "Không làm được: {why_vi}."
    en = "This cannot be done: {why_en}."
    hint_vi = "Kiểm tra lại dữ liệu."
    hint_en = "Check the data."


class Denied(Refused):
    """The actor may not do this. ``role`` is what they are, ``least`` what one must be."""

    vi = "Vai trò {role} không được làm việc này; cần vai trò {least}."
    en = "As {role} you may not do this; it takes {least}."
    hint_vi = "Nhờ người có vai trò đó làm, hoặc đề nghị người quản trị đổi vai trò của bạn."
    hint_en = "Ask somebody in that role, or ask the administrator to change yours."


class MemberLeft(Denied):
    """The actor is no longer of the committee."""

    vi = "Bạn không còn trong Ban Chỉ đạo; việc này không được ghi vào sổ."
    en = "You are no longer of the committee; nothing of this was recorded."
    hint_vi = "Hỏi người quản trị."
    hint_en = "Ask the administrator."


class FileRefused(Refused):
    """A file that cannot be read as a workbook. ``why_vi`` and ``why_en`` say why."""

    vi = "Không đọc được tệp {file}: {why_vi}."
    en = "The file {file} cannot be read: {why_en}."
    hint_vi = "Mở tệp bằng Excel, lưu lại dạng .xlsx không đặt mật khẩu rồi thử lại."
    hint_en = "Open it in Excel, save it as .xlsx without a password and try again."
