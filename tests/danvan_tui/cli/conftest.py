"""The command line called from within: fast, with its real output and exit codes."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from danvan_tui.cli import run
from db.engine import Database

GOLDEN = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Result:
    """What a call gave."""

    code: int
    out: str
    err: str


Cli = Callable[..., Result]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Folders of the test's own, and none of the person's settings."""
    for name in [name for name in os.environ if name.startswith("DANVAN_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str]) -> Cli:
    """Calls the command line with these words."""

    def call(*words: str) -> Result:
        capfd.readouterr()
        code = run(words)
        caught = capfd.readouterr()
        return Result(code, caught.out, caught.err)

    return call


@pytest.fixture(scope="session")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample register; nobody may change it."""
    from db.sample.register import create_sample

    path = tmp_path_factory.mktemp("sample") / "mau.db"
    database = Database(path)
    create_sample(database)
    database.close()
    return path


@pytest.fixture
def sample(cli: Cli, sample_path: Path) -> Cli:
    """Calls the command line on the sample register."""

    def call(*words: str) -> Result:
        return cli(*words, "--db", str(sample_path))

    return call
