"""Calls that are wrong, and what cannot be reached: the right words on stderr, the right exit code."""

import subprocess
import sys
from pathlib import Path

import pytest

from danvan_tui.cli.language import choose_language
from tests.danvan_tui.cli.conftest import Cli

WRONG = {
    "no such command": (["talyl"], "Không có lệnh «talyl».", "tally"),
    "no such option": (["tally", "--perod", "1"], "Không có tùy chọn --perod.", "--period"),
    "no such option, nothing near": (["--zzz"], "Không có tùy chọn --zzz.", "danvan --help"),
    "a value is missing": (["tally", "--period"], "--period cần một giá trị", "danvan tally --help"),
    "a value too much": (["tally", "--sample=1"], "--sample không nhận giá trị", "danvan tally --help"),
    "an argument is missing": (["show"], "Thiếu MÃ.", "danvan show --help"),
    "an argument too much": (["show", "1", "2"], "Thừa «2».", "danvan show --help"),
    "no code": (["show", "abc"], "«abc» không phải là mã mô hình", "MH0042"),
    "a bad number": (["models", "--limit", "-3"], "không phải «-3»", "danvan models --help"),
    "a bad choice": (["tally", "--by", "zz"], "--by không nhận «zz»", "field, unit, subject, standing, year"),
    "a bad format": (["units", "--format", "xml"], "--format không nhận «xml»", "table, json, csv"),
    "a bad standing": (["tally", "--standing", "tốt"], "--standing không nhận «tốt»", "effective"),
    "a bad subject": (["tally", "--subject", "x"], "--subject không nhận «x»", "collective"),
    "a bad language": (["tally", "--lang", "fr"], "--lang không nhận «fr»", "vi, en"),
    "two databases": (["--db", "x", "tally", "--sample"], "--db và --sample", "Bỏ một"),
    "no terminal": ([], "cần một cửa sổ dòng lệnh", "danvan tally"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_said_to_be_wrong(cli: Cli, name: str) -> None:
    words, what, hint = WRONG[name]
    result = cli(*words)
    first, second = result.err.splitlines()
    assert result.code == 2
    assert result.out == ""
    assert first.startswith("lỗi: ")
    assert what in first
    assert second.startswith("cách xử lý: ")
    assert hint in second


def test_a_wrong_call_in_english(cli: Cli) -> None:
    result = cli("tally", "--perod", "1", "--lang", "en")
    assert result.code == 2
    assert result.err.splitlines() == [
        "error: There is no option --perod.",
        "what to do: Did you mean: --period? See «danvan tally --help».",
    ]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["--period", "1999"], "Không hiểu giai đoạn «1999»"),
        (["--period", "2020-2015"], "Không hiểu giai đoạn «2020-2015»"),
        (["--period", "khi nào"], "Không hiểu giai đoạn «khi nào»"),
    ],
)
def test_a_bad_period_is_a_wrong_call(sample: Cli, words: list[str], what: str) -> None:
    result = sample("tally", *words)
    assert result.code == 2
    assert what in result.err
    assert "2015-2020" in result.err


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["show", "MH9999"], "Không có mô hình MH9999."),
        (["show", "999999999999999"], "Không có mô hình MH999999999999999."),
        (["tally", "--unit", "Hà Đông"], "Không có đơn vị «Hà Đông»."),
        (["tally", "--unit", "Phu"], "#"),
        (["tally", "--field", "nông"], "Không có lĩnh vực «nông»."),
        (["show", "1", "--period", "2010"], "Mô hình MH0001 không nằm trong phạm vi"),
    ],
)
def test_what_is_not_there_is_refused(sample: Cli, words: list[str], what: str) -> None:
    result = sample(*words)
    assert (result.code, result.out) == (1, "")
    assert what in result.err


def test_a_database_that_is_not_there(cli: Cli, own_places: Path) -> None:
    result = cli("tally")
    assert result.code == 3
    assert str(own_places / "data" / "danvan" / "danvan.db") in result.err
    assert "danvan init" in result.err


def test_another_programs_file_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "thư.txt"
    other.write_text("không phải sổ")
    for command in ("tally", "check", "migrate"):
        assert cli(command, "--db", str(other)).code == 3
    assert cli("init", "--db", str(other)).code == 1
    assert other.read_text() == "không phải sổ"


def test_a_password_is_not_shown(cli: Cli) -> None:
    result = cli("tally", "--db", "mysql://ai:bimat@may/x")
    assert result.code == 3
    assert "bimat" not in result.err


def test_hostile_words_do_not_reach_the_terminal(cli: Cli) -> None:
    result = cli("tally\x1b[31m")
    assert "\x1b" not in result.err


def test_the_register_named_in_the_environment(
    cli: Cli, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DANVAN_DATABASE", str(sample_path))
    monkeypatch.setenv("DANVAN_LANG", "en_GB.UTF-8")
    assert "Period 2015-2020" in cli("tally").out
    assert "Giai đoạn 2015-2020" in cli("--lang", "vi", "tally").out
    assert cli("tally", "--db", "nowhere.db").code == 3


def test_options_before_and_after_the_command(cli: Cli, sample_path: Path) -> None:
    before = cli("--db", str(sample_path), "--lang", "en", "--period", "2018", "tally", "--format", "csv")
    after = cli("tally", "--format", "csv", "--period", "2018", "--lang", "en", "--db", str(sample_path))
    assert before.code == 0
    assert before == after
    assert "Economy" in after.out


@pytest.mark.parametrize(
    ("words", "environment", "language"),
    [
        ([], {}, "vi"),
        (["tally", "--lang", "en"], {}, "en"),
        (["--lang=en", "tally"], {}, "en"),
        (["tally"], {"DANVAN_LANG": "EN"}, "en"),
        (["--lang", "vi"], {"DANVAN_LANG": "en"}, "vi"),
        (["show", "--", "--lang", "en"], {}, "vi"),
        (["--lang"], {}, "vi"),
        ([], {"DANVAN_LANG": "fr"}, "vi"),
    ],
)
def test_the_language_is_known_before_anything_else(
    words: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(words, environment) == language


def test_what_nobody_expected_is_one_line_and_a_log(
    sample: Cli, own_places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("chuyện lạ")

    monkeypatch.setattr("db.read.tallies.total", broken)
    result = sample("tally")
    log = own_places / "state" / "danvan" / "danvan.log"
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert str(log) in result.err
    assert "RuntimeError: chuyện lạ" in log.read_text(encoding="utf-8")


def test_an_interruption(sample: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("db.read.tallies.total", interrupted)
    result = sample("tally")
    assert (result.code, result.out, result.err) == (130, "", "")


PROGRAM = [sys.executable, "-c", "from danvan_tui.cli import main; main()"]


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from danvan_tui.cli import run; code = run(['--help']); "
        "heavy = {'textual', 'plotext', 'alembic', 'sqlmodel', 'sqlalchemy', 'rich', 'pydantic'}; "
        "print(code, sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "0 []\n"


def test_a_whole_process_in_a_plain_locale(sample_path: Path) -> None:
    environment = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "DANVAN_DATABASE": str(sample_path)}
    done = subprocess.run([*PROGRAM, "tally"], capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Văn hóa - xã hội" in done.stdout.decode()
    wrong = subprocess.run([*PROGRAM, "tally", "--by", "x"], capture_output=True, env=environment, check=False)
    assert (wrong.returncode, wrong.stdout) == (2, b"")
    assert "lỗi: " in wrong.stderr.decode()


def test_nobody_reads_any_more(sample_path: Path) -> None:
    command = [*PROGRAM, "models", "--format", "json", "--db", str(sample_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read()
    assert said == b""
    assert program.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk(sample_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "models", "--db", str(sample_path)], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 1
    assert "Không ghi được kết quả" in done.stderr.decode()
