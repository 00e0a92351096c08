"""The dashboard's dialogs: what opens over it, and what is done with the answer."""

from danvan_tui.commands import BOARDS, Command, Where
from danvan_tui.screens.acting import DashboardActing

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
        from danvan_tui.screens.changes import ChangesScreen

        model = self.detail.model if self.where is Where.DETAIL else None
        self.app.push_screen(ChangesScreen(self, None if model is None else (model.id, model.name)))

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if self.opening is None and command.id in _NEED_REGISTER:
            return self.words("why.opening")
        return super().why_not(command)
