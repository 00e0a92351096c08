"""A committee member from start to quit, on a real terminal, read through its screen."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.child import REPOSITORY
from tests.terminal.driver import Terminal
from tests.terminal.member import copied, member, restored
from tests.terminal.sequences import foreign_sequences

CHANGE = """
import sys
from sqlmodel import select
from db.engine import Database
from db.lifecycle import Standing
from db.schema import Registration
from db.write.amend import move
from db.write.session import writing
database = Database(sys.argv[1])
with writing(database, "Thư ký Lan") as work:
    rows = work.session.exec(select(Registration).where(Registration.model_id == int(sys.argv[2]))).all()
    last = max(rows, key=lambda row: row.year)
    move(work, last.id, Standing.STOPPED, last.version, "không còn duy trì")
database.close()
"""
"""What a secretary does in another process."""

pytestmark = pytest.mark.xdist_group("member")


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register; nobody changes it."""
    from db.sample.opening import open_sample

    path = tmp_path_factory.mktemp("member") / "mau.db"
    open_sample(path).close()
    return path


@pytest.fixture(scope="module")
def wide(register: Path) -> Iterator[Terminal]:
    """One session for tests that leave it on the first screen."""
    with member(register) as terminal:
        yield terminal


def test_from_start_to_quit(register: Path) -> None:
    with member(register) as terminal:
        assert terminal.screen.alternate
        assert "dữ liệu mẫu" in terminal.text()
        down_to_a_model(terminal)
        back_to_the_top(terminal)
        search(terminal)
        another_year(terminal)
        help_palette_and_charts(terminal)
        terminal.press("q")
        assert terminal.exit_status() == 0
        assert restored(terminal)
        assert terminal.text().strip() == ""
        assert foreign_sequences(terminal.raw) == []


def down_to_a_model(terminal: Terminal) -> None:
    """A field, a unit, a model."""
    terminal.press("down", "enter")
    terminal.until("Văn hóa - xã hội › Tất cả đơn vị")
    terminal.until("3 Mô hình · 89")
    terminal.press("end", "enter")
    terminal.until("Văn hóa - xã hội › Xã Trịnh Xá")
    terminal.until("3 Mô hình · 2")
    terminal.press("down", "enter")
    terminal.until("4 Chi tiết · MH0089")
    terminal.until("Làng văn hóa nông thôn mới")


def back_to_the_top(terminal: Terminal) -> None:
    """A step at a time, and not further."""
    terminal.press("escape")
    terminal.until("Enter vào")
    terminal.press("escape")
    terminal.until("Văn hóa - xã hội › Tất cả đơn vị")
    terminal.press("escape")
    terminal.until("Tất cả lĩnh vực › Tất cả đơn vị")
    terminal.until("3 Mô hình · 187")
    terminal.press("escape")
    terminal.until("Đang ở ngoài cùng")


def search(terminal: Terminal) -> None:
    """With the DELs of a typing engine."""
    terminal.press("/")
    terminal.until("Gõ từ cần tìm")
    terminal.send("d\x7fđuong\x7f\x7f\x7f\x7fương\x7f\x7f\x7f\x7fường hoa".encode())
    terminal.until("3 Mô hình · 10")
    terminal.press("enter")
    terminal.until("«đường hoa»")
    terminal.press("escape")
    terminal.until("3 Mô hình · 187")


def another_year(terminal: Terminal) -> None:
    """And back."""
    terminal.press("f2")
    terminal.until("Giai đoạn 2021-2025")
    terminal.type("2018")
    terminal.press("enter")
    terminal.until(lambda terminal: "Năm 2018" in terminal.lines()[0] and "49 mô hình" in terminal.lines()[0])
    terminal.press("escape")
    terminal.until("187 mô hình")


def help_palette_and_charts(terminal: Terminal) -> None:
    """Each opened and left again."""
    terminal.press("f1")
    terminal.until("Phím dùng được ở đây")
    terminal.press("escape")
    terminal.until_gone("Phím dùng được ở đây")
    terminal.press("ctrl+p")
    terminal.until("Đến ngay")
    terminal.type("quang trung")
    terminal.until("Phường Quang Trung")
    terminal.press("enter")
    terminal.until("Tất cả lĩnh vực › Phường Quang Trung")
    terminal.press("escape")
    terminal.until("187 mô hình")
    terminal.press("f4")
    terminal.until("100,0%")
    terminal.press("escape")
    terminal.until("1 Lĩnh vực")
    terminal.quiet()


def test_any_size_one_after_the_other(register: Path) -> None:
    with member(register) as terminal:
        terminal.resize(80, 24)
        terminal.until("3 Mô hình 187")
        terminal.quiet()
        assert [len(line) for line in terminal.lines() if "─╮" in line] == [80, 80]
        terminal.resize(160, 45)
        terminal.until("trực tiếp, lúc")
        terminal.quiet()
        assert [len(line) for line in terminal.lines() if line.startswith("╭─ 1 Lĩnh vực")] == [160]
        terminal.resize(50, 12)
        terminal.until("Cửa sổ 50x12 quá nhỏ")
        terminal.quiet()
        assert len(terminal.text().strip().splitlines()) == 1
        terminal.resize(120, 40)
        terminal.until("4 Chi tiết")
        terminal.quiet()
        assert len(terminal.lines()[-1]) <= 120
        assert "q thoát" in terminal.lines()[-1]
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
        assert foreign_sequences(terminal.raw) == []


BURSTS = {
    "duong\x7f\x7f\x7f\x7fường hoa": ("«dường hoa»", "3 Mô hình · 10"),
    "d\x7fđuong\x7f\x7f\x7f\x7fương\x7f\x7f\x7f\x7fường hoa": ("«đường hoa»", "3 Mô hình · 10"),
    "be\x7fêp\x7f\x7fếp a\x7făn": ("«bếp ăn»", "3 Mô hình · 9"),
}


@pytest.mark.parametrize("backspace", [b"\x7f", b"\x08"], ids=["DEL", "BS"])
@pytest.mark.parametrize("burst", BURSTS)
def test_telex_in_the_search(wide: Terminal, burst: str, backspace: bytes) -> None:
    said, found = BURSTS[burst]
    data = burst.encode().replace(b"\x7f", backspace)
    for at in (len(data), len(data) // 3, len(data) // 2):
        wide.press("/")
        wide.until("Gõ từ cần tìm")
        wide.send(data[:at])
        # Shown means read: what comes now is in another read.
        wide.until_gone("Gõ từ cần tìm")
        wide.send(data[at:])
        wide.until(found)
        wide.press("enter")
        wide.until(said)
        wide.press("escape")
        wide.until("3 Mô hình · 187")


def test_letters_that_an_engine_made_of_command_keys(wide: Terminal) -> None:
    # After "y" (copy) Telex makes a DEL and "ý" of an "s" (sort).
    wide.press("2")
    wide.send("\x7fý".encode())
    wide.until("nhiều trước")
    wide.send("\x7fý".encode())
    wide.until("xếp theo tên")
    wide.press("1")
    wide.until_gone("xếp theo tên")


def test_keys_that_come_in_one_read_go_where_the_ones_before_led(wide: Terminal) -> None:
    wide.press("1", "home")
    wide.quiet()
    field, model = wide.line_with("Kinh tế"), third_model(wide)
    wide.send(b"3\x1b[B\x1b[B")
    wide.until("▸ " + model)
    assert wide.line_with("Kinh tế").startswith(field[:20])
    wide.send(b"/hoa\r")
    wide.until("«hoa»")
    wide.send(b"\x1bOQ2018\r")
    # In the top line: the dialog says it too.
    wide.until(lambda terminal: "Năm 2018" in terminal.lines()[0])
    wide.send(b"\x1bOP")
    wide.until("Phím dùng được ở đây")
    wide.press("escape")
    wide.until_gone("Phím dùng được ở đây")
    wide.press("escape")
    wide.until("Giai đoạn 2015-2020")
    wide.press("escape")
    wide.until("187 mô hình")
    # Into the first field, into the last unit.
    wide.send(b"1\x1b[H\r\x1b[F\r")
    wide.until("Kinh tế › Xã Trịnh Xá")
    wide.press("escape")
    wide.until("Kinh tế › Tất cả đơn vị")
    wide.press("escape", "home", "3", "home", "1")
    wide.until("187 mô hình")
    wide.quiet()


def third_model(terminal: Terminal) -> str:
    """The beginning of the third row of the list of models."""
    lines = terminal.lines()
    first = next(number for number, line in enumerate(lines) if "Mô hình▲" in line) + 1
    return lines[first + 2].partition("││  ")[2][:40]


def test_nothing_is_sent_while_nothing_happens(wide: Terminal) -> None:
    # Longer than the cursor must rest on a model before that is read.
    wide.quiet(0.8)
    mark = wide.mark()
    wide.quiet(1.5)
    assert wide.bytes_since(mark) == b""


def test_a_cursor_key_sends_little(wide: Terminal) -> None:
    wide.press("3", "home")
    wide.quiet(0.6)
    sizes = []
    for key in ["down"] * 30 + ["up"] * 10:
        mark = wide.mark()
        wide.press(key)
        await_answer(wide, mark)
        sizes.append(len(wide.bytes_since(mark)))
    wide.press("1")
    wide.quiet()
    assert sum(sizes) / len(sizes) <= 400


def await_answer(terminal: Terminal, mark: int) -> None:
    """Wait until something was written since the mark, and nothing more comes."""
    terminal.until(lambda terminal: terminal.mark() > mark)
    terminal.quiet(0.02)


def test_a_change_elsewhere(register: Path, tmp_path: Path) -> None:
    path = copied(register, tmp_path)
    with member(path) as terminal:
        terminal.press("3", "down", "down")
        terminal.quiet(0.6)
        under_the_cursor = chosen(terminal)
        mark = terminal.mark()
        # The first of the list, which is effective: one fewer of these, and its own standing.
        with Terminal([sys.executable, "-c", CHANGE, str(path), "63"], cwd=REPOSITORY) as secretary:
            assert secretary.exit_status() == 0, secretary.text()
        terminal.until("127 hiệu quả", timeout=5)
        terminal.until("Đã dừng", timeout=5)
        terminal.quiet(0.3)
        sent = terminal.bytes_since(mark)
        assert "•".encode() in sent
        assert len(sent) <= 600
        assert foreign_sequences(sent) == []
        assert chosen(terminal) == under_the_cursor
        terminal.until_gone("•")
        terminal.press("q")
        assert terminal.exit_status() == 0


def chosen(terminal: Terminal) -> str:
    """The row of the list of models under the cursor."""
    return next(line for line in terminal.lines() if "││▸ " in line).partition("││▸ ")[2]
