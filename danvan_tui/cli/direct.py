"""``danvan`` and nothing but the dashboard's own options: the way in that members take, without the parser.

The parser takes as long to import as the frame to draw. Whatever is not plainly one of these options is left to
it, so that help, errors and commands are its own; a test holds the two to the same options.
"""

from collections.abc import Mapping, Sequence

from danvan_tui.locale import LANGUAGES
from danvan_tui.options import RunOptions
from db.errors import Language

FLAGS = {"--sample": "sample", "--mouse": "mouse", "--ascii": "ascii_borders"}
VALUES = {"--db": "database", "--theme": "theme", "--period": "period", "--lang": ""}


def dashboard_options(
    arguments: Sequence[str], environment: Mapping[str, str], language: Language
) -> RunOptions | None:
    """What the dashboard is asked to open with.

    Args:
        arguments: Of the call, without the program's name.
        environment: Where ``DANVAN_DATABASE`` may stand.
        language: The call's language.

    Returns:
        None for a call that the parser must read.
    """
    found: dict[str, str] = {}
    flags: dict[str, bool] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name in FLAGS and not equals:
            flags[FLAGS[name]] = True
        elif name in VALUES and (equals or rest):
            found[name] = value if equals else rest.pop(0)
        else:
            return None
    if found.pop("--lang", language) not in LANGUAGES or ("--db" in found and "sample" in flags):
        return None
    if any(value.startswith("-") or not value for value in found.values()):
        return None
    sample = flags.get("sample", False)
    database = found.get("--db") or environment.get("DANVAN_DATABASE") or None
    return RunOptions(
        database=None if sample else database,
        sample=sample,
        language=language,
        mouse=flags.get("mouse", False),
        ascii_borders=flags.get("ascii_borders", False),
        theme=found.get("--theme"),
        period=found.get("--period"),
    )
