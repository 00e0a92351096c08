"""How much is measured."""

from dataclasses import dataclass

MODELS = 1_000_000


@dataclass(frozen=True, slots=True)
class Size:
    """How much is measured; the tests of the benches themselves take very little.

    Attributes:
        models: Models of the large register.
        runs: Measured runs of each side, of which the median counts.
        warm: Whether a run comes before them that does not count.
        keys: Keys pressed in a row.
        rows: Rows of the workbooks that are imported.
        idle: Seconds of doing nothing.
        sessions: Members that are in at the same time.
        stay: Seconds that they stay.
        workers: Processes of the server that a crowd and a rush are served by.
    """

    models: int = MODELS
    runs: int = 5
    warm: bool = True
    keys: int = 40
    rows: int = 20_000
    idle: float = 5.0
    sessions: int = 200
    stay: float = 60.0
    workers: int = 1

    @property
    def units(self) -> int:
        """Units of the large register."""
        return max(3, self.models // 100)

    @property
    def postgres_models(self) -> int:
        """Models of the register on PostgreSQL."""
        return max(3, self.models // 5)

    @property
    def round(self) -> int:
        """Sessions that are opened and closed again."""
        return max(2, self.sessions // 2)

    @property
    def rush(self) -> int:
        """Sessions that are opened at the same moment."""
        return max(2, self.sessions // 5)
