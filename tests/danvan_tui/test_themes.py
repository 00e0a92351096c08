"""The themes can be read, in true colour and in the 256 colours of a session over SSH."""

import pytest
from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color
from textual.theme import Theme

from danvan_tui.app import DanvanApp
from danvan_tui.options import RunOptions
from danvan_tui.terminal import Capabilities, Colours
from danvan_tui.theme_choice import THEME_NAMES, UnknownTheme, theme_id
from danvan_tui.themes import THEMES
from danvan_tui.wire.sgr import Sgr
from tests.danvan_tui.conftest import Running, settle

TEXT = ("foreground", "text", "text-muted", "text-primary", "text-secondary", "text-accent", "text-success")
TONES = ("text-warning", "text-error", "accent", "warning", "error", "success")
GROUNDS = ("background", "surface", "panel")
PAIRS = [
    *((text, ground) for text in TEXT + TONES for ground in GROUNDS),
    ("block-cursor-foreground", "block-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("input-cursor-foreground", "input-cursor-background"),
]
COLOURED = [theme for theme in THEMES if not theme.ansi]
LEAST = {"danvan-contrast": 7.0}
"""WCAG AAA for the theme that is there for it; the others keep AA."""


def variables(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def in_256(colour: Color) -> Color:
    """The colour that a terminal with 256 of them shows."""
    number = Sgr(256).looks(Style(color=colour.rich_color))[0].colour.rpartition(";")[2]
    return Color.from_rich_color(RichColor.from_rgb(*RichColor.from_ansi(int(number)).get_truecolor()))


def luminance(colour: Color) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def test_contrast_of_black_and_white() -> None:
    assert contrast(Color.parse("#ffffff"), Color.parse("#000000")) == pytest.approx(21)


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    colours = variables(theme)
    letters, behind = Color.parse(colours[text]), Color.parse(colours[ground])
    least = LEAST.get(theme.name, 4.5)
    assert contrast(letters, behind) >= least
    assert contrast(in_256(letters), in_256(behind)) >= least


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_frames_are_quiet_and_the_one_at_work_stands_out(theme: Theme) -> None:
    colours = {name: in_256(Color.parse(value)) for name, value in variables(theme).items() if value[:1] == "#"}
    quiet, at_work = colours["border-blurred"], colours["accent"]
    assert contrast(quiet, colours["background"]) > 1.4
    assert contrast(quiet, colours["background"]) < contrast(at_work, colours["background"])


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
def test_256_colours_are_the_same_colours(theme: Theme) -> None:
    named = [theme.primary, theme.accent, theme.background, theme.panel, *theme.variables.values()]
    assert [name for name in named if name and in_256(Color.parse(name)) != Color.parse(name)] == []


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme.ansi], ids=lambda theme: theme.name)
def test_the_terminals_own_colours(theme: Theme) -> None:
    values = {value for value in variables(theme).values() if value[:1] == "#"}
    assert values == set()


def test_every_name_has_its_theme() -> None:
    assert [theme.name for theme in THEMES] == [theme_id(name) for name in THEME_NAMES]


@pytest.mark.parametrize("name", THEME_NAMES)
async def test_every_screen_has_its_colours_in_every_theme(name: str, running: Running) -> None:
    async with running(size=(80, 24), theme=name) as pilot:
        assert pilot.app.theme == theme_id(name)
        for key in ("f1", "escape", "ctrl+p", "escape", "f4"):
            await pilot.press(key)
            await settle(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("asked", "colours", "sent"),
    [(None, 0, 0), (None, 16, 16), (None, 256, 256), ("dark", 256, 256), ("mono", "truecolor", 0)],
)
def test_colours_that_are_sent(asked: str | None, colours: Colours, sent: Colours) -> None:
    app = DanvanApp(RunOptions(theme=asked), terminal=Capabilities(colours=colours))
    assert app.colours == sent
    assert app.no_color == (sent == 0)


def test_two_sessions_of_one_process_do_not_share_their_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    first = DanvanApp(RunOptions(), terminal=Capabilities(colours=0))
    second = DanvanApp(RunOptions(), terminal=Capabilities(colours="truecolor"))
    assert (first.theme, second.theme) == ("danvan-mono", "danvan-dark")
    assert not second.no_color
    assert (first.colours, second.colours) == (0, "truecolor")


def test_an_unknown_theme_is_no_crash() -> None:
    with pytest.raises(UnknownTheme):
        DanvanApp(RunOptions(theme="tím"))
