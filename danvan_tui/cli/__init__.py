"""The command line: stdout is data, stderr is talk, exit codes are an interface.

0 done (also where it was stored and only its result could not be shown), 1 the data was refused, 2 the call was
wrong, 3 the database could not be reached; 130 interrupted, 141 nobody reads the output any more. Nothing here
imports Textual: ``danvan_tui.cli.dashboard`` does, when it is asked to.
"""

import sys
from collections.abc import Sequence


def main() -> None:
    """Entry point of the program."""
    from danvan_tui.cli.output import force_utf8

    force_utf8()
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Do what a call asks for.

    Args:
        arguments: Without the program's name.

    Returns:
        The exit code.
    """
    import os

    from danvan_tui.cli.direct import dashboard_options
    from danvan_tui.cli.door_direct import door_call
    from danvan_tui.cli.guard import guarded
    from danvan_tui.cli.language import choose_language
    from danvan_tui.locale import words

    language = choose_language(arguments, os.environ)
    said = words(language)
    options = dashboard_options(arguments, os.environ, language)
    door = door_call(arguments, os.environ, language)

    def work() -> object:
        if options is not None:
            from danvan_tui.cli.dashboard import open_dashboard

            open_dashboard(options)
            return 0
        if door is not None:
            return door()
        from danvan_tui.cli.parse import parse

        return parse(arguments, said)

    return guarded(work, said)
