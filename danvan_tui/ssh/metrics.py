"""Figures of the server for whoever watches it (Prometheus), on loopback unless asked otherwise."""

from collections.abc import Callable
from time import perf_counter
from typing import Any, Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, start_http_server
from sqlalchemy import event

from db.engine import Database
from db.errors import DanvanError, Said
from db.os_faults import os_reason

LOOPBACK: Final = "127.0.0.1"
_LAG: Final = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
_QUERY: Final = (0.001, 0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0)


class MetricsRefused(DanvanError):
    """The figures cannot be offered there."""

    vi = "Không mở được cổng số liệu {where}: {why}."
    en = "The metrics cannot be offered at {where}: {why}."
    hint_vi = "Ghi dạng MÁY:CỔNG, ví dụ 127.0.0.1:9464, và chọn cổng còn trống."
    hint_en = "Write it as HOST:PORT, for instance 127.0.0.1:9464, with a port that is free."
    exit_code = 2


class Metrics:
    """The figures of one server."""

    def __init__(self) -> None:
        """All of them 0."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        own: dict[str, Any] = {"registry": self.registry, "namespace": "danvan"}
        self.sessions = Gauge("sessions", "Open dashboards", **own)
        self.connections = Gauge("connections", "Open connections", **own)
        self.unauthenticated = Gauge("unauthenticated", "Connections that have not logged in", **own)
        self.revision = Gauge("revision", "The register's newest revision that was seen", **own)
        self.logins = Counter("logins", "Logins", **own)
        self.commands = Counter("commands", "Commands without a screen", ["exit"], **own)
        self.refusals = Counter("refusals", "What was turned away", ["why"], **own)
        self.crashes = Counter("crashes", "Sessions that ended by an error", **own)
        self.lag = Histogram("loop_lag_seconds", "How late the event loop was", buckets=_LAG, **own)
        self.queries = Histogram("query_seconds", "Time of statements on the register", buckets=_QUERY, **own)
        self._stop: Callable[[], None] = lambda: None

    def offer(self, where: str, further: int = 0) -> tuple[str, int]:
        """Answer HTTP.

        Args:
            where: ``HOST:PORT``; a port alone is on loopback.
            further: So many ports further: each process has figures of its own. Not where any port will do.

        Returns:
            Host and port.

        Raises:
            MetricsRefused: It is no such place, or the port is taken.
        """
        host, _, port = where.rpartition(":")
        host = host.strip("[]") or LOOPBACK
        if not (port.isascii() and port.isdecimal() and int(port) + further < 65_536):
            raise MetricsRefused(where=where, why=Said("không phải MÁY:CỔNG", "it is not HOST:PORT"))
        try:
            number = int(port) and int(port) + further
            server, thread = start_http_server(number, host, self.registry)
        except OSError as error:
            raise MetricsRefused(where=where, why=os_reason(error)) from error

        def stop() -> None:
            server.shutdown()
            server.server_close()
            thread.join()

        self._stop = stop
        return host, int(server.server_port)

    def watch(self, database: Database) -> None:
        """Time every statement on a register."""

        @event.listens_for(database.engine, "before_cursor_execute")
        def begin(_connection: Any, _cursor: Any, _statement: Any, _given: Any, context: Any, _many: Any) -> None:
            context.danvan_began = perf_counter()

        @event.listens_for(database.engine, "after_cursor_execute")
        def end(_connection: Any, _cursor: Any, _statement: Any, _given: Any, context: Any, _many: Any) -> None:
            self.queries.observe(perf_counter() - context.danvan_began)

    def close(self) -> None:
        """Answer no more."""
        self._stop()
