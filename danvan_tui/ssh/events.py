"""What happens at the door, one line an event, for the system's journal or for a program."""

import json
import re
import threading
import traceback
from collections.abc import Mapping
from typing import Final, Literal, TextIO

from db.text import for_terminal, now_utc

Form = Literal["text", "json"]
FORMS: Final[tuple[Form, ...]] = ("text", "json")
Level = Literal["info", "warning", "error"]

_BARE: Final = re.compile(r"[\w.:/@+-]+")


class Events:
    """The log. Safe to use from any thread."""

    def __init__(self, stream: TextIO, form: Form = "text") -> None:
        """A log on a stream.

        Args:
            stream: Where the lines go; one that fails is no reason to stop serving.
            form: ``text`` for people, ``json`` for programs.
        """
        self._stream = stream
        self._form = form
        self._lock = threading.Lock()

    def log(self, event: str, level: Level = "info", /, **fields: object) -> None:
        """Write one event.

        Args:
            event: What happened ("login").
            level: How bad it is.
            fields: The rest; those that are None are left out. A text of a client's is made harmless.
        """
        told = {name: _harmless(value) for name, value in fields.items() if value is not None}
        line = self._as_json(event, level, told) if self._form == "json" else _as_text(event, level, told)
        with self._lock:
            try:
                self._stream.write(f"{line}\n")
                self._stream.flush()
            except (OSError, ValueError):
                # Nobody reads the log any more; the members' sessions go on.
                return

    def crashed(self, event: str, error: BaseException, **fields: object) -> None:
        """Write what nobody had foreseen, with its traceback."""
        details = "".join(traceback.format_exception(error))
        self.log(event, "error", **fields, error=type(error).__name__, traceback=details)

    @staticmethod
    def _as_json(event: str, level: Level, fields: Mapping[str, object]) -> str:
        return json.dumps({"at": now_utc(), "level": level, "event": event, **fields}, ensure_ascii=False)


def _as_text(event: str, level: Level, fields: Mapping[str, object]) -> str:
    told = " ".join(f"{name}={_shown(value)}" for name, value in fields.items())
    return f"{now_utc()} {level} {event} {told}".rstrip()


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if _BARE.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _harmless(value: object) -> object:
    """A value whose text cannot be taken for another line, or drive a terminal that shows the log."""
    if isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return round(value, 3)
    return "\n".join(for_terminal(line) for line in str(value).split("\n"))
