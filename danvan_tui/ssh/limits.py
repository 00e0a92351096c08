"""How much of everything one process serves: defaults, the file that changes them, and what is refused in it."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Final

from db.errors import DanvanError, Said
from db.os_faults import os_reason

FILE: Final = "serve.toml"
"""In the data folder; read at the start and again at SIGHUP."""


class LimitsRefused(DanvanError):
    """A limit that there is not, or a value that it cannot have."""

    vi = "Giới hạn không hợp lệ trong {where}: {why}."
    en = "A limit in {where} is not valid: {why}."
    hint_vi = "Sửa lại; các giới hạn có thể đặt: {names}."
    hint_en = "Correct it; the limits that can be set: {names}."
    exit_code = 2


@dataclass(frozen=True, slots=True)
class Limits:
    """What the door allows. Times in seconds, sizes in bytes.

    Attributes:
        connections: Connections at a time, logged in or not.
        unauthenticated: Connections at a time that have not logged in.
        unauthenticated_per_address: The same from one address (an IPv6 network of 64 bits).
        login_seconds: How long a login may take, and how long a connection may stay without a session.
        tries: Keys that a connection may offer.
        burst: Connections that an address may make at once without a login; one that logs in does not count.
        burst_per_minute: How many of them it gets back each minute.
        sessions_per_member: Sessions of one member at a time.
        idle_seconds: How long a session may see no key.
        idle_warning_seconds: How long before its end it is told.
        session_seconds: How long a session may last.
        keepalive_seconds: How long a client may say nothing before it is asked whether it is there.
        keepalive_tries: How often it is asked in vain.
        columns: The widest terminal; a wider one is served up to here.
        rows: The highest terminal.
        input_bytes: What a session may have sent that is not handled yet.
        paste_bytes: The longest paste; the rest of it is dropped.
        output_bytes: What may wait for a client before frames are left out.
        stall_seconds: How long a client may take nothing before it is cut off.
        command_bytes: The longest command.
        command_seconds: How long a command without a screen may take.
        statement_seconds: How long the register may take over one statement.
        startups: Dashboards that are put together at the same time.
    """

    connections: int = 1000
    unauthenticated: int = 64
    unauthenticated_per_address: int = 48
    login_seconds: int = 20
    tries: int = 6
    burst: int = 60
    burst_per_minute: int = 20
    sessions_per_member: int = 10
    idle_seconds: int = 1800
    idle_warning_seconds: int = 60
    session_seconds: int = 43_200
    keepalive_seconds: int = 15
    keepalive_tries: int = 3
    columns: int = 300
    rows: int = 120
    input_bytes: int = 65_536
    paste_bytes: int = 65_536
    output_bytes: int = 262_144
    stall_seconds: int = 30
    command_bytes: int = 4096
    command_seconds: int = 60
    statement_seconds: int = 30
    startups: int = 2


NAMES: Final = tuple(field.name for field in fields(Limits))
MOST: Final = 10_000_000
"""More than any limit means; what is larger is a slip of the pen."""


def read_limits(path: Path, given: Iterable[str] = ()) -> Limits:
    """The limits of a file, where there is one, and those given as ``name=value`` on top.

    Raises:
        LimitsRefused: The file cannot be read, or a limit is wrong; nothing of it counts then.
    """
    limits = Limits()
    if path.exists():
        try:
            found = tomllib.loads(path.read_text("utf-8"))
        except OSError as error:
            raise _refused(str(path), os_reason(error)) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            why = Said("tệp không đúng dạng TOML", "the file is not valid TOML")
            raise _refused(str(path), why) from error
        limits = _set(limits, str(path), found)
    for one in given:
        name, _, value = one.partition("=")
        digits = value.strip()
        number: object = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 12 else value
        limits = _set(limits, "--limit", {name.strip(): number})
    return limits


def _set(limits: Limits, where: str, values: dict[str, object]) -> Limits:
    checked: dict[str, int] = {}
    for name, value in values.items():
        if name not in NAMES:
            raise _refused(where, Said(f"không có giới hạn «{name}»", f"there is no limit «{name}»"))
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST:
            why = Said(f"{name} cần một số nguyên từ 1 trở lên", f"{name} needs a whole number from 1 up")
            raise _refused(where, why)
        checked[name] = value
    return replace(limits, **checked)


def _refused(where: str, why: Said) -> LimitsRefused:
    return LimitsRefused(where=where, why=why, names=", ".join(NAMES))
