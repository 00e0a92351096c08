"""The import from the dashboard: a file is picked, its preview confirmed, and what came in is looked at."""

from pathlib import Path
from typing import TYPE_CHECKING

from danvan_tui.live import Live
from danvan_tui.screens.narrowing import DashboardNarrowing
from db.scope import Span

if TYPE_CHECKING:
    from danvan_tui.screens.importing import Imported


class ImportDialogs(DashboardNarrowing):
    """The import."""

    _import_from: Path | None = None
    """The file that was picked last in this session."""

    def do_import_file(self) -> None:
        """Pick a file, look at what is in it, store it."""
        from danvan_tui.screens.file_pick import FileDialog

        self.app.push_screen(FileDialog(self._import_from), self._preview)

    def _preview(self, path: Path | None) -> None:
        if path is None:
            return
        from danvan_tui.screens.importing import ImportDialog

        self._import_from = path
        self.app.push_screen(ImportDialog(path), self._came_in)

    def _came_in(self, imported: "Imported | None") -> None:
        if imported is None:
            # Esc goes one step back: to the folder that the file was picked in.
            self.do_import_file()
            return
        from danvan_tui.present.importing import outcome_words

        self.tell(outcome_words(self.words, imported.outcome), "good")
        span, years = self.trail.scope.span, imported.years
        if years and not any(span.first <= year <= span.last for year in years):
            self.asker.ask("import-span", lambda live: _span_of(live, years), self._look_at)

    def _look_at(self, span: Span) -> None:
        self.follow(self.trail.choose_span(span))


def _span_of(live: Live, years: tuple[int, ...]) -> Span:
    from danvan_tui.importer import span_of

    return span_of(live, years)
