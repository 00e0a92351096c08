"""What the parser of the command line complains of, as errors with words of our own."""

from typing import Any

import typer

from danvan_tui.cli.errors import (
    CallWrong,
    MeantOption,
    MissingArgument,
    MissingValue,
    NeedlessValue,
    NoSuchOption,
)
from danvan_tui.locale import Words


def call_wrong(error: typer.TyperException, command: str, words: Words) -> CallWrong:
    """The parser's error as one of ours.

    The parser's classes have no public place to import them from, so they are known by their names.

    Args:
        error: What the parser raised.
        command: The command at work ("danvan tally").
        words: The language, for the names of arguments.
    """
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            near = ", ".join(sorted(getattr(error, "possibilities", None) or ()))
            kind = MeantOption if near else NoSuchOption
            return kind(command=command, option=option, near=near)
        case "MissingParameter":
            param = getattr(error, "param", None)
            return MissingArgument(command=command, name=_name(param, words) if param is not None else "")
        case "BadOptionUsage":
            kind_of_value = NeedlessValue if "not take" in error.message else MissingValue
            return kind_of_value(command=command, option=option)
        case _:
            return CallWrong(command=command)


def _name(param: Any, words: Words) -> str:
    """What is missing, as it is called: "HỌ TÊN" for an argument, "--date" for an option."""
    if param.param_type_name == "option":
        return str(max(param.opts, key=len))
    return words(param.metavar)
