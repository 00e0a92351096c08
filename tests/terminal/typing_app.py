"""A program with one Vietnamese input that shows what it holds: ``python -m tests.terminal.typing_app``."""

from textual.app import App, ComposeResult
from textual.widgets import Input, Static

from danvan_tui.widgets.viet_input import VietInput


class TypingApp(App[None]):
    """Shows the value in guillemets with its length, and what was submitted."""

    ENABLE_COMMAND_PALETTE = False

    def compose(self) -> ComposeResult:
        yield VietInput(placeholder="Gõ vào đây")
        yield Static("«» 0", id="value", markup=False)
        yield Static("", id="submitted", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#value", Static).update(f"«{event.value}» {len(event.value)}")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.query_one("#submitted", Static).update(f"Đã gửi: {event.value}")


if __name__ == "__main__":
    TypingApp().run(mouse=False)
