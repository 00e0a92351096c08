"""One channel: what a client asks for, and what it gets."""

import asyncio
from collections.abc import Mapping
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

import asyncssh

from danvan_tui.cli import output
from danvan_tui.cli.direct import dashboard_options
from danvan_tui.cli.language import choose_language
from danvan_tui.locale import Words, words
from danvan_tui.options import RunOptions
from danvan_tui.ssh.line import Line, believed
from danvan_tui.ssh.plain import LATE, STDERR, CommandRefused, Sink, asked_for, carry_out, check_reads
from danvan_tui.ssh.screen import Screen
from danvan_tui.terminal import capabilities
from danvan_tui.theme_choice import UnknownTheme
from db.identity import Actor

if TYPE_CHECKING:
    from danvan_tui.ssh.server import DoorServer
    from danvan_tui.ssh.service import Service
    from db.identity import Holder

NO_TERMINAL: Final = 2
CRASHED: Final = 1


class DoorSession(asyncssh.SSHServerSession[bytes]):
    """A dashboard, or one command."""

    def __init__(self, server: "DoorServer", service: "Service") -> None:
        """Nothing is asked for yet.

        Args:
            server: The connection.
            service: What all connections share.
        """
        self._server = server
        self._service = service
        self._limits = service.limits
        self._said: Words = words(service.language)
        self._channel: asyncssh.SSHServerChannel[bytes] | None = None
        self.line: Line | None = None
        """Bytes to the client, once the channel is open."""
        self._size: tuple[int, int] | None = None
        self._term = ""
        self._command: str | None = None
        self._sinks: list[Sink] = []
        self.task: asyncio.Task[None] | None = None
        """What is done for the client, once it has asked for it."""
        self.screen: Screen | None = None
        """The dashboard, while there is one."""

    # --- what the client asks for ---------------------------------------------------------------------------

    def connection_made(self, chan: Any) -> None:
        """The channel is open."""
        self._channel = chan
        chan.set_write_buffer_limits(high=self._limits.output_bytes, low=self._limits.output_bytes // 8)
        self.line = Line(chan, stall_seconds=self._limits.stall_seconds, stalled=self._stalled)

    def pty_requested(self, term_type: str, term_size: tuple[int, ...], term_modes: Mapping[int, int]) -> bool:
        """A terminal."""
        self._term = term_type[:64]
        self._size = self._believed(term_size[0], term_size[1])
        return True

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Another size of it."""
        if self._size is not None:
            self._size = self._believed(width, height)
            if self.screen is not None:
                self.screen.resize(*self._size)

    def _believed(self, columns: int, rows: int) -> tuple[int, int]:
        return believed(columns, rows, (self._limits.columns, self._limits.rows))

    def shell_requested(self) -> bool:
        """The dashboard."""
        return True

    def exec_requested(self, command: str) -> bool:
        """A command; what it may be is looked at once the client can be told."""
        self._command = command
        return True

    def subsystem_requested(self, subsystem: str) -> bool:
        """SFTP and the like: there is none."""
        self._server.turned_away("subsystem")
        return False

    def break_received(self, msec: int) -> bool:
        """No key."""
        return False

    def session_started(self) -> None:
        """Everything is asked for."""
        self._server.session_begins()
        self.task = asyncio.ensure_future(self._serve())

    # --- bytes ----------------------------------------------------------------------------------------------

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Keys; a command reads nothing."""
        if self.screen is not None:
            self.screen.take(data)

    def eof_received(self) -> bool:
        """No more keys will come: for a dashboard that is the end."""
        if self.screen is not None:
            self.screen.end("lost")
        return True

    def pause_writing(self) -> None:
        """The client takes less than it is sent."""
        if self.line is not None:
            self.line.pause()

    def resume_writing(self) -> None:
        """It takes more again."""
        if self.line is not None:
            self.line.resume()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        for sink in self._sinks:
            sink.gone.set()
        if self.line is not None:
            self.line.close()
        if self.screen is not None:
            self.screen.end("lost")
        self._channel = None

    def _stalled(self) -> None:
        """The client takes nothing at all: what waits for it would stay for ever."""
        if self.screen is not None:
            self.screen.end("stalled")
        self._server.cut("stalled")

    # --- what it gets ---------------------------------------------------------------------------------------

    async def _serve(self) -> None:
        code = CRASHED
        try:
            holder = await self._server.identity()
            if holder is not None:
                code = await self._give(holder)
        except Exception as error:
            self._service.events.crashed("session_failed", error, **self._server.who())
            self._tell(self._said("serving.crash"))
        finally:
            if self.line is not None:
                self.line.flush()
            if self._channel is not None and not self._channel.is_closing():
                self._channel.exit(code)
            self._server.session_over()

    async def _give(self, holder: "Holder") -> int:
        arguments: list[str] = []
        if self._command is not None:
            try:
                arguments = asked_for(self._command, self._said, self._limits.command_bytes)
            except CommandRefused as refused:
                return self._refuse(refused)
        language = choose_language(arguments, {"DANVAN_LANG": self._service.language})
        options = dashboard_options(arguments, {}, language)
        if options is not None and not (options.database or options.sample):
            return await self._show(options, holder)
        try:
            check_reads(arguments, self._said)
        except CommandRefused as refused:
            return self._refuse(refused)
        return await self._carry_out(arguments, holder)

    def _refuse(self, refused: CommandRefused) -> int:
        self._server.turned_away("command")
        self._tell(refused.said)
        return refused.code

    def _tell(self, text: str) -> None:
        """Say a line, where a program says what is not data."""
        if self.line is not None and text:
            if self._size is not None:
                self.line.send(f"{text}\r\n".encode())
            else:
                self.line.send(f"{text}\n".encode(), STDERR)

    async def _show(self, asked: RunOptions, holder: "Holder") -> int:
        channel, line = self._channel, self.line
        if channel is None or line is None:
            return CRASHED
        terminal = capabilities(self.environment(), colour_asked=bool(asked.theme))
        if self._size is None or not terminal.screen:
            self._tell(words(asked.language)("serving.no_terminal"))
            return NO_TERMINAL
        if self._service.open_sessions(holder.member_id) >= self._limits.sessions_per_member:
            self._server.turned_away("many sessions")
            self._tell(words(asked.language)("serving.many", limit=self._limits.sessions_per_member))
            return CRASHED
        options = RunOptions(
            language=asked.language,
            mouse=asked.mouse,
            ascii_borders=asked.ascii_borders,
            theme=asked.theme,
            period=asked.period,
            actor=Actor.of(holder),
            remote=True,
        )
        try:
            screen = self.screen = Screen(
                options,
                self._service.live,
                terminal,
                line,
                self._limits,
                size=self._size,
                hold=channel.pause_reading,
                go_on=channel.resume_reading,
            )
        except UnknownTheme as error:
            self._tell(f"{error.words(asked.language)} {error.hint(asked.language)}")
            return error.exit_code
        with self._service.counted(self):
            code = await screen.run(self._service.startups)
        if screen.app.crash is not None:
            self._service.crashed(screen.app.crash, self._server.who())
        self._tell(screen.farewell())
        self._server.why = screen.why or "quit"
        self.screen = None
        return code

    async def _carry_out(self, arguments: list[str], holder: "Holder") -> int:
        line = self.line
        if line is None:
            return CRASHED
        loop, crlf = asyncio.get_running_loop(), self._size is not None
        out = Sink(line, loop, crlf=crlf, datatype=None)
        err = Sink(line, loop, crlf=crlf, datatype=None if crlf else STDERR)
        self._sinks = [out, err]
        streams = output.Streams(out, err)
        work = partial(carry_out, arguments, self._service.database, Actor.of(holder), streams, self._crashed)
        seconds = self._limits.command_seconds
        began = monotonic()
        try:
            code = await self._service.pools.carry_out(holder.member_id, work, seconds)
        except TimeoutError:
            for sink in self._sinks:
                sink.gone.set()
            self._tell(self._said("serving.command_late", seconds=seconds))
            code = LATE
        self._server.why = "command"
        self._service.commanded(arguments, code, monotonic() - began, self._server.who())
        return code

    def _crashed(self, said: Words, error: Exception) -> int:
        """Called in the command's thread."""
        self._service.crashed(error, self._server.who())
        output.talk(said("serving.crash"))
        return CRASHED

    def environment(self) -> dict[str, str]:
        """What the client says of its terminal."""
        channel = self._channel
        sent = {} if channel is None else channel.get_environment_bytes()
        named = {name.decode("ascii"): value.decode("ascii", "replace") for name, value in sent.items()}
        return named | {"TERM": self._term}
