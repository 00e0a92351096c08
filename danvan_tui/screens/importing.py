"""The import of a file: read and checked, shown, and stored when it is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from danvan_tui import importer
from danvan_tui.folder import shown_name
from danvan_tui.importer import Planned
from danvan_tui.present import say
from danvan_tui.present.import_ways import ChosenUnit, is_unit_to_choose, is_year_to_say, lacks_years
from danvan_tui.present.importing import enter_key, outcome_words, progress_pieces
from danvan_tui.present.keys import Keys, key_line
from danvan_tui.screens.preview import PreviewDialog
from danvan_tui.screens.unit_find import UnitFindDialog
from danvan_tui.screens.unit_pick import UnitPickDialog
from danvan_tui.screens.working import Work
from danvan_tui.screens.year_pick import YearPickDialog
from danvan_tui.widgets.confirm_list import ConfirmList
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.virtual_list import VirtualList
from db.errors import DanvanError
from db.exchange.importing import ImportOutcome, UnitChoice
from db.exchange.problems import Problem
from db.text import unit_key


@dataclass(frozen=True, slots=True)
class Imported:
    """What was stored, and the years that it is about."""

    outcome: ImportOutcome
    years: tuple[int, ...]


class Stage(Enum):
    """How far an import is. Only a PREVIEW can be confirmed; STORING alone cannot be left."""

    READING = "reading"
    REFUSED = "refused"
    PREVIEW = "preview"
    STORING = "storing"
    DONE = "done"


_AGAIN: Keys = (("F5", "import.key.again"), ("Esc", "import.key.back"))
_KEYS: dict[Stage, Keys] = {
    Stage.READING: (("Esc", "import.key.stop"),),
    Stage.REFUSED: _AGAIN,
    Stage.PREVIEW: (("↑ ↓", "import.key.look"), *_AGAIN),
    Stage.STORING: (),
    Stage.DONE: (("Enter", "import.key.done"),),
}
_SHOWN = frozenset({Stage.REFUSED, Stage.PREVIEW})


class ImportDialog(PreviewDialog[Imported]):
    """A file's preview. Nothing is stored before Enter, and nothing at all when Esc comes first."""

    keys = _KEYS[Stage.READING]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab,right", "turn(1)", show=False),
        Binding("shift+tab,left", "turn(-1)", show=False),
        Binding("f5,r", "again", show=False),
        Binding("f2,p", "year", show=False),
    ]

    def __init__(self, path: Path) -> None:
        """A preview of the file at ``path``."""
        super().__init__()
        self._path = path
        self._stage = Stage.READING
        self._sheet: str | None = None
        self._sheets: tuple[str, ...] = ()
        self._year: int | None = None
        """Of the rows that say none; None until somebody says it."""
        self._imported: Imported | None = None
        self._work = Work(self, self._progress, self._failed)

    def on_mount(self) -> None:
        """Begin to read."""
        self._read_file()

    def _go_on(self, stage: Stage) -> None:
        self._stage = stage
        self.say("")
        self._say_keys()

    def _say_keys(self) -> None:
        """The keys of the stage, and what Enter does at the row under the cursor."""
        stage, planned = self._stage, self.planned
        keys = list(_KEYS[stage])
        enter = enter_key(planned.plan, self._item) if stage is Stage.PREVIEW and planned is not None else ""
        if enter:
            keys.insert(1, ("Enter", enter))
        if self._takes_year:
            keys.insert(-2, ("F2", "import.key.year"))
        if stage in _SHOWN and len(self._sheets) > 1:
            keys.insert(-1, ("Tab", "import.key.sheet"))
        self.query_one("#dialog-keys", Line).say(key_line(self.words, keys))

    @property
    def _takes_year(self) -> bool:
        """Whether somebody may say the year: rows have none, or had none before it was said."""
        planned = self.planned
        return (
            self._stage is Stage.PREVIEW
            and planned is not None
            and (self._year is not None or lacks_years(planned.plan))
        )

    @property
    def _item(self) -> object:
        """What the row under the cursor is about."""
        row = self.rows.cursor_row
        return None if row is None else row.item

    # --- reading --------------------------------------------------------------------------------------------

    def action_again(self) -> None:
        """Read the file again: somebody has mended it."""
        if self._stage is Stage.REFUSED:
            # The sheet may have another name now.
            self._sheet, self._sheets = None, ()
        if self._stage in _SHOWN:
            self._read_file()

    def _read_file(self) -> None:
        self._go_on(Stage.READING)
        self.show_nothing(shown_name(self._path.name), "", self.words("import.begin"), "dim")
        live, choices = self.danvan.live, dict(self.chosen)
        plan = partial(importer.plan, live, self._path, self._sheet, choices, self._year)
        self._work.start(plan, self._take)

    def _take(self, planned: Planned) -> None:
        plan = planned.plan
        if self._sheet is None:
            self._sheet, self._sheets = plan.sheet, (plan.sheet, *plan.other_sheets)
        self.show_plan(planned, self._sheets)
        self._go_on(Stage.PREVIEW)

    # --- keys -----------------------------------------------------------------------------------------------

    def on_confirm_list_confirmed(self, message: ConfirmList.Confirmed) -> None:
        """Enter: answer the question under the cursor, else store, else say why not."""
        message.stop()
        if self._stage is Stage.DONE:
            self.dismiss(self._imported)
        elif self._stage is Stage.REFUSED:
            self.say(self.words("import.refused.next"), "warning")
        elif self._stage is Stage.PREVIEW and self.planned is not None:
            plan = self.planned.plan
            item = message.row.item if message.row is not None else None
            if self._asks(item):
                return
            if plan.open_choices:
                self.say(self.words("import.choose_how"), "warning")
            elif not plan.ready:
                self.say(self.words("import.mend_how"), "warning")
            elif not plan.new:
                self.dismiss(Imported(ImportOutcome(0, 0, 0, plan.known, 0), plan.years))
            else:
                self._go_on(Stage.STORING)
                self.say_confirm(self.words("import.storing.now"), "accent")
                self._work.start(partial(importer.store, self.danvan.live, plan), self._stored, to_the_end=True)

    def _asks(self, item: object) -> bool:
        """Ask what there is to choose at a row; whether there is anything."""
        if isinstance(item, UnitChoice):
            self._ask_unit(item)
        elif isinstance(item, ChosenUnit):
            self._find_unit(item.text, (), item.unit_id)
        elif isinstance(item, Problem) and is_unit_to_choose(item):
            likely = item.params.get("suggestions")
            self._find_unit(item.value, [str(name) for name in likely] if isinstance(likely, list) else (), None)
        elif isinstance(item, Problem) and is_year_to_say(item):
            self.action_year()
        else:
            return False
        return True

    def _find_unit(self, text: str, likely: Sequence[str], chosen: int | None) -> None:
        def take(unit: int | None) -> None:
            if unit is not None:
                self.chosen[text] = unit
                self._read_file()

        self.app.push_screen(UnitFindDialog(say.stored(text), likely, chosen), take)

    def action_year(self) -> None:
        """Say the year of the rows that have none."""

        def take(year: int | None) -> None:
            if year is not None:
                self._year = year
                self._read_file()

        if self._takes_year:
            self.app.push_screen(YearPickDialog(self._year), take)

    def _ask_unit(self, choice: UnitChoice) -> None:
        def take(unit: int | None) -> None:
            if unit is None or self.planned is None:
                return
            open_ones = [each.text for each in self.planned.plan.open_choices]
            name = unit_key(choice.text)
            self.chosen |= {text: unit for text in open_ones if unit_key(text) == name}
            if all(text in self.chosen for text in open_ones):
                self._read_file()
            else:
                self.show_rows()
                self.rows.action_cursor_down()

        self.app.push_screen(UnitPickDialog(choice, self.chosen.get(choice.text)), take)

    def on_virtual_list_cursor_moved(self, message: VirtualList.CursorMoved) -> None:
        """Another row is under the cursor: Enter may do something else there."""
        message.stop()
        if self._stage is Stage.PREVIEW:
            self.show_confirm()
            self._say_keys()

    def on_virtual_list_activated(self, message: VirtualList.Activated) -> None:
        """A click on a question. A click never stores."""
        message.stop()
        item = message.row.item if message.row is not None else None
        if self._stage is Stage.PREVIEW:
            self._asks(item)

    def action_turn(self, step: int) -> None:
        """Another sheet."""
        if self._stage in _SHOWN and len(self._sheets) > 1 and self._sheet in self._sheets:
            self._sheet = self._sheets[(self._sheets.index(self._sheet) + step) % len(self._sheets)]
            self._read_file()

    def action_close(self) -> None:
        """Esc: leave, with nothing stored. What is being stored is stored whole."""
        if self._stage is Stage.STORING:
            self.say(self.words("import.wait"), "warning")
            return
        self._work.leave()
        self.dismiss(self._imported)

    # --- what the work says ---------------------------------------------------------------------------------

    def _progress(self, done: int, total: int) -> None:
        key = "import.storing" if self._stage is Stage.STORING else "import.reading"
        pieces = progress_pieces(self.words, key, done, total, self.danvan.ascii_only)
        self.query_one("#dialog-says", Line).say(pieces)

    def _stored(self, outcome: ImportOutcome) -> None:
        years = self.planned.plan.years if self.planned is not None else ()
        self._imported = Imported(outcome, years)
        self._go_on(Stage.DONE)
        self.say_words(outcome_words(self.words, outcome), "good")
        self.say_confirm(self.words("import.back"), "chosen")

    def _failed(self, error: DanvanError) -> None:
        language = self.words.language
        said = say.stored(f"{error.words(language)} {error.hint(language)}")
        if self._stage is Stage.STORING:
            # The preview stays: what was wrong may have been the moment, and F5 looks again.
            self._go_on(Stage.PREVIEW)
            self.show_rows()
            self.say_words(said, "error")
            return
        self._go_on(Stage.REFUSED)
        self.show_nothing(shown_name(self._path.name), said, self.words("import.refused"), "error")
