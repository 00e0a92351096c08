"""``python -m db.sample``: stdout is data, stderr is talk, exit codes are an interface."""

import io
from pathlib import Path

import pytest

from db.sample.__main__ import main


def test_the_command_says_how_fast_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "r.db"
    call = ["--models", "200", "--units", "30", "--db", str(path), "--seed", "5", "--years", "2018-2020"]
    assert main(call) == 0
    out, err = capsys.readouterr()
    assert "200 mô hình" in out
    assert "mô hình/giây" in out
    assert err == ""
    assert main(call) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "đã có trong sổ" in err


def test_it_counts_on_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    assert main(["--models", "20", "--units", "3", "--db", str(tmp_path / "r.db")]) == 0
    assert "20/20 mô hình" in terminal.getvalue()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--models", "-1", "--units", "3"],
        ["--models", "nhiều", "--units", "3"],
        ["--models", "1", "--units", "0"],
        ["--models", "1", "--units", "3", "--years", "2020-2015"],
        ["--models", "1", "--units", "3", "--years", "1990-2015"],
        ["--models", "1", "--units", "3", "--years", "năm nay"],
        ["--models", "1"],
    ],
)
def test_a_wrong_call_is_told_and_makes_nothing(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refused:
        main([*wrong, "--db", str(tmp_path / "r.db")])
    assert refused.value.code == 2
    assert "error" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_server_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["--models", "1", "--units", "1", "--db", "postgresql://nobody@127.0.0.1:1/none"]
    assert main(call) == 3
    assert "Không mở được" in capsys.readouterr().err
