"""``danvan serve``: the dashboard over SSH, for the whole committee at once."""

from pathlib import Path
from typing import Annotated

import typer

from danvan_tui.cli import output
from danvan_tui.cli.call import At, called
from danvan_tui.cli.choices import choose
from danvan_tui.cli.errors import NumberOutside
from danvan_tui.cli.help import HelpCommand
from danvan_tui.cli.spread import spread

HostOption = Annotated[str, typer.Option("--host", metavar="cli.meta.host", help="cli.opt.host")]
PortOption = Annotated[str, typer.Option("--port", metavar="cli.meta.port", help="cli.opt.port")]
DataOption = Annotated[str | None, typer.Option("--data", metavar="cli.meta.folder", help="cli.opt.data")]
LogOption = Annotated[str, typer.Option("--log-format", metavar="cli.meta.log_format", help="cli.opt.log_format")]
MetricsOption = Annotated[
    str | None, typer.Option("--metrics", metavar="cli.meta.place_port", help="cli.opt.metrics")
]
LimitOption = Annotated[
    list[str] | None, typer.Option("--limit", metavar="cli.meta.limit_value", help="cli.opt.serve_limit")
]
WorkersOption = Annotated[str, typer.Option("--workers", metavar="cli.meta.limit", help="cli.opt.workers")]
FingerprintOption = Annotated[bool, typer.Option("--fingerprint", help="cli.opt.fingerprint")]

LOG_FORMATS = ("text", "json")
MOST_PORT = 65_535
MOST_WORKERS = 64


def add(app: typer.Typer) -> None:
    """Add the command."""
    app.command("serve", help="cli.cmd.serve", cls=HelpCommand)(serve)


@spread
def serve(
    ctx: typer.Context,
    *,
    host: HostOption = "",
    port: PortOption = "2222",
    data: DataOption = None,
    limit: LimitOption = None,
    log_format: LogOption = "text",
    metrics: MetricsOption = None,
    workers: WorkersOption = "1",
    fingerprint: FingerprintOption = False,
    at: At,
) -> None:
    """Serve until told to stop."""
    import sys

    from danvan_tui.places import register_file

    call = called(ctx, at)
    form = choose("--log-format", log_format, {name: name for name in LOG_FORMATS}, ", ".join(LOG_FORMATS))
    number = _number("--port", port, 0, MOST_PORT)
    processes = _number("--workers", workers, 1, MOST_WORKERS)
    folder = Path(data).expanduser().absolute() if data else register_file().parent
    if fingerprint:
        from danvan_tui.ssh.hostkey import fingerprint as shown
        from danvan_tui.ssh.hostkey import host_key

        output.put([f"{shown(host_key(folder))}\n"])
        return
    from danvan_tui.ssh.events import Events
    from danvan_tui.ssh.serving import ServeOptions, serve

    options = ServeOptions(
        database=call.database(),
        data=folder,
        host=host,
        port=number,
        metrics=metrics,
        limits=tuple(limit or ()),
        language=call.words.language,
        workers=processes,
    )
    serve(options, Events(sys.stderr, "json" if form == "json" else "text"), output.talk)


def _number(option: str, value: str, least: int, most: int) -> int:
    """The number that is meant.

    Raises:
        NumberOutside: It is none, or too small or too large.
    """
    text = value.strip()
    if not (text.isascii() and text.isdecimal() and len(text) <= 5 and least <= int(text) <= most):
        raise NumberOutside(option=option, value=value, least=least, most=most)
    return int(text)
