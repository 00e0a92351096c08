"""How a session begins where there is no register yet, or where it cannot be opened."""

from dataclasses import replace
from typing import TYPE_CHECKING

from danvan_tui.present import say
from danvan_tui.screens.import_dialogs import ImportDialogs
from db.errors import DanvanError

if TYPE_CHECKING:
    from danvan_tui.screens.welcome import Beginning


class WelcomeDialogs(ImportDialogs):
    """The welcome, and what is said when the register cannot be opened."""

    def welcome(self) -> None:
        """There is no register yet: offer the ways to begin."""
        from danvan_tui.opening import where
        from danvan_tui.screens.welcome import WelcomeScreen
        from db.engine import Database

        options = self.danvan.options
        # A URL's password is not for the screen.
        place = say.stored(str(Database(where(options))))
        self.app.push_screen(WelcomeScreen(options, place), self._begin)

    def _begin(self, beginning: "Beginning | None") -> None:
        from danvan_tui.screens.welcome import Beginning

        if beginning is Beginning.SAMPLE:
            # The register is opened by these options when it is next asked for; nothing was opened so far.
            self.danvan.options = replace(self.danvan.options, sample=True)
        self.open_register()
        if beginning is Beginning.IMPORT:
            self.do_import_file()

    def tell_error(self, error: DanvanError) -> None:
        """Say what went wrong; before the register is open, that is all there is to see."""
        if self.opening is not None:
            super().tell_error(error)
            return
        from danvan_tui.screens.welcome import TroubleScreen

        def again(_: bool | None) -> None:
            self.open_register()

        self.app.push_screen(TroubleScreen(error), again)
