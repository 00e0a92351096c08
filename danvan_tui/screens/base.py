"""What every screen of ours shares: commands by key, with Telex left on or not."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input

from danvan_tui.commands import COMMANDS, Command, Where, by_key, own_letter, telex_stroke
from danvan_tui.present.where import place_names
from danvan_tui.session import InSession


def bindings(*ids: str) -> list[BindingType]:
    """The key bindings of these commands, or of all of them."""
    chosen = [command for command in COMMANDS if not ids or command.id in ids]
    return [
        Binding(",".join(command.keys), f"run_command('{command.id}')", show=False)
        for command in chosen
        if command.keys
    ]


class CommandScreen(InSession, Screen[None]):
    """A screen whose keys come from the list of commands. A command is the method ``do_<id>``."""

    BINDINGS: ClassVar[list[BindingType]] = bindings()

    @property
    def where(self) -> Where:
        """Where the keys go, for the footer and the help."""
        raise LookupError(type(self))

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now, in one line; None where it can."""
        if self.where not in command.where or not hasattr(self, f"do_{command.id}"):
            return self.words("why.not_here", places=place_names(self.words, command.where))
        if self.danvan.options.remote and command.files:
            return self.words(f"why.remote.{command.id}")
        return None

    def tell(self, text: str, style: str = "warning") -> None:
        """Say one line to the member."""
        raise LookupError(type(self))

    def action_run_command(self, command_id: str) -> None:
        """A command's key was pressed, or the palette chose it."""
        command = next(command for command in COMMANDS if command.id == command_id)
        reason = self.why_not(command)
        if reason is not None:
            self.tell(reason)
            return
        getattr(self, f"do_{command.id}")()

    def on_key(self, event: events.Key) -> None:
        """A letter that an input engine made of a command's letter."""
        if event.character is None or isinstance(self.focused, Input):
            return
        strokes = (telex_stroke(event.character), own_letter(event.character))
        command = next((found for stroke in strokes if stroke and (found := by_key(stroke))), None)
        if command is not None:
            event.stop()
            self.action_run_command(command.id)

    # --- moving, in whatever list the keys go to ------------------------------------------------------------

    def _move(self, *actions: str) -> None:
        for action in actions:
            method = getattr(self.focused, f"action_{action}", None)
            if method is not None:
                method()
                return

    def do_up(self) -> None:
        """A line up."""
        self._move("cursor_up", "scroll_up")

    def do_down(self) -> None:
        """A line down."""
        self._move("cursor_down", "scroll_down")

    def do_home(self) -> None:
        """To the first line."""
        self._move("cursor_home", "scroll_home")

    def do_end(self) -> None:
        """To the last line."""
        self._move("cursor_end", "scroll_end")

    def do_enter(self) -> None:
        """Choose what is under the cursor."""
        self._move("activate", "choose")

    def do_redraw(self) -> None:
        """Send the whole screen again."""
        self.danvan.action_redraw()
