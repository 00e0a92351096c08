"""The model in full: what everybody may read of it follows the cursor, what is not for everybody is opened."""

from importlib import import_module
from typing import TYPE_CHECKING

from textual.timer import Timer

from danvan_tui.live import Loss
from danvan_tui.panes.detail import DetailPane
from danvan_tui.present.live_state import why_lost
from danvan_tui.screens.answers import DetailRead, OpeningEnded
from danvan_tui.screens.base import CommandScreen
from db.clearance import Clearance
from db.errors import DanvanError

if TYPE_CHECKING:
    from danvan_tui.at_hand import AtHand
    from db.read.model_records import ModelDetail


class DetailReading(CommandScreen):
    """What the dashboard reads of one model, and what it does with the answers."""

    detail: DetailPane
    lost: Loss | None = None
    _at_hand: "AtHand | None" = None
    _rest: Timer | None = None
    _wanted: int | None = None
    """The model to be read in full."""
    _passed_to: int | None = None
    """The model that the list's cursor came to since; None where it did not move since a model was read."""
    _clearance: Clearance | None = None
    """What the model in full was opened with, where its details are not for everybody."""
    _openings = 0
    """How often models were opened on purpose."""
    _under_way: int | None = None
    """Which of these times is under way: what is news meanwhile is read when it has ended."""
    _stale = False

    @property
    def at_hand(self) -> "AtHand":
        """What can be shown without reading."""
        if self._at_hand is None:
            from danvan_tui.at_hand import AtHand

            self._at_hand = AtHand(self.danvan.live)
        return self._at_hand

    def say_figures(self) -> None:
        """Say header and tabs anew."""
        raise LookupError(type(self))

    def tell_error(self, error: DanvanError) -> None:
        """Say what went wrong and what to do."""
        language = self.words.language
        said = f"{error.words(language)} {error.hint(language)}"
        if self.lost is not None:
            said = self.words("lost.wait", why=why_lost(self.words, self.lost))
        self.tell(said, "error")

    def read_detail(self, model_id: int) -> None:
        """Read what everybody may read of a model, in a thread: of this one, and not of the one that the cursor
        was about to rest on.

        Where others have read it already, it is shown at once.
        """
        self._read_model(model_id, opening=False)

    def open_detail(self, model_id: int) -> None:
        """Open a model on purpose: with restricted details too, where the member may read them; that is noted."""
        self._read_model(model_id, opening=True)

    def _read_model(self, model_id: int, *, opening: bool) -> None:
        from danvan_tui import views

        live, actor = self.danvan.live, self.danvan.actor
        self._wanted, self._passed_to = model_id, None
        self._under_way, self._stale = None, False
        if self._rest is not None:
            self._rest.stop()
        known = self.at_hand.detail(model_id)
        if known is not None:
            self._show_detail(known.value)
            if not opening or known.value is None or not known.value.restricted:
                return

        self._openings += opening
        this = self._under_way = self._openings if opening else None

        def read() -> None:
            # Imported here, where the screen does not wait for it.
            import_module("danvan_tui.present.detail")
            try:
                model = views.model_detail(live, model_id)
                self.post_message(DetailRead(model_id, model))
                if not opening or model is None or not model.restricted:
                    return
                opened = views.opened_model(live, actor, model_id)
                if opened is not None:
                    self.post_message(DetailRead(model_id, opened.model, opened.clearance))
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)
            finally:
                if this is not None:
                    self.post_message(OpeningEnded(this))

        self.run_worker(read, thread=True, exclusive=True, group="detail")

    def reread_detail(self) -> None:
        """Read the model in full as it stands now: with its details, as long as it is open and may be read."""
        if self._under_way is not None:
            # Reading it for everybody would overtake that, and close again what somebody just opened.
            self._stale = True
            return
        model, clearance = self.detail.model, self._clearance
        if model is None:
            return
        if clearance is None:
            self.read_detail(model.id)
            return
        live, model_id = self.danvan.live, model.id

        def read() -> None:
            from danvan_tui import views

            try:
                self.post_message(DetailRead(model_id, views.still_opened(live, model_id, clearance), clearance))
            except DanvanError as error:
                self.danvan.call_from_thread(self.tell_error, error)

        self.run_worker(read, thread=True, exclusive=True, group="detail")

    def on_detail_read(self, message: DetailRead) -> None:
        """A model in full; one that was asked for before another one comes too late."""
        if message.model_id == self._wanted:
            self._show_detail(message.model, message.clearance)

    def on_opening_ended(self, message: OpeningEnded) -> None:
        """A model is open, or will not be: now what came in meanwhile."""
        if message.opening == self._under_way:
            stale, self._under_way, self._stale = self._stale, None, False
            if stale:
                self.reread_detail()

    def _show_detail(self, model: "ModelDetail | None", clearance: Clearance | None = None) -> None:
        is_open = model is not None and not model.restricted
        self._clearance = clearance if is_open else None
        self.detail.show(model)
        # Its tab names it.
        self.say_figures()

    def on_detail_pane_wanted(self, message: DetailPane.Wanted) -> None:
        """Open the model whose details are left out."""
        self.open_detail(message.model_id)
