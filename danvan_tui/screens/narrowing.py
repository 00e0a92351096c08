"""Narrowing the dashboard: by standing and subject, by the columns that are shown, to one model."""

from typing import TYPE_CHECKING, cast

from danvan_tui.live import Live
from danvan_tui.navigation import MODEL_SORTS, Glance, Trail
from danvan_tui.present.narrowing import Narrowing
from danvan_tui.screens.news import DashboardNews
from danvan_tui.screens.offering import Offering
from db.errors import DanvanError, NotFound
from db.lifecycle import Standing, Subject
from db.read.records import ModelRow

if TYPE_CHECKING:
    from danvan_tui.ledger_view import LedgerGlance
    from db.read.around import Around


class DashboardNarrowing(Offering, DashboardNews):
    """What narrows the dashboard beside its panes."""

    @property
    def dashboard(self) -> "DashboardNarrowing":
        """This one."""
        return self

    @property
    def looked(self) -> Trail:
        """What is looked at."""
        return self.trail

    def failed(self, error: DanvanError) -> None:
        """Say what went wrong in a dialog of the dashboard's."""
        self.tell_error(error)

    def do_standing(self) -> None:
        """Only models of a standing, or of a subject."""
        from danvan_tui.screens.standing import StandingDialog

        def chosen(narrowing: Narrowing | None) -> None:
            if narrowing is None:
                return
            value = narrowing.value
            if narrowing.by is Subject:
                self.follow(self.trail.choose_subject(cast("Subject | None", value)))
            else:
                self.follow(self.trail.choose_standing(cast("Standing | None", value)))

        self.app.push_screen(StandingDialog(self.trail.scope), chosen)

    def do_columns(self) -> None:
        """Other columns in the list of models."""
        from danvan_tui.screens.columns import ColumnsDialog

        self.app.push_screen(ColumnsDialog(self.models.columns, self.models.choose_columns))

    def jump(self, model: ModelRow) -> None:
        """Go to a model: give up what hides it, put the cursor on it, read it."""
        self.open_model(model.id)

    def open_model(self, model_id: int, board: "Glance | LedgerGlance | None" = None) -> None:
        """The same by a model's number; one that is in no list, because it was returned, is only read.

        Args:
            model_id: The model.
            board: The board or the ledger that leads there, and that Esc leads back to; None for neither.
        """
        scope = self.trail.scope
        sort, descending = MODEL_SORTS[self.sort]

        def find(live: Live) -> "Around | None":
            from db.read.around import model_around
            from db.read.detail import model_detail

            try:
                return live.read(model_around, scope, model_id, sort, descending=descending).value
            except NotFound:
                if live.read(model_detail, model_id).value is None:
                    raise
                return None

        self.asker.ask("jump", find, lambda around: self._jump_to(model_id, around, board))

    def show_made(self, model_id: int, done: str) -> None:
        """Put the cursor on a model that was registered just now; where it is not in view, say so."""
        scope = self.trail.scope
        sort, descending = MODEL_SORTS[self.sort]

        def find(live: Live) -> "Around":
            from db.read.around import model_around

            return live.read(model_around, scope, model_id, sort, descending=descending).value

        def found(around: "Around") -> None:
            if self.trail.scope != scope:
                return
            if around.scope == scope:
                self.models.show_around(around.rows, model_id, around.start, around.total)
            else:
                self.tell(self.words("register.elsewhere", done=done), "good")

        self.asker.ask("made", find, found)

    def _jump_to(self, model_id: int, around: "Around | None", board: "Glance | LedgerGlance | None") -> None:
        if board is not None:
            self.follow(self.trail.read_from(board, None if around is None else around.scope))
        elif around is None:
            self.follow(self.trail.open_detail())
        else:
            # One walk of two steps: Esc leads from the model to the list, and then to where this began.
            self.follow(self.trail.reach(around.scope).open_detail())
        if around is not None:
            self.models.show_around(around.rows, model_id, around.start, around.total)
        self.open_detail(model_id)
