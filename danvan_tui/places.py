"""Where things lie on this machine. Nothing is made here."""

from pathlib import Path

APP = "danvan"


def register_file() -> Path:
    """The committee's own register."""
    return _data() / "danvan.db"


def sample_file() -> Path:
    """The sample register: a file of its own, never mixed with a real one."""
    return _data() / "danvan-mau.db"


def log_file() -> Path:
    """Where the details of what nobody expected are written."""
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False) / "danvan.log"


def _data() -> Path:
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def shown_path(path: Path) -> str:
    """A path as people write it, with "~" for the home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) and home != Path("/") else str(path)
