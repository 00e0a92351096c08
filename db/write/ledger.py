"""The ledger's chain: how a line is hashed, and how a chain is verified. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

# Made once: json.dumps makes an encoder for each call that asks for anything but its defaults.
_plain = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_sorted = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode

GENESIS = "0" * 64
"""What stands before the first line."""
_NEWER = ("first_seq", "member_id")
"""What lines say since they say who exactly acted, and to which act they belong."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger, as it is hashed. ``at`` is UTC, ISO; before and after are JSON objects.

    Attributes:
        member_id: The member who acted; None for whoever works at the machine itself, and for the program.
        first_seq: The first line of the act that the line belongs to. None for a line that was written before
            lines said so: an act of its own.
    """

    seq: int
    at: str
    actor: str
    act: str
    entity: str
    entity_id: int | None
    model_id: int | None
    before: str | None
    after: str | None
    previous: str
    member_id: int | None = None
    first_seq: int | None = None

    def digest(self) -> str:
        """SHA-256 over the line and the hash of the line before it, in hexadecimal.

        What older lines did not say is only hashed where it is said: their digests stay what they were.
        """
        parts: list[Any] = [
            self.previous,
            self.seq,
            self.at,
            self.actor,
            self.act,
            self.entity,
            self.entity_id,
            self.model_id,
            self.before,
            self.after,
        ]
        newer = {name: value for name in _NEWER if (value := getattr(self, name)) is not None}
        if newer:
            parts.append(newer)
        return sha256(_plain(parts).encode()).hexdigest()


def canonical(values: Mapping[str, Any] | None) -> str | None:
    """A record as JSON that is always written the same way; None stays None."""
    if values is None:
        return None
    return _sorted(values)


def first_broken(lines: Iterable[tuple[Line, str]]) -> int | None:
    """The ``seq`` of the first line that does not hold, or None where the whole chain does.

    Args:
        lines: Each line with the hash that is stored for it, in order of ``seq``.
    """
    previous, expected = GENESIS, 1
    for line, stored in lines:
        if line.seq != expected or line.previous != previous or line.digest() != stored:
            return min(line.seq, expected)
        previous, expected = stored, line.seq + 1
    return None
