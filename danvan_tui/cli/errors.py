"""What can be wrong with a call, and what a call can ask for that is not there."""

from db.errors import AlreadyThere, Ambiguous, DanvanError, NotFound


class CallWrong(DanvanError):
    """The call itself is wrong: nothing was tried."""

    vi = "Lệnh không hợp lệ."
    en = "The command is not valid."
    hint_vi = "Xem «{command} --help»."
    hint_en = "See «{command} --help»."
    exit_code = 2

    def __init__(self, *, command: str = "", **params: object) -> None:
        super().__init__(command=command or "danvan", **params)
        self._known = bool(command)

    def within(self, command: str) -> None:
        """Say in which command it happened, where that is not known yet: the hint names it."""
        if not self._known:
            self.params["command"] = command
            self._known = True


class NoSuchOption(CallWrong):
    """An option that the command does not know."""

    vi = "Không có tùy chọn {option}."
    en = "There is no option {option}."


class NoSuchCommand(CallWrong):
    """A command that there is not."""

    vi = "Không có lệnh «{value}»."
    en = "There is no command «{value}»."


class MeantOption(NoSuchOption):
    """An option that looks like another one."""

    hint_vi = "Có phải: {near}? Xem «{command} --help»."
    hint_en = "Did you mean: {near}? See «{command} --help»."


class MeantCommand(NoSuchCommand):
    """A command that looks like another one."""

    hint_vi = "Có phải: {near}? Xem «{command} --help»."
    hint_en = "Did you mean: {near}? See «{command} --help»."


class MissingArgument(CallWrong):
    """An argument that must be given."""

    vi = "Thiếu {name}."
    en = "{name} is missing."


class TooManyArguments(CallWrong):
    """More arguments than the command takes."""

    vi = "Thừa «{value}»."
    en = "«{value}» is too much."


class MissingValue(CallWrong):
    """An option that needs a value."""

    vi = "Tùy chọn {option} cần một giá trị."
    en = "The option {option} needs a value."


class NeedlessValue(CallWrong):
    """A switch that was given a value."""

    vi = "Tùy chọn {option} không nhận giá trị."
    en = "The option {option} takes no value."


class BadChoice(CallWrong):
    """A value that is none of those that are known."""

    vi = "Tùy chọn {option} không nhận «{value}»."
    en = "The option {option} does not take «{value}»."
    hint_vi = "Chọn một trong: {choices}."
    hint_en = "Choose one of: {choices}."


class BadNumber(CallWrong):
    """A value that is no count."""

    vi = "Tùy chọn {option} cần một số không âm, không phải «{value}»."
    en = "The option {option} needs a number from 0 up, not «{value}»."


class NumberOutside(BadNumber):
    """A number that is too small or too large, or none."""

    vi = "Tùy chọn {option} cần một số từ {least} đến {most}, không phải «{value}»."
    en = "The option {option} needs a number from {least} to {most}, not «{value}»."


class BadDay(CallWrong):
    """A value that is no day."""

    vi = "Tùy chọn {option} cần một ngày, không phải «{value}»."
    en = "The option {option} needs a day, not «{value}»."
    hint_vi = "Ghi ngày như 5/3/2020 hoặc 2020-03-05."
    hint_en = "Write it like 5/3/2020 (day first) or 2020-03-05."


class BadPeriod(CallWrong):
    """A period that is neither a name nor years."""

    vi = "Không hiểu giai đoạn «{value}»."
    en = "The period «{value}» is not understood."
    hint_vi = "Ghi tên giai đoạn, một năm (2018) hoặc khoảng năm (2015-2020), từ {first} đến {last}."
    hint_en = "Give a period's name, a year (2018) or years (2015-2020), from {first} to {last}."


class NotTogether(CallWrong):
    """Two options that mean nothing together."""

    vi = "Không dùng {option} cùng với {other}."
    en = "{option} and {other} cannot be used together."
    hint_vi = "Bỏ một trong hai."
    hint_en = "Leave one of them out."


class TwoDatabases(CallWrong):
    """Both a database and the sample were asked for."""

    vi = "Không dùng --db và --sample cùng lúc."
    en = "--db and --sample cannot be used together."
    hint_vi = "Bỏ một trong hai."
    hint_en = "Leave one of them out."


class OwnDatabase(CallWrong):
    """A server was asked for another register than the one that it serves."""

    vi = "Máy chủ chỉ đọc sổ của mình: không dùng được --db và --sample ở đây."
    en = "The server reads its own register only: --db and --sample cannot be used here."
    hint_vi = "Bỏ tùy chọn đó."
    hint_en = "Leave that option out."


class NothingGiven(CallWrong):
    """A change without anything to change."""

    vi = "Chưa ghi gì để sửa: cần ít nhất một trong {options}."
    en = "Nothing is given to change: at least one is needed of {options}."


class NotServed(NoSuchCommand):
    """A server is asked for a command that it does not carry out for members."""

    vi = "Không có lệnh «{command}» ở đây. Dùng được: {commands}."
    en = "There is no command «{command}» here. There are: {commands}."
    hint_vi = "Xem «danvan --help»."
    hint_en = "See «danvan --help»."
    exit_code = 126


class BadCode(CallWrong):
    """Something that is no model's code."""

    vi = "«{value}» không phải là mã mô hình."
    en = "«{value}» is not a model's code."
    hint_vi = "Ghi mã như MH0042 hoặc 42; tìm mã bằng «danvan models --search ...»."
    hint_en = "Write it as MH0042 or 42; find it with «danvan models --search ...»."


class NoTerminal(CallWrong):
    """The dashboard was asked for where there is no terminal."""

    vi = "Bảng theo dõi cần một cửa sổ dòng lệnh tương tác."
    en = "The dashboard needs an interactive terminal."
    hint_vi = "Dùng «danvan tally», «danvan units», «danvan models» để lấy số liệu dạng chữ."
    hint_en = "Use «danvan tally», «danvan units», «danvan models» for the figures as text."


class RegisterThere(AlreadyThere):
    """A new register was asked for where there is one."""

    vi = "Đã có cơ sở dữ liệu tại {where}; không có gì bị thay đổi."
    en = "There is a database at {where} already; nothing was changed."
    hint_vi = "Dùng sổ đã có, hoặc chọn chỗ khác bằng --db."
    hint_en = "Use the one that is there, or name another place with --db."


class FieldNotFound(NotFound):
    """No such field."""

    vi = "Không có lĩnh vực «{value}»."
    en = "There is no field «{value}»."
    hint_vi = "Các lĩnh vực: {choices}."
    hint_en = "The fields: {choices}."


class AmbiguousField(Ambiguous):
    """Several fields fit."""


class UnitNotFound(NotFound):
    """No such unit."""

    vi = "Không có đơn vị «{value}»."
    en = "There is no unit «{value}»."
    hint_vi = "Xem tên và mã đơn vị bằng «danvan units»."
    hint_en = "Look up the names and codes with «danvan units»."


class AmbiguousUnit(Ambiguous):
    """Several units fit."""

    hint_vi = "Ghi rõ hơn, hoặc dùng số có dấu # ở trên (ví dụ --unit '#{example}')."
    hint_en = "Be more exact, or use the number with # above (for instance --unit '#{example}')."


class ModelNotFound(NotFound):
    """No such model, or none in scope."""

    vi = "Không có mô hình {value}."
    en = "There is no model {value}."
    hint_vi = "Tìm mã bằng «danvan models --search ...»."
    hint_en = "Find the code with «danvan models --search ...»."


class ModelNotInScope(ModelNotFound):
    """The model is there, but not in what was asked for."""

    vi = "Mô hình {value} không nằm trong phạm vi đã chọn."
    en = "The model {value} is not in the scope that was chosen."
    hint_vi = "Bỏ bớt --period, --field, --unit, --subject, --standing hoặc --search."
    hint_en = "Leave out some of --period, --field, --unit, --subject, --standing, --search."


class CommendationNotFound(NotFound):
    """No such commendation."""

    vi = "Không có khen thưởng {value}."
    en = "There is no commendation {value}."
    hint_vi = "Xem số bằng «danvan commend list»."
    hint_en = "Look the numbers up with «danvan commend list»."


class WeakNotVisited(CallWrong):
    """A model that must be strengthened is none of those that were visited."""

    vi = "Mô hình ở --needs-work phải có ở --model."
    en = "A model of --needs-work must be one of --model."


class OnlyUnvisited(CallWrong):
    """Visits were narrowed by what only models have."""

    vi = "--field, --subject, --standing, --search và --today-units chỉ dùng cùng --unvisited."
    en = "--field, --subject, --standing, --search and --today-units go with --unvisited only."
    hint_vi = "Thu hẹp bằng --period và --unit, hoặc thêm --unvisited."
    hint_en = "Narrow it by --period and --unit, or add --unvisited."


class TwoLists(CallWrong):
    """Both who was not visited and who must be strengthened were asked for."""

    vi = "Không dùng --unvisited và --needs-work cùng lúc."
    en = "--unvisited and --needs-work cannot be used together."
    hint_vi = "Bỏ một trong hai."
    hint_en = "Leave one of them out."


class ModelKnown(AlreadyThere):
    """A new model is called as one that its unit has in that year: the same call, made twice."""

    vi = "«{value}» đã được đơn vị này đăng ký năm {year}: {codes}."
    en = "«{value}» is registered by this unit for {year} already: {codes}."
    hint_vi = "Xem «danvan show {code}»; nếu đúng là mô hình khác trùng tên, thêm --knowingly."
    hint_en = "See «danvan show {code}»; if it is another model of the same name, add --knowingly."


class UnitKnown(AlreadyThere):
    """A new unit is called as one that stands below the same unit at the same time."""

    vi = "Đơn vị «{value}» đã có trong những ngày này: {unit}."
    en = "The unit «{value}» is there in these days already: {unit}."
    hint_vi = (
        "Xem «danvan unit list --all»; để đổi tên hoặc kết thúc đơn vị đã có, dùng danvan unit rename, dissolve."
    )
    hint_en = (
        "See «danvan unit list --all»; rename or end the one that is there with danvan unit rename or dissolve."
    )
