"""A server from its start to its end: what it is told to do, its signals, its last word."""

import asyncio
import gc
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import asyncssh

from danvan_tui.locale import words
from danvan_tui.options import RunOptions
from danvan_tui.ssh.events import Events
from danvan_tui.ssh.hostkey import fingerprint, host_key
from danvan_tui.ssh.limits import FILE, Limits, LimitsRefused, read_limits
from danvan_tui.ssh.quiet import set_environment
from db.engine import Database
from db.errors import DanvanError, Language
from db.os_faults import os_reason

UNTOLD: Final = logging.CRITICAL
"""asyncssh says a line for every client that breaks off; our own events say what matters of that."""


READERS: Final = 6
"""Threads that read for the screens: more than cores, for PostgreSQL is waited for."""


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How to serve.

    Attributes:
        database: The register, not looked at yet.
        data: The data folder: host key and limits.
        host: Where to listen; empty for everywhere.
        port: The port.
        metrics: ``HOST:PORT`` of the figures; None for none.
        limits: ``name=value`` each, before what the file says.
        language: The language of what members read.
        workers: Processes behind the port.
    """

    database: Database
    data: Path
    host: str
    port: int
    metrics: str | None
    limits: tuple[str, ...]
    language: Language
    workers: int = 1


class PortRefused(DanvanError):
    """The door cannot be opened there."""

    vi = "Không mở được cổng {host}:{port}: {why}."
    en = "The port {host}:{port} cannot be opened: {why}."
    hint_vi = "Chọn cổng khác bằng --port, từ 1024 trở lên nếu không phải quản trị máy."
    hint_en = "Choose another one with --port, from 1024 up for an ordinary user."


def serve(options: ServeOptions, events: Events, say: Callable[[str], None]) -> None:
    """Serve until told to stop.

    Args:
        options: How.
        events: The log.
        say: Says a line to whoever started it.

    Raises:
        DanvanError: It cannot begin: no register, no key, no port, a limit that is wrong.
    """
    set_environment()
    limits = _limits(options)
    options.database.require()
    key = host_key(options.data)
    logging.getLogger("asyncssh").setLevel(UNTOLD)
    say(words(options.language)("serving.fingerprint", fingerprint=fingerprint(key)))
    try:
        with _divided(options, events) as (port, worker, alone):
            asyncio.run(_run(replace(options, port=port), limits, events, key, say, worker, alone))
    except DanvanError:
        raise
    except Exception as error:
        # Into its own log: the command line's would lie outside the data folder.
        events.crashed("serve_failed", error)
        raise SystemExit(1) from error


@contextmanager
def _divided(options: ServeOptions, events: Events) -> Iterator[tuple[int, int, int | None]]:
    """Become one of the workers, where there are to be several.

    Yields:
        The port, the worker's number, and a file that is at its end when nobody looks after the worker any more.
    """
    if options.workers == 1:
        yield options.port, 0, None
        return
    from danvan_tui.ssh.warm import preload
    from danvan_tui.ssh.workers import Workers, reserve

    # Once, and in memory that they share.
    preload()
    options.database.close()
    gc.collect()
    gc.freeze()
    with reserve(options.host) if options.port == 0 else nullcontext() as kept:
        port = options.port if kept is None else int(kept.getsockname()[1])
        number, alone = Workers(options.workers, events).fork()
        yield port, number, alone


async def _run(
    options: ServeOptions,
    limits: Limits,
    events: Events,
    key: asyncssh.SSHKey,
    say: Callable[[str], None],
    worker: int,
    alone: int | None,
) -> None:
    from danvan_tui.ssh.garbage import look_seldom
    from danvan_tui.ssh.quiet import share_streams
    from danvan_tui.ssh.service import Service
    from danvan_tui.ssh.sheets import share_sheets
    from danvan_tui.ssh.strips import forget_strips
    from danvan_tui.ssh.threads import ForgetfulThreads
    from danvan_tui.ssh.warm import preload, rehearse
    from danvan_tui.ssh.workers import heed

    preload()
    share_streams()
    share_sheets()
    forget_strips()
    service = Service(options.database, limits, events, language=options.language)
    loop = asyncio.get_running_loop()
    loop.set_default_executor(ForgetfulThreads(READERS, "danvan-reader"))
    loop.set_exception_handler(_told_to(events))
    told = asyncio.Event()
    several = options.workers > 1
    try:
        if options.metrics is not None:
            host, port = service.metrics.offer(options.metrics, worker)
            events.log("metrics", host=host, port=port)
        await rehearse(service.live, RunOptions(language=options.language, remote=True))
        look_seldom()
        try:
            port = await service.open(options.host, options.port, key, shared=several)
        except OSError as error:
            raise PortRefused(host=options.host, port=options.port, why=os_reason(error)) from error
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, told.set)
        loop.add_signal_handler(signal.SIGHUP, lambda: _reload(options, service.reload, events))
        heed()
        if alone is not None:
            loop.add_reader(alone, told.set)
        host, register = options.host or "*", str(options.database)
        events.log("serving", host=host, port=port, register=register, worker=worker if several else None)
        if worker == 0:
            say(words(options.language)("serving.ready", where=register, host=host, port=port))
        await told.wait()
    finally:
        if alone is not None:
            loop.remove_reader(alone)
        await service.stop()


def _limits(options: ServeOptions) -> Limits:
    """The limits of one process.

    Raises:
        LimitsRefused: One of them is wrong.
    """
    limits = read_limits(options.data / FILE, options.limits)
    return replace(
        limits,
        connections=-(-limits.connections // options.workers),
        unauthenticated=-(-limits.unauthenticated // options.workers),
    )


def _reload(options: ServeOptions, take: Callable[..., None], events: Events) -> None:
    """Other limits; where the file is wrong, those of before stay."""
    try:
        take(_limits(options))
    except LimitsRefused as error:
        events.log("reload_failed", "error", why=error.words(options.language))


def _told_to(events: Events) -> Callable[[asyncio.AbstractEventLoop, dict[str, object]], None]:
    """What the loop itself complains of, as an event."""

    def tell(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        message = str(context.get("message", ""))
        if isinstance(error, BaseException):
            events.crashed("loop_error", error, message=message)
        else:
            events.log("loop_error", "error", message=message)

    return tell
