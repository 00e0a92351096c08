"""Fixtures for the import's and the welcome's tests."""

import shutil
from pathlib import Path

import pytest

from db.engine import Database
from db.setup import create_register


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register without models, made once."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    database = Database(path)
    create_register(database)
    database.close()
    return path


@pytest.fixture
def empty(empty_template: Path, tmp_path: Path) -> Path:
    """A copy of the register without models."""
    return Path(shutil.copy(empty_template, tmp_path / "so.db"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in."""
    path = tmp_path / "tep"
    path.mkdir()
    monkeypatch.chdir(path)
    return path
