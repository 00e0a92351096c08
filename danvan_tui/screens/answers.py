"""What the dashboard's threads answer and tell, as typed messages."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from danvan_tui.navigation import Trail
from danvan_tui.widgets.virtual_list import PageRequest
from db.clearance import Clearance
from db.read.records import ModelRow

if TYPE_CHECKING:
    from danvan_tui.further import Further
    from danvan_tui.views import DashboardView, Opening
    from db.read.model_records import ModelDetail


@dataclass
class Opened(Message, bubble=False):
    """The register is open."""

    opening: "Opening"


@dataclass
class FiguresRead(Message, bubble=False):
    """The figures were read."""

    view: "DashboardView"
    trail: Trail


@dataclass
class FurtherRead(Message, bubble=False):
    """What is said beside the figures was read."""

    further: "Further"


@dataclass
class PageRead(Message, bubble=False):
    """A page of models was read. ``total`` is None where the figures, which are still to come, say it."""

    request: PageRequest
    rows: tuple[ModelRow, ...]
    total: int | None


@dataclass
class PageLost(Message, bubble=False):
    """A page of models could not be read."""

    request: PageRequest


@dataclass
class DetailRead(Message, bubble=False):
    """A model was read in full; None where there is no such model any more.

    ``clearance`` is what it was read with, where its details are not for everybody.
    """

    model_id: int
    model: "ModelDetail | None"
    clearance: Clearance | None = None


@dataclass
class OpeningEnded(Message, bubble=False):
    """A model was opened on purpose, or was not to be: what came of it has come. ``opening`` is which time."""

    opening: int
