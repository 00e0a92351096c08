"""What a folder holds, for whoever picks a file in it. Everything here reads the disk: call it from a thread."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import Path

from db.text import fold, for_terminal, nfc, sort_key

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt"})
"""Endings of files that may hold a list. They only decide the order: what a file is, its contents say."""
UP = ".."
"""The name of the way up."""


class Kind(IntEnum):
    """What an entry is, in the order in which they are shown."""

    UP = 0
    FOLDER = 1
    WORKBOOK = 2
    OTHER = 3


class Trouble(Enum):
    """Why a folder cannot be shown."""

    MISSING = "missing"
    NO_FOLDER = "no_folder"
    FORBIDDEN = "forbidden"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a folder.

    Attributes:
        name: Its name as the disk has it; may hold anything, lone surrogates too.
        path: Where it is.
        kind: What it is.
        shown: Its name, safe to show.
        folded: Its name as accent-free words.
        size: In bytes; None for a folder, and where nobody knows.
        modified: When it was last changed, in seconds since 1970; None where nobody knows.
    """

    name: str
    path: Path
    kind: Kind
    shown: str
    folded: str
    size: int | None = None
    modified: float | None = None


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as it was when it was read.

    Attributes:
        path: Where it is, absolute.
        entries: The way up first, then folders, files that may hold a list, others; in Vietnamese order.
        trouble: Why only the way up is there; None where all is well.
    """

    path: Path
    entries: tuple[Entry, ...]
    trouble: Trouble | None = None


def shown_name(name: str | os.PathLike[str]) -> str:
    """A name from the disk, safe to show: bytes that are no UTF-8 and what drives a terminal become marks."""
    return for_terminal(os.fsencode(name).decode("utf-8", "replace"))


def read_folder(path: Path) -> Folder:
    """Read a folder, whatever is there."""
    up = () if path.parent == path else (Entry(UP, path.parent, Kind.UP, UP, ""),)
    try:
        with os.scandir(path) as found:
            entries = sorted(map(_entry, found), key=lambda each: (each.kind, sort_key(each.shown), each.name))
    except FileNotFoundError:
        return Folder(path, up, Trouble.MISSING)
    except NotADirectoryError:
        return Folder(path, up, Trouble.NO_FOLDER)
    except PermissionError:
        return Folder(path, up, Trouble.FORBIDDEN)
    except (OSError, ValueError):
        # ValueError: a NUL byte in the path.
        return Folder(path, up, Trouble.BROKEN)
    return Folder(path, (*up, *entries))


def first_folder() -> Path:
    """Where to begin: the folder that the program was started in, or the home folder where that one is gone."""
    try:
        return Path.cwd()
    except OSError:
        home = os.path.expanduser("~")
        return Path(home if os.path.isabs(home) else os.sep)


def resolve(base: Path, typed: str) -> Path:
    """The place that was typed.

    Args:
        base: What a relative place is relative to.
        typed: As a person types it, with "~" for the home folder; in NFC, whatever the disk has.

    Returns:
        An absolute path, which may not exist.
    """
    wanted = Path(typed)
    try:
        wanted = wanted.expanduser()
    except RuntimeError:
        # "~lan", where nobody is called so: then it is a name like any other.
        wanted = Path(typed)
    wanted = Path(os.path.normpath(base / wanted))
    return wanted if os.path.lexists(wanted) else _as_on_disk(wanted)


def fitting(folder: Folder, typed: str) -> Iterator[Entry]:
    """The entries that fit what was typed, accents or not: the name itself first, then those that begin so.

    Args:
        folder: Where to look.
        typed: Words of a name. Hidden files show themselves only where it begins with a dot.
    """
    if not typed:
        yield from (entry for entry in folder.entries if entry.kind is Kind.UP or not entry.name.startswith("."))
        return
    wanted, whole = fold(typed), typed.casefold()
    found: list[tuple[int, Entry]] = []
    for entry in folder.entries:
        if entry.name.startswith(".") and not typed.startswith("."):
            continue
        name = entry.shown.casefold()
        if name == whole:
            found.append((0, entry))
        elif name.startswith(whole) or (wanted and entry.folded.startswith(wanted)):
            found.append((1, entry))
        elif whole in name or (wanted and all(word in entry.folded for word in wanted.split())):
            found.append((2, entry))
    yield from (entry for _, entry in sorted(found, key=lambda each: each[0]))


def _entry(found: "os.DirEntry[str]") -> Entry:
    shown = shown_name(found.name)
    try:
        known = found.stat()
    except (OSError, ValueError):
        # A link to nowhere, or one that may not be followed.
        return Entry(found.name, Path(found.path), Kind.OTHER, shown, fold(shown))
    if stat.S_ISDIR(known.st_mode):
        return Entry(found.name, Path(found.path), Kind.FOLDER, shown, fold(shown), None, known.st_mtime)
    listed = stat.S_ISREG(known.st_mode) and os.path.splitext(found.name)[1].lower() in WORKBOOKS
    kind = Kind.WORKBOOK if listed else Kind.OTHER
    return Entry(found.name, Path(found.path), kind, shown, fold(shown), known.st_size, known.st_mtime)


def _as_on_disk(wanted: Path) -> Path:
    """The path with each name as the disk has it: in NFD, copied from macOS; with accents, not typed here."""
    here = Path(wanted.anchor)
    for part in wanted.parts[1:]:
        there = here / part
        if not os.path.lexists(there):
            there = here / _name_like(part, _names(here))
        here = there
    return here


def _name_like(part: str, names: list[str]) -> str:
    same = [name for name in names if nfc(name) == nfc(part)]
    folded = fold(part)
    alike = same or [name for name in names if folded and fold(name) == folded]
    return alike[0] if len(alike) == 1 else part


def _names(path: Path) -> list[str]:
    try:
        return os.listdir(path)
    except (OSError, ValueError):
        return []
