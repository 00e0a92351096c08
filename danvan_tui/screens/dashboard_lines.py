"""The dashboard's lines: header, tabs, breadcrumb, keys, and what is told in place of the breadcrumb."""

from collections.abc import Sequence

from danvan_tui.commands import Where
from danvan_tui.panes.pane import Pane
from danvan_tui.present import status
from danvan_tui.present.further import waits
from danvan_tui.screens.news import DashboardNews
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import Piece


class DashboardLines(DashboardNews):
    """What the lines around the panes say; one that says the same already sends nothing."""

    _told = False
    """Whether something is told in place of the breadcrumb."""

    @property
    def panes(self) -> dict[Where, Pane]:
        """The panes by what they show."""
        found: tuple[Pane, ...] = (self.fields, self.units, self.models, self.detail)
        return {pane.where: pane for pane in found}

    def say_figures(self) -> None:
        """Say header and tabs; a line that says the same already sends nothing."""
        view, width = self.view, self.size.width
        self.query_one("#header", Line).say(
            *status.header(self.words, self.opening, self.trail.scope, view, self.lost, width)
        )
        tabs = self.query_one("#tabs", Line)
        if tabs.display:
            tabs.say(*self._tabs)

    @property
    def _tabs(self) -> tuple[Sequence[Piece], Sequence[Piece]]:
        """The panes' names, and what waits beside them."""
        panes, waiting = self.panes, self.further.waits if self.further is not None else None
        names = status.tabs([pane.tab_text for pane in panes.values()], list(panes).index(self.where))
        ways = [waits(self.words, waiting, brief=brief) for brief in (False, True)]
        return names, status.beside(names, ways, self.size.width)

    def say_waits(self) -> None:
        """Say anew what waits: beside the tabs where they are shown and it fits there, else in the last line."""
        self.say_figures()
        self._say_crumbs()

    def _say_crumbs(self) -> None:
        if self._told and self.lost is None:
            return
        fields = self.view.fields.rows if self.view else ()
        waiting = waits(self.words, self.further.waits) if self.further is not None else []
        if self.query_one("#tabs").display and self._tabs[1]:
            waiting = []
        self.query_one("#crumbs", Line).say(
            *status.crumbs(self.words, self.trail.here, fields, self.lost, waiting, self.size.width)
        )

    def say_lines(self) -> None:
        """Say header, tabs, breadcrumb and keys; a line that says the same already sends nothing."""
        self.say_figures()
        self._say_crumbs()
        width = self.size.width
        commands = [command for command in status.footer_commands(self.where) if self.why_not(command) is None]
        typing = self.has_class("-searching")
        keys = status.searching(self.words) if typing else status.footer(self.words, commands, width)
        self.query_one("#keys", Line).say(keys)

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line where the breadcrumb stands; the next key brings that back."""
        self._told = True
        self.query_one("#crumbs", Line).say(status.told(text, style))

    def untell(self) -> None:
        """Bring the breadcrumb back: a key was pressed."""
        if self._told:
            self._told = False
            self.say_lines()
