"""``danvan`` alone: the dashboard. The only module of the command line that leads to the screen."""

from danvan_tui.options import RunOptions


def open_dashboard(options: RunOptions) -> None:
    """Show the dashboard until it is left.

    Raises:
        NoTerminal: There is no terminal to show it on.
        UnknownTheme: There is no theme of that name.
        SystemExit: The session ended by a signal, or with its terminal.
    """
    from danvan_tui.process import run

    run(options)
