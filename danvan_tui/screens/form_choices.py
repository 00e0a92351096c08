"""The entry at work, and what may be chosen in it."""

from collections.abc import Sequence

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Entry, Kind, Option, Value, chosen_first, toggled
from danvan_tui.forms.form import Form
from danvan_tui.present.forms import Touch, form_keys, several_words
from danvan_tui.present.keys import key_line
from danvan_tui.screens.form_drafts import FormDrafts
from danvan_tui.widgets.choice_list import ChoiceList
from danvan_tui.widgets.line import Line
from danvan_tui.widgets.viet_input import VietInput
from danvan_tui.widgets.virtual_list import Cell, Row


class FormChoices(FormDrafts):
    """What stands in the entries, and what is offered below them."""

    def __init__(self, form: Form) -> None:
        """A form that is not opened yet."""
        super().__init__(form)
        self._entries: tuple[Entry, ...] = ()
        self._wrong: dict[str, str] = {}
        self._active = 0
        self._filling = False
        self._entered = False
        self._sought = ""
        self._moved = False
        # A chosen label that nobody typed: a letter behind it begins anew, as nobody means «Phườngx».
        self._whole = ""
        # Whether somebody began to choose in the entry at work: else the arrows go past what is chosen in it.
        self._begun = False

    def stand_on(self, index: int) -> None:
        """Put an entry to work, or the line that saves."""
        raise LookupError(type(self))

    def show(self) -> None:
        """Draw the lines."""
        raise LookupError(type(self))

    def action_go(self, step: int) -> None:
        """Another entry, so many further."""
        raise LookupError(type(self))

    def say_keys(self, *, paged: bool = False) -> None:
        """Say which keys work here."""
        keys = form_keys(self.entry, self.touch, typed=self.dirty, paged=paged)
        self.query_one("#dialog-keys", Line).say(key_line(self.words, keys))

    @property
    def input(self) -> VietInput:
        """The input of the entry at work."""
        return self.query_one("#form-input", VietInput)

    @property
    def choices(self) -> ChoiceList:
        """What may be chosen in the entry at work."""
        return self.query_one("#choices", ChoiceList)

    @property
    def entry(self) -> Entry | None:
        """The entry at work; None on the line that saves."""
        return self._entries[self._active] if self._active < len(self._entries) else None

    def why_wrong(self, entry: Entry) -> str | None:
        """What is wrong with what stands in an entry, in words; None where nothing is."""
        why = meaning.why_wrong(entry, self.values[entry.id], self.words.language)
        if why is None and meaning.ends_early(entry.id, self.form.spans, self.values):
            why = "form.wrong.early"
        return None if why is None else self.words(why)

    @property
    def untouched(self) -> bool:
        """Whether the entry at work is a choice in which nothing is chosen yet: what is offered is not taken."""
        entry = self.entry
        if entry is None or entry.kind is not Kind.CHOICE:
            return False
        value = self.values[entry.id]
        return value.chosen is None and not value.text.strip()

    @property
    def touch(self) -> Touch:
        """How far the choosing in the entry at work is."""
        if self._begun and not self.untouched:
            return Touch.BEGUN
        return Touch.EMPTY if self.untouched else Touch.WHOLE

    def _mind_touch(self) -> None:
        """The cursor is there, and so are the keys, once the arrows move it and Enter takes something."""
        self.choices.set_idle(self.touch is not Touch.BEGUN)
        self.say_keys()

    def _offer(self) -> None:
        """Show what may be chosen in the entry at work."""
        entry = self.entry
        if entry is None or entry.kind not in {Kind.CHOICE, Kind.MANY}:
            self.choices.set_idle(False)
            self.choices.set_rows(())
            return
        value = self.values[entry.id]
        typed = "" if value.chosen is not None else value.text
        if entry.kind is Kind.MANY:
            typed = self._sought
        if entry.searched:
            form, values = self.form, dict(self.values)
            self.ask(
                "options",
                lambda live: (entry.id, tuple(form.options(live, entry, typed, values))),
                self._take_options,
            )
        else:
            options = entry.options or self.form.narrowed(entry, self.values)
            self._take_options((entry.id, meaning.fitting(options, typed)))

    def _take_options(self, found: tuple[str, Sequence[Option]]) -> None:
        name, options = found
        entry = self.entry
        if entry is None or entry.id != name:
            return
        entered, self._entered = self._entered, False
        value = self.values[name]
        several = value.chosen if isinstance(value.chosen, tuple) else ()
        if entry.kind is Kind.MANY and entry.searched and not self._sought:
            # What is chosen stands first, so that it can be taken away again without its name being typed.
            options = chosen_first(value, options)
        # What fits new words begins anew: Enter would take what fitted the first letter, and not what fits best.
        anew = self._sought if entry.kind is Kind.MANY else value.chosen is None
        stays = self._moved or not anew
        shown = [self._option_row(option, option.value in several) for option in options]
        self.choices.set_rows(shown, keep_cursor=stays)
        if entry.kind is Kind.MANY:
            self.choices.set_idle(False)
            self._say_several()
            if entered:
                self._toggle()
            return
        self._mind_touch()
        if value.chosen is not None:
            self.choices.select(value.chosen)
            return
        typed_out = meaning.exactly(options, value.text)
        if typed_out is not None:
            self.values[name] = Value(typed_out.label, typed_out.value)
            self.choices.select(typed_out.value)
        if entered:
            self.action_go(1)

    def _option_row(self, option: Option, chosen: bool) -> Row:
        mark = ("x " if self.danvan.ascii_only else "✓ ") if chosen else ""
        cells = (Cell(mark + option.label, "accent" if chosen else ""), Cell(option.note, "dim"))
        return Row(option.value, cells, item=option)

    def _say_several(self) -> None:
        entry = self.entry
        if entry is not None:
            self.say(several_words(self.words, self.values[entry.id]))

    def _toggle(self) -> None:
        """Add what the cursor stands on to what is chosen, or take it away again."""
        entry, option, form = self.entry, self._option, self.form
        if entry is None or option is None:
            return

        def take(options: Sequence[Option]) -> None:
            self.values[entry.id] = toggled(self.values[entry.id], options)
            self._mended()
            self._sought = ""
            self._filling = True
            self.input.value = ""
            self._filling = False
            self.keep_soon()
            self._offer()

        self.ask("several", lambda live: form.several(live, entry, option), take)

    def _mended(self) -> None:
        """Something stands in the entry at work now: what was wrong with it is said no longer."""
        if self.entry is not None and self._wrong.pop(self.entry.id, None) is not None:
            self.show()

    def _write(self, text: str) -> None:
        """Let this stand in the input, the cursor behind it."""
        self.input.value = text
        self.input.cursor_position = len(text)

    @property
    def _option(self) -> Option | None:
        """What the cursor stands on among what may be chosen."""
        row = self.choices.cursor_row
        return row.item if row is not None and isinstance(row.item, Option) else None

    def _choose(self, option: Option) -> None:
        entry = self.entry
        if entry is None:
            return
        self.values[entry.id] = Value(option.label, option.value)
        self._mended()
        self._filling = True
        self._write(option.label)
        self._whole = option.label
        self._filling = False
        self._mind_touch()
        self.keep_soon()
