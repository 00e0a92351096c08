"""An SSH channel that keeps no more of a client's environment than is used."""

import asyncio
from typing import Final

from asyncssh import SSHServerChannel, SSHServerConnection
from asyncssh.packet import SSHPacket

KEPT: Final = frozenset({b"TERM", b"COLORTERM", b"LANG", b"NO_COLOR"})
VALUE_BYTES: Final = 64
"""The longest value that is kept."""


class DoorChannel(SSHServerChannel[bytes]):
    """A session's channel: bytes, no line editor, four variables at the most.

    The parent keeps every variable that a client sends, however many and large.
    """

    def __init__(self, connection: SSHServerConnection, window: int) -> None:
        """A channel of a connection.

        Args:
            connection: The connection.
            window: Bytes that the client may send ahead.
        """
        super().__init__(
            connection,
            asyncio.get_running_loop(),
            allow_pty=True,
            line_editor=False,
            line_echo=False,
            line_history=0,
            max_line_length=0,
            encoding=None,
            errors="strict",
            window=window,
            max_pktsize=32_768,
        )

    def _process_env_request(self, packet: SSHPacket) -> bool:
        # Private, and the only place before it is kept; asyncssh's version is pinned.
        name = packet.get_string()
        value = packet.get_string()
        packet.check_end()
        if name not in KEPT or len(value) > VALUE_BYTES:
            return False
        self._env[name] = value
        return True
