"""``danvan`` alone: the dashboard. The only module of the command line that leads to the screen."""

from typing import TYPE_CHECKING

from danvan_tui.options import RunOptions

if TYPE_CHECKING:
    from danvan_tui.live import Live
    from danvan_tui.process import Attend


def open_dashboard(options: RunOptions, live: "Live | None" = None, attend: "Attend | None" = None) -> None:
    """Show the dashboard until it is left.

    Args:
        options: What it begins with.
        live: The register, which whoever made it closes; None to open what the options name.
        attend: Goes on beside it, in its event loop; None for nothing.

    Raises:
        NoTerminal: There is no terminal to show it on.
        UnknownTheme: There is no theme of that name.
        SystemExit: The session ended by a signal, or with its terminal.
    """
    from danvan_tui.process import run

    run(options, live, attend)
