"""Fixtures: a server on loopback over a register of the test's own."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import asyncssh
import pytest
import textual.app
from textual import constants

from danvan_tui.ssh import quiet
from danvan_tui.ssh.limits import Limits
from tests.danvan_tui.ssh.door import Door, make_key, open_door

Opening = Callable[..., AbstractAsyncContextManager[Door]]


@pytest.fixture(scope="session")
def server_key() -> asyncssh.SSHKey:
    """The key of every test's server."""
    return make_key()


@pytest.fixture
def door(sample_path: Path, server_key: asyncssh.SSHKey, monkeypatch: pytest.MonkeyPatch) -> Opening:
    """Opens a door: ``async with door(idle_seconds=1) as opened``."""
    for name in ("redirect_stdout", "redirect_stderr"):
        # Put back at the end: the other tests have one app at a time.
        monkeypatch.setattr(textual.app, name, getattr(textual.app, name))
    # Read from the environment when Textual is first imported, which here was long ago.
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", True)
    quiet.share_streams()

    def opening(**limits: int) -> AbstractAsyncContextManager[Door]:
        return open_door(sample_path, server_key, Limits(**limits))

    return opening
