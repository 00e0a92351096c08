"""Limits, the host key, the log: what the administrator sees."""

import io
import json
from pathlib import Path

import pytest

from danvan_tui.ssh.events import Events
from danvan_tui.ssh.hostkey import NAME, HostKeyRefused, fingerprint, host_key
from danvan_tui.ssh.limits import Limits, LimitsRefused, read_limits
from danvan_tui.ssh.line import believed
from danvan_tui.ssh.metrics import Metrics, MetricsRefused


def test_limits_of_a_file_and_of_the_call(tmp_path: Path) -> None:
    path = tmp_path / "serve.toml"
    assert read_limits(path) == Limits()
    path.write_text("idle_seconds = 60\ncolumns = 100\n")
    limits = read_limits(path, ["columns=200"])
    assert (limits.idle_seconds, limits.columns, limits.rows) == (60, 200, Limits().rows)


@pytest.mark.parametrize(
    "text",
    [
        "idle = 1",
        "idle_seconds = 0",
        "idle_seconds = -1",
        "idle_seconds = 1.5",
        "idle_seconds = true",
        "x =",
        "[idle_seconds]",
    ],
)
def test_a_wrong_limit_is_refused_with_words(tmp_path: Path, text: str) -> None:
    path = tmp_path / "serve.toml"
    path.write_text(text)
    with pytest.raises(LimitsRefused) as caught:
        read_limits(path)
    assert str(path) in caught.value.words("vi")
    assert "idle_seconds" in caught.value.hint("vi")


@pytest.mark.parametrize("given", ["idle_seconds", "idle_seconds=x", "=1", "columns=99999999999999"])
def test_a_wrong_limit_of_the_call_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(LimitsRefused):
        read_limits(tmp_path / "none.toml", [given])


def test_the_host_key_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    made = fingerprint(host_key(folder))
    assert made.startswith("SHA256:")
    assert fingerprint(host_key(folder)) == made
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600
    assert [path.name for path in folder.iterdir()] == [NAME]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_host_key_that_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    host_key(tmp_path)
    (tmp_path / NAME).chmod(mode)
    with pytest.raises(HostKeyRefused):
        host_key(tmp_path)


def test_a_damaged_host_key_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"not a key")
    path.chmod(0o600)
    with pytest.raises(HostKeyRefused):
        host_key(tmp_path)
    assert path.read_bytes() == b"not a key"


def test_a_host_key_behind_a_link_is_refused(tmp_path: Path) -> None:
    host_key(tmp_path / "elsewhere")
    (tmp_path / NAME).symlink_to(tmp_path / "elsewhere" / NAME)
    with pytest.raises(HostKeyRefused):
        host_key(tmp_path)


HOSTILE = 'x"\nadmin login member=\x1b]0;owned\x07\u202e\x9b31m'


def test_a_line_of_the_log_is_one_line_whatever_it_holds() -> None:
    stream = io.StringIO()
    Events(stream).log("refused", "warning", user=HOSTILE, address="::1", left=None)
    (line,) = stream.getvalue().splitlines()
    assert line.isprintable()
    assert " warning refused user=" in line
    assert line.endswith("address=::1")


def test_a_line_for_programs_is_an_object() -> None:
    stream = io.StringIO()
    events = Events(stream, "json")
    events.log("refused", user=HOSTILE, seconds=1.23456, count=3)
    try:
        raise ArithmeticError("stumbled")
    except ArithmeticError as error:
        events.crashed("session_crashed", error)
    refused, crashed = map(json.loads, stream.getvalue().splitlines())
    assert (refused["seconds"], refused["count"], refused["level"]) == (1.235, 3, "info")
    assert "\x1b" not in refused["user"]
    assert "stumbled" in crashed["traceback"]


@pytest.mark.parametrize(
    ("said", "served"),
    [((0, 0), (80, 24)), ((120, 40), (120, 40)), ((1, 1), (20, 5)), ((4_000_000_000, 9), (300, 9))],
)
def test_which_size_is_believed(said: tuple[int, int], served: tuple[int, int]) -> None:
    assert believed(*said, (300, 120)) == served


def test_figures_are_offered_on_loopback() -> None:
    from urllib.request import urlopen

    metrics = Metrics()
    host, port = metrics.offer("0")
    try:
        assert host == "127.0.0.1"
        with urlopen(f"http://{host}:{port}/metrics") as answer:
            text = answer.read().decode()
        assert "danvan_sessions 0.0" in text
    finally:
        metrics.close()


@pytest.mark.parametrize("where", ["", "x", "127.0.0.1:", "127.0.0.1:99999", "127.0.0.1:-1"])
def test_figures_need_a_place(where: str) -> None:
    with pytest.raises(MetricsRefused):
        Metrics().offer(where)
