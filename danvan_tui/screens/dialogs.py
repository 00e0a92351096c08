"""The dashboard's dialogs: what opens over it, and what is done with the answer."""

from typing import TYPE_CHECKING

from danvan_tui.commands import BOARDS, Command, Where
from danvan_tui.screens.acting import DashboardActing

if TYPE_CHECKING:
    from danvan_tui.ledger_view import LedgerGlance

_NEED_REGISTER = frozenset(
    {
        "period",
        "standing",
        "charts",
        "changes",
        "palette",
        "export",
        "copy",
        "today",
        "filter",
        "act",
        "add",
        "amend",
        "carry",
        *(where.value for where in BOARDS),
        "undo",
    }
)


class DashboardDialogs(DashboardActing):
    """Period, help, palette, columns, charts, export and the like."""

    def do_charts(self) -> None:
        """The charts of what is in view."""
        from danvan_tui.screens.charts import ChartsScreen

        self.app.push_screen(ChartsScreen(self))

    def do_changes(self) -> None:
        """The ledger of what is in view; of the model, where one is read in full."""
        from danvan_tui.ledger_view import LedgerGlance, LedgerView
        from danvan_tui.present.ledger_filters import model_filter

        model = self.detail.model if self.where is Where.DETAIL else None
        filters = () if model is None else (model_filter(model.id, model.name),)
        self.open_ledger(LedgerGlance(LedgerView(filters), whole=False, folded=(), row=None))

    def open_ledger(self, stands: "LedgerGlance") -> None:
        """The ledger, as it stood before or as it shall stand."""
        from danvan_tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(self, stands))

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if self.opening is None and command.id in _NEED_REGISTER:
            return self.words("why.opening")
        return super().why_not(command)
