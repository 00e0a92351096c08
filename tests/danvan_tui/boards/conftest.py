"""Fixtures for the boards."""

from pathlib import Path

import pytest

from db.engine import Database


@pytest.fixture
def database(sample_path: Path) -> Database:
    """The register under the dashboard, as another process has it."""
    return Database(sample_path)
