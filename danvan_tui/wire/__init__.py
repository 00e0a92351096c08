"""What goes over the line: as few bytes as the terminal needs to show the next frame."""

from danvan_tui.wire.shown import Shown

__all__ = ["Shown"]
