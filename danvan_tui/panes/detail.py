"""Pane 4: one model in full."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from danvan_tui.commands import Where
from danvan_tui.locale import Words
from danvan_tui.panes.pane import Pane
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.virtual_list import Piece

if TYPE_CHECKING:
    from db.read.model_records import ModelDetail


class DetailPane(Pane):
    """A model with its registrations and its history."""

    where = Where.DETAIL
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "open", show=False)]

    class Wanted(Message):
        """The model shall be opened: its details are left out."""

        def __init__(self, model_id: int) -> None:
            super().__init__()
            self.model_id = model_id

    def __init__(self, words: Words, *, ascii_only: bool) -> None:
        """A pane that says how to choose a model."""
        super().__init__(words)
        self._text = TextView(more="v" if ascii_only else "▼", id="detail-text")
        self.model: ModelDetail | None = None

    @property
    def body(self) -> Widget:
        """The text."""
        return self._text

    def compose(self) -> ComposeResult:
        """The text."""
        yield self._text

    def on_mount(self) -> None:
        """Say how to choose a model."""
        self.show(None)

    @property
    def is_veiled(self) -> bool:
        """Whether details of the model are left out."""
        return self.model is not None and self.model.restricted

    def action_open(self) -> None:
        """Ask for what is left out."""
        if self.model is not None and self.model.restricted:
            self.post_message(self.Wanted(self.model.id))

    def show(self, model: "ModelDetail | None") -> None:
        """Show a model; a new version of the same one stays where the reader is."""
        same = model is not None and self.model is not None and model.id == self.model.id
        self.model = model
        if model is None:
            self._text.show(lambda _: [(Piece(self.words("detail.empty"), "dim"),)], from_top=True)
            self.retitle("")
        else:
            # With all that may be said of a model: more to import than the frame, and the first model comes later.
            from danvan_tui.present.detail import detail_lines

            self._text.show(lambda width: detail_lines(self.words, model, width), from_top=not same)
            self.retitle(model.code)

    @property
    def text(self) -> str:
        """The whole text."""
        return self._text.text
