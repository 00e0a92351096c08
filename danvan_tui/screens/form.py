"""A form over the screen: one entry at work, the next with Enter, saved on the last line."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import Input

from danvan_tui.forms import meaning
from danvan_tui.forms.entries import Kind, Value
from danvan_tui.forms.form import Form
from danvan_tui.present import say
from danvan_tui.present.forms import option_columns
from danvan_tui.screens.form_drafts import Reopened
from danvan_tui.screens.form_early import FormEarly
from danvan_tui.widgets.choice_list import ChoiceList
from danvan_tui.widgets.text_view import TextView
from danvan_tui.widgets.viet_input import VietInput


class FormDialog(FormEarly):
    """A form. What is typed is kept as a draft until it is saved; Esc with unsaved text asks."""

    # On the line that saves nothing has the keys; Textual would give them to the input that is hidden then.
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go(1)", show=False),
        Binding("shift+tab", "go(-1)", show=False),
        Binding("down", "move('down')", show=False),
        Binding("up", "move('up')", show=False),
        Binding("pagedown", "move('page_down')", show=False),
        Binding("pageup", "move('page_up')", show=False),
        Binding("enter", "enter", show=False),
        Binding("f4", "reset", show=False),
    ]

    def __init__(self, form: Form) -> None:
        """A form that is not opened yet."""
        super().__init__(form)
        self._leaving = self._resetting = False

    # --- layout ---------------------------------------------------------------------------------------------

    @property
    def frame_title(self) -> str:
        """What the form is for, and which record it is about."""
        about = self.form.about(self.words)
        return self.words(self.form.title) + (f": {about}" if about else "")

    def contents(self) -> ComposeResult:
        """The entries with the input over the one at work, and what may be chosen."""
        with Container(id="form-entries"):
            yield TextView(id="form-lines")
            yield VietInput(id="form-input", compact=True)
        yield ChoiceList(
            option_columns(),
            show_header=False,
            glyphs=self.glyphs,
            id="choices",
        )

    def on_mount(self) -> None:
        """Read what the form begins with."""
        self.query_one("#form-lines", TextView).can_focus = False
        self.input.display = False
        self.say(self.words("form.opening"))
        words, form, actor = self.words, self.form, self.danvan.actor
        self.ask("open", lambda live: self.opened_with_draft(live, actor, form.open(live, words)), self._take)

    def _take(self, reopened: Reopened) -> None:
        begun = reopened.opened
        self._opened = True
        self._entries, self.token = begun.entries, begun.token
        self.base = {entry.id: Value() for entry in begun.entries} | dict(begun.values)
        self.values = self.base | {name: value for name, value in reopened.typed.items() if name in self.base}
        self.base |= reopened.before
        self.shape()
        self.say(self.words("form.draft", at=reopened.at) if reopened.typed else "", "accent")
        self.stand_on(0)
        self.take_early()
        if reopened.before:
            self._unmet = begun
            self.meet(begun)

    def on_resize(self) -> None:
        """Other widths: the input stands elsewhere."""
        if self._opened:
            self.fit()
            self.call_after_refresh(self.show)

    # --- from entry to entry --------------------------------------------------------------------------------

    def stand_on(self, index: int) -> None:
        self._active = max(0, min(index, len(self._entries)))
        self._leaving = self._resetting = False
        entry, field = self.entry, self.input
        field.display = entry is not None
        if entry is None:
            self.set_focus(None)
            self.choices.set_idle(False)
            self.choices.set_rows(())
            self._preview()
        else:
            self._filling = True
            field.max_length = entry.room
            self._sought, self._moved = "", False
            value = self.values[entry.id]
            self._begun = value.chosen is None and bool(value.text.strip())
            self._write("" if entry.kind is Kind.MANY else value.text)
            self._whole = value.text if entry.kind is Kind.CHOICE and value.chosen is not None else ""
            self._filling = False
            if entry.kind in {Kind.YEAR, Kind.DATE} and value.text:
                field.offer()
            field.focus()
            self.choices.set_columns(option_columns())
            # The cursor of the entry before says nothing here.
            self.choices.set_rows((), keep_cursor=False)
            self._offer()
        self.show()

    def _leave(self) -> bool:
        """Settle the entry at work; False where what stands there is wrong."""
        entry = self.entry
        if entry is None:
            return True
        if entry.kind is Kind.MANY:
            self.say("")
        value = self.values[entry.id]
        option = self._option
        if entry.kind is Kind.CHOICE and value.text.strip() and value.chosen is None and option is not None:
            value = Value(option.label, option.value)
        self.values[entry.id] = meaning.settled(entry, value, self.words.language)
        why = self.why_wrong(entry)
        self.shape()
        if why is None:
            self._wrong.pop(entry.id, None)
        else:
            self._wrong[entry.id] = why
        return why is None

    def action_go(self, step: int) -> None:
        """Another entry; a wrong one says what is wrong and can be left all the same."""
        if self._opened:
            self._leave()
            self.stand_on(self._active + step)
        else:
            self.end_early()

    def action_move(self, way: str) -> None:
        """In a choice through what may be chosen; else to another entry."""
        entry = self.entry
        if entry is not None and entry.kind is Kind.MANY and self.choices.cursor_row is not None:
            self._moved = True
            getattr(self.choices, f"action_cursor_{way}")()
        elif self._chooses(way):
            self._begun = True
            if not self.untouched:
                # The first key stands on what the list begins with: else that could only be reached by going back.
                getattr(self.choices, f"action_cursor_{way}")()
            option = self._option
            if option is not None:
                self._choose(option)
        elif entry is None and way.startswith("page") and self.choices.cursor_row is not None:
            getattr(self.choices, f"action_cursor_{way}")()
        else:
            self.action_go(1 if way.endswith("down") else -1)

    def _chooses(self, way: str) -> bool:
        """Whether a key moves in the list of a choice: into an empty one, and where somebody began to choose."""
        entry = self.entry
        if entry is None or entry.kind is not Kind.CHOICE or self.choices.cursor_row is None:
            return False
        return self._begun or (self.untouched and way.endswith("down"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in an entry: the next one, where this one is right."""
        event.stop()
        entry = self.entry
        several = entry is not None and entry.kind is Kind.MANY and bool(self._sought or self._moved)
        chooses = several or (entry is not None and entry.kind is Kind.CHOICE)
        if chooses and self.is_asking("options"):
            # What fits the last letter is still to come; the Enter of whoever types fast waits for it.
            self._entered = True
            return
        if several:
            self._toggle()
        elif self._leave():
            self.stand_on(self._active + 1)
        else:
            self.show()

    def action_enter(self) -> None:
        """Enter on the line that saves."""
        if not self._opened:
            self.end_early()
        elif self.entry is None:
            self._save()

    # --- what is typed --------------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what is typed, and offer what fits."""
        event.stop()
        entry = self.entry
        if self._filling or entry is None:
            return
        # What stands there now: a letter more may have come in since, or what stood before it was taken away.
        typed = event.input.value
        if entry.kind is Kind.MANY:
            self._sought = typed
            self._offer()
            return
        if typed == self.values[entry.id].text:
            return
        if entry.kind is Kind.CHOICE and self._opens_list(typed):
            return
        whole, self._whole = self._whole, ""
        if whole and typed.startswith(whole):
            typed = typed.removeprefix(whole).lstrip()
            self._filling = True
            self._write(typed)
            self._filling = False
        self.values[entry.id] = Value(typed)
        self._begun = True
        self._mended()
        self.say("")
        self.keep_soon()
        if entry.kind is Kind.CHOICE:
            self._offer()
        self.say_keys()

    def on_viet_input_cut(self, event: VietInput.Cut) -> None:
        """Say beside the entry that not all of it went in."""
        event.stop()
        entry = self.entry
        if entry is not None:
            self._wrong[entry.id] = self.words("form.cut", count=say.number(self.words, entry.room))
            self.show()
            self.say(self._wrong[entry.id], "warning")

    def keep_soon(self) -> None:
        """Something was typed or chosen: a key that asked to be pressed again counts no longer."""
        self._leaving = self._resetting = False
        super().keep_soon()

    def _opens_list(self, typed: str) -> bool:
        """Space on what is chosen: the arrows move in its list from now on, and nothing is changed yet."""
        whole = self._whole
        if not whole or typed.strip() != whole.strip():
            return False
        self._filling = True
        self._write(whole)
        self._filling = False
        self._begun = True
        self._mind_touch()
        return True

    # --- leaving --------------------------------------------------------------------------------------------

    def action_reset(self) -> None:
        """Give up what is typed, when it is pressed again: what stands in the register again."""
        if not self.dirty:
            return
        if not self._resetting:
            self._leaving, self._resetting = False, True
            self.say(self.words("form.reset.ask"), "warning")
            return
        if self._unmet is not None:
            # What stands there now, not what stood there when the draft was kept.
            self.base, self._unmet = self.base | dict(self._unmet.values), None
        self.values = dict(self.base)
        self._wrong.clear()
        self.drop()
        self.stand_on(0)
        self.say(self.words("form.reset"), "accent")

    def action_close(self) -> None:
        """Esc: at once where nothing is typed, else when it is pressed again. The draft stays."""
        if self._leaving or not self.dirty:
            if self.dirty:
                self.keep_now()
            self.dismiss(None)
            return
        self._leaving, self._resetting = True, False
        self.say(self.words("form.unsaved" if self.kept else "form.unsaved.long"), "warning")
