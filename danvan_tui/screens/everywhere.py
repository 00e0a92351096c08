"""The commands that work on every screen: help, palette, period, colours, quit.

Each dialog is imported when it is opened: the first frame waits for none of them.
"""

from typing import TYPE_CHECKING

from danvan_tui.boards.offers import Offer
from danvan_tui.commands import COMMANDS, Command, Where
from danvan_tui.navigation import Trail
from danvan_tui.present import say
from danvan_tui.present.roles import why_role
from danvan_tui.screens.base import CommandScreen
from db.read.records import FieldRow, ModelRow
from db.rights import Act
from db.scope import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from danvan_tui.navigation import Glance
    from danvan_tui.present.palette import Target
    from danvan_tui.screens.export import Exported
    from danvan_tui.screens.narrowing import DashboardNarrowing


class EverywhereCommands(CommandScreen):
    """What every screen of ours can do."""

    @property
    def looked(self) -> Trail:
        """What is looked at."""
        raise LookupError(type(self))

    def follow(self, trail: Trail) -> None:
        """Look at something else."""
        raise LookupError(type(self))

    def jump(self, model: ModelRow) -> None:
        """Go to a model, and read it."""
        raise LookupError(type(self))

    @property
    def dashboard(self) -> "DashboardNarrowing":
        """The dashboard that everything stands over."""
        raise LookupError(type(self))

    @property
    def offers(self) -> "Sequence[Offer]":
        """What may be done here to what is chosen."""
        return ()

    def take_offer(self, offer: Offer) -> None:
        """Do what is offered, by its form."""
        raise LookupError(type(self))

    def open_board(self, where: Where, kept: "Glance | None" = None) -> None:
        """Open a board over the dashboard, in the place of another screen that stands there.

        Args:
            where: Which.
            kept: How it stood before; None for its beginning.
        """
        from danvan_tui.boards.registry import board
        from danvan_tui.screens.board import BoardScreen

        if self.where is where:
            return
        screen = BoardScreen(board(where), self.dashboard, kept)
        if self is self.dashboard:
            self.app.push_screen(screen)
        else:
            self.app.switch_screen(screen)

    def copy_text(self, text: str, name: str) -> None:
        """Copy a text to the clipboard of the member's own terminal, and say what was copied.

        Args:
            text: What to copy, safe to show.
            name: What it is of.
        """
        # Brings along how a model is read in full: more than there is to import before the first figures.
        from danvan_tui.present.copied import LIMIT, limited

        kept, cut = limited(text)
        self.app.copy_to_clipboard(kept)
        if cut:
            self.tell(self.words("copy.cut", name=name, limit=say.number(self.words, LIMIT)))
        else:
            self.tell(self.words("copy.done", name=name), "good")

    def tell_exported(self, exported: "Exported | None") -> None:
        """Say where the file is."""
        if exported is not None:
            from danvan_tui.places import shown_path

            rows, path = say.number(self.words, exported.rows), say.stored(shown_path(exported.path))
            self.tell(self.words("export.done", rows=rows, path=path), "good")

    def do_tasks(self) -> None:
        """What waits for whoever looks."""
        self.open_board(Where.TASKS)

    def do_pending(self) -> None:
        """Which registrations wait."""
        self.open_board(Where.PENDING)

    def do_committee(self) -> None:
        """Who is of the committee, and in charge of what."""
        self.open_board(Where.COMMITTEE)

    def do_snapshots(self) -> None:
        """The figures as they stood on older days."""
        self.open_board(Where.SNAPSHOTS)

    def do_unit_acts(self) -> None:
        """The units and what becomes of them."""
        self.open_board(Where.UNIT_ACTS)

    def do_awards(self) -> None:
        """Who is proposed, commended, recognised."""
        self.open_board(Where.AWARDS)

    def do_deadlines(self) -> None:
        """What is due, and who is late."""
        self.open_board(Where.DEADLINES)

    def do_activities(self) -> None:
        """What is held, as a list and by months."""
        self.open_board(Where.ACTIVITIES)

    def do_press(self) -> None:
        """What the press says."""
        self.open_board(Where.PRESS)

    def do_targets(self) -> None:
        """What is planned, against what is counted."""
        self.open_board(Where.TARGETS)

    def do_quit(self) -> None:
        """End the session."""
        self.app.exit()

    def do_help(self) -> None:
        """What this place is for, and its keys."""
        from danvan_tui.present.help import HelpEntry
        from danvan_tui.screens.help import HelpDialog

        here = [
            HelpEntry(command, self.why_not(command) if _is_ours(self, command) else None)
            for command in COMMANDS
            if self.where in command.where and (_is_ours(self, command) or not command.keys)
        ]
        elsewhere = [command for command in COMMANDS if self.where not in command.where]
        self.app.push_screen(HelpDialog(self.where, here, elsewhere))

    def do_theme(self) -> None:
        """Other colours."""
        from danvan_tui.screens.theme import ThemeDialog

        self.app.push_screen(ThemeDialog())

    def do_undo(self) -> None:
        """One's own last act, to be taken back."""
        from danvan_tui.screens.undoing import ask_undo

        ask_undo(self)

    def why_not(self, command: Command) -> str | None:
        """Why a command cannot be carried out here and now."""
        if command.id == "undo" and (refused := why_role(self.words, self.danvan.actor.role, Act.TAKE_BACK)):
            return refused
        return super().why_not(command)

    def do_period(self) -> None:
        """Other years."""
        from danvan_tui.screens.period import PeriodDialog

        def chosen(span: Span | None) -> None:
            if span is not None:
                self.follow(self.looked.choose_span(span))

        self.app.push_screen(PeriodDialog(self.looked.scope), chosen)

    def do_palette(self) -> None:
        """Anything, by the words of its name."""
        from danvan_tui.boards.offers import why_not
        from danvan_tui.present.palette import command_entry, offer_entry
        from danvan_tui.screens.palette import PaletteDialog

        offered = [command for command in COMMANDS if command.palette]
        entries = [command_entry(self.words, command, self.why_not(command)) for command in offered]
        role = self.danvan.actor.role
        entries += [offer_entry(self.words, offer, why_not(self.words, role, offer)) for offer in self.offers]
        self.app.push_screen(PaletteDialog(entries, self.looked.scope), self._go_to)

    def _go_to(self, target: "Target | None") -> None:
        from danvan_tui.present.palette import UnitChoice

        trail = self.looked
        match target:
            case Command():
                self.action_run_command(target.id)
            case Offer():
                self.take_offer(target)
            case Span():
                self.follow(trail.choose_span(target))
            case FieldRow() if trail.scope.field != target.code:
                # Choosing what is chosen already opens it up again, which nobody asks the palette for.
                self.follow(trail.choose_field(target.code))
            case UnitChoice() if trail.scope.unit != target.id:
                self.follow(trail.choose_unit(target.id, target.name))
            case ModelRow():
                self.jump(target)
            case _:
                pass


def _is_ours(screen: CommandScreen, command: Command) -> bool:
    """Whether the screen carries it out; page up, page down and the like are the lists' own keys."""
    return hasattr(screen, f"do_{command.id}")
