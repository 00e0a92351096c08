"""Leave to read what is not for everybody. Pure.

A view that a process keeps for all of its sessions is asked for without one, and then has no details to give away.
"""

from dataclasses import dataclass
from typing import ClassVar

from db.identity import Actor


@dataclass(frozen=True, slots=True, eq=False)
class Clearance:
    """That somebody's reading of some models is noted in the ledger: ``db.write.readings`` alone gives it.

    It says who may be asked about, not that they may: every view asks the register anew. It cannot be hashed, so
    nothing that was read with one is ever kept for others.

    Attributes:
        who: Who reads.
        models: Which models' details.
    """

    who: Actor
    models: frozenset[int]

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as every object that must be no key
