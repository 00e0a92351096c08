"""Narrowing the dashboard: by standing and subject, by the columns that are shown, to one model."""

from typing import TYPE_CHECKING, cast

from danvan_tui.live import Live
from danvan_tui.navigation import MODEL_SORTS, Trail
from danvan_tui.present.choices import Narrowing
from danvan_tui.screens.asking import Asker
from danvan_tui.screens.everywhere import EverywhereCommands
from danvan_tui.screens.reading import DashboardReading
from db.lifecycle import Standing, Subject
from db.read.records import ModelRow

if TYPE_CHECKING:
    from db.read.around import Around


class DashboardNarrowing(EverywhereCommands, DashboardReading):
    """What narrows the dashboard beside its panes."""

    _asker: Asker | None = None

    @property
    def looked(self) -> Trail:
        """What is looked at."""
        return self.trail

    @property
    def asker(self) -> Asker:
        """Asks the register for the dashboard's dialogs."""
        if self._asker is None:
            self._asker = Asker(self, self.danvan.live, self.tell_error)
        return self._asker

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
        scope = self.trail.scope
        sort, descending = MODEL_SORTS[self.sort]

        def find(live: Live) -> "Around":
            from db.read.around import model_around

            return live.read(model_around, scope, model.id, sort, descending=descending).value

        self.asker.ask("jump", find, lambda around: self._jump_to(model, around))

    def _jump_to(self, model: ModelRow, around: "Around") -> None:
        # One walk of two steps: Esc leads from the model to the list, and then to where this began.
        self.follow(self.trail.reach(around.scope).open_detail())
        self.models.show_around(around.rows, model.id, around.start, around.total)
        self.read_detail(model.id)
