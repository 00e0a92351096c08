"""What OpenSSH calls, without the parser: its import would take longer than the look at a key.

Whatever is not plainly one of the two calls is left to the parser, so that help and errors are its own.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from danvan_tui.cli.door_keys import Offered, key_line
from danvan_tui.locale import LANGUAGES
from db.errors import Language

GROUP: Final = "door"
AUTHORIZED_KEYS: Final = "authorized-keys"
SESSION: Final = "session"
KEY_ID: Final = "--key-id"
MOST_DIGITS: Final = 15
"""More than any id has, and less than what a database takes."""

_VALUES: Final = ("--db", "--lang", KEY_ID)


def door_call(
    arguments: Sequence[str], environment: Mapping[str, str], language: Language
) -> Callable[[], int] | None:
    """What OpenSSH asks for.

    Args:
        arguments: Of the call, without the program's name.
        environment: Where ``DANVAN_DATABASE`` may stand.
        language: The call's language.

    Returns:
        Carries the call out and gives its exit code; None for a call that the parser must read.
    """
    if GROUP not in arguments:
        return None
    values: dict[str, str] = {}
    said: list[str] = []
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not name.startswith("-"):
            # The padding of base64 is no value of an option.
            said.append(name + equals + value)
        elif name in _VALUES and (equals or rest):
            values[name] = value if equals else rest.pop(0)
        else:
            return None
    if values.pop("--lang", language) not in LANGUAGES or not all(values.values()):
        return None
    where = values.pop("--db", "") or environment.get("DANVAN_DATABASE", "")
    if said[:2] == [GROUP, AUTHORIZED_KEYS] and len(said) == 6 and not values:
        return lambda: put_key_line(Offered(*said[2:]), where, language)
    key_id = known_id(values.get(KEY_ID, ""))
    if said == [GROUP, SESSION] and key_id is not None:
        return lambda: open_session(key_id, where, language)
    return None


def known_id(text: str) -> int | None:
    """The id of a key, or None where it is none."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def put_key_line(offered: Offered, where: str, language: Language) -> int:
    """Print what OpenSSH asks for.

    Args:
        offered: The key.
        where: The register; empty for the usual place.
        language: The language of the session that the line opens.

    Raises:
        DatabaseError: The register cannot be read.
        UnfitPlace: It has a name that cannot be printed.
    """
    from danvan_tui.cli import output

    output.put([key_line(offered, where or usual(), language)])
    return 0


def open_session(key_id: int, where: str, language: Language) -> int:
    """Serve whoever came in with a key, and give the exit code.

    Args:
        key_id: The key.
        where: The register; empty for the usual place.
        language: The language of the session.

    Raises:
        DatabaseError: The register cannot be read.
        NotOverSsh: It was not called by sshd.
    """
    from danvan_tui.cli.door_session import serve

    return serve(key_id, where or usual(), language)


def usual() -> str:
    """The committee's own register in its usual place."""
    from danvan_tui.places import register_file

    return str(register_file())
