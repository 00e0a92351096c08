"""Why an act is not taken back, in words that say what to do instead."""

from collections.abc import Mapping
from typing import Final

from db.errors import Conflict, Refused, Said
from db.read.change_records import ChangeRecord
from db.text import local_time


class NothingToTakeBack(Refused):
    """The actor has done nothing yet, or only what older lines say."""

    vi = "Bạn chưa làm việc gì để lấy lại."
    en = "You have done nothing that could be taken back."
    hint_vi = "Phím này chỉ lấy lại việc cuối của chính bạn; việc của người khác thì sửa như thường."
    hint_en = "This takes back your own last act only; what others did is amended as usual."


class NotTakenBack(Refused):
    """An act that cannot be taken back. ``why`` says why."""

    vi = "Không lấy lại được: {why}."
    en = "This cannot be taken back: {why}."
    hint_vi = "Không có gì bị thay đổi; muốn sửa thì sửa như thường."
    hint_en = "Nothing was changed; amend it as usual."


class BuiltOn(Refused):
    """Something was done since to what the act was about: ``who`` did ``what`` to ``name``, at ``moment``.

    Attributes:
        line: The ledger's line that says so.
    """

    vi = "Không lấy lại được: sau đó {who} đã {what} «{name}», lúc {moment}."
    en = "This cannot be taken back: {who} has {what} «{name}» since, at {moment}."
    hint_vi = "Không có gì bị thay đổi. Hãy trao đổi với {who}, rồi sửa như thường."
    hint_en = "Nothing was changed. Ask {who}, then amend it as usual."

    def __init__(self, line: ChangeRecord, name: Said | str) -> None:
        self.line = line
        moment = local_time(line.at).strftime("%H:%M %d/%m/%Y")
        super().__init__(who=line.actor, what=_DONE.get(line.act, _SOMETHING), name=name, moment=moment)


class NotTheLast(Conflict):
    """The actor has done something else since they were asked."""

    vi = "Việc này không còn là việc cuối của bạn."
    en = "This is not your last act any more."
    hint_vi = "Xem lại việc cuối rồi lấy lại."
    hint_en = "Look at your last act again, then take it back."


NOT_AS_LEFT: Final = Said(
    "bản ghi không còn như việc đó để lại", "a record is not any more what the act made of it"
)
GONE: Final = Said(
    "bản ghi đó thuộc về đơn vị, mô hình hay thành viên nay không còn trong sổ",
    "the record belongs to a unit, a model or a member that is no longer in the register",
)
NO_SPLIT: Final = Said(
    "đơn vị đã đăng ký mô hình nay không còn chia về đơn vị đã chọn",
    "the unit that registered the model is no longer split into the one that was chosen",
)
TWICE: Final = Said(
    "việc này đã được lấy lại rồi làm lại một lần; hãy sửa như thường",
    "it was taken back and done again once already; amend it as usual",
)
HELD_BY_NOW: Final = Said(
    "người đó đã được giao lại việc ấy từ khi đó; hãy kết thúc việc mới trước",
    "the member has the same again by now; end that one first",
)
HAS_LEFT: Final = Said("người đó đã thôi tham gia Ban Chỉ đạo", "the member has left the committee")
LAST_ADMIN: Final = Said(
    "sẽ không còn người quản trị nào; hãy giao quyền quản trị cho người khác trước",
    "no administrator would be left; make somebody else one first",
)
ABOVE_ENDED: Final = Said("đơn vị cấp trên của đơn vị đó nay đã kết thúc", "the unit above it has ended by now")
BELOW_STANDS: Final = Said("dưới đơn vị đó nay còn đơn vị đang hoạt động", "another unit stands below it by now")
TOO_MANY: Final = Said("việc này có quá nhiều dòng", "it has too many lines")

_SOMETHING: Final = Said("ghi thêm về", "added to")
_DONE: Final[Mapping[str, Said]] = {
    "register": Said("đăng ký", "registered"),
    "register_again": Said("đăng ký thêm năm cho", "registered another year of"),
    "move": Said("chuyển mức", "moved"),
    "amend": Said("sửa", "amended"),
    "rename": Said("đổi tên", "renamed"),
    "merge": Said("sáp nhập", "merged"),
    "split": Said("chia tách", "split"),
    "dissolve": Said("giải thể", "dissolved"),
    "choose": Said("chọn đơn vị kế thừa cho", "chosen a successor for"),
    "delete": Said("xóa", "deleted"),
    "recognise": Said("công nhận", "recognised"),
    "propose": Said("đề nghị khen", "proposed a commendation for"),
    "award": Said("khen thưởng", "commended"),
    "revoke": Said("thu hồi khen thưởng của", "revoked a commendation of"),
    "replicate": Said("nhân rộng", "replicated"),
    "visit": Said("kiểm tra", "visited"),
    "score": Said("chấm điểm", "scored"),
    "receive": Said("ghi nhận nộp", "noted a receipt of"),
    "unreceive": Said("bỏ ghi nhận nộp", "took back a receipt of"),
    "cancel": Said("hủy", "called off"),
    "assign": Said("phân công", "assigned"),
    "appoint": Said("giao chức danh cho", "given a post to"),
    "end": Said("kết thúc", "ended"),
    "withdraw": Said("rút", "withdrawn"),
    "put_back": Said("lấy lại một việc về", "taken back an act on"),
    "remove": Said("lấy lại một việc về", "taken back an act on"),
    "restore": Said("khôi phục", "restored"),
}
