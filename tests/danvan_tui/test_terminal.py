"""What a terminal can do, from its environment."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_tui.terminal import Capabilities, Colours, capabilities
from danvan_tui.theme_choice import MONO, THEME_NAMES, UnknownTheme, first_theme


@pytest.mark.parametrize(
    ("term", "colorterm", "colours"),
    [
        ("xterm-256color", "truecolor", "truecolor"),
        ("xterm-256color", "24bit", "truecolor"),
        ("xterm-256color", "", 256),
        ("tmux-256color", "", 256),
        ("screen.xterm-256color", "", 256),
        ("putty-256color", "", 256),
        ("xterm-direct", "", "truecolor"),
        ("xterm-kitty", "", "truecolor"),
        ("alacritty", "", "truecolor"),
        ("xterm", "", 16),
        ("putty", "", 16),
        ("screen", "", 16),
        ("linux", "", 16),
        ("vt100", "", 0),
        ("vt220", "", 0),
        ("xterm-mono", "", 0),
    ],
)
def test_colours(term: str, colorterm: str, colours: Colours) -> None:
    assert capabilities({"TERM": term, "COLORTERM": colorterm}).colours == colours


@pytest.mark.parametrize("term", ["dumb", "unknown", "", "DUMB"])
def test_no_screen(term: str) -> None:
    assert not capabilities({"TERM": term}).screen
    assert not capabilities({}).screen


def test_no_color_is_off_where_it_is_empty_and_where_a_theme_is_asked_for() -> None:
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
    assert capabilities(terminal | {"NO_COLOR": "1"}).colours == 0
    assert capabilities(terminal | {"NO_COLOR": ""}).colours == "truecolor"
    assert capabilities(terminal | {"NO_COLOR": "1"}, colour_asked=True).colours == "truecolor"


@pytest.mark.parametrize(
    ("locale", "charset"),
    [
        ({}, None),
        ({"LANG": "C"}, None),
        ({"LANG": "vi_VN"}, None),
        ({"LANG": "vi_VN.UTF-8"}, None),
        ({"LANG": "C.utf8"}, None),
        ({"LC_CTYPE": "UTF-8"}, None),
        ({"LANG": "vi_VN.TCVN"}, "TCVN"),
        ({"LANG": "fr_FR.ISO-8859-15@euro"}, "ISO-8859-15"),
        ({"LC_ALL": "vi_VN.UTF-8", "LANG": "vi_VN.TCVN"}, None),
        ({"LC_ALL": "", "LC_CTYPE": "en_US.ISO-8859-1", "LANG": "vi_VN.UTF-8"}, "ISO-8859-1"),
    ],
)
def test_charset(locale: dict[str, str], charset: str | None) -> None:
    found = capabilities({"TERM": "xterm-256color", **locale})
    assert (found.charset, found.unicode) == (charset, charset is None)


def test_the_console_has_no_boxes() -> None:
    assert not capabilities({"TERM": "linux", "LANG": "vi_VN.UTF-8"}).unicode
    assert not capabilities({"TERM": "vt220", "LANG": "vi_VN.UTF-8"}).unicode


@given(st.dictionaries(st.sampled_from(["TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL"]), st.text(max_size=12)))
def test_any_environment_gives_an_answer_and_a_theme(environment: dict[str, str]) -> None:
    found = capabilities(environment)
    assert found.colours in {0, 16, 256, "truecolor"}
    assert first_theme(None, found).startswith("danvan-")


@pytest.mark.parametrize("colours", [0, 16, 256, "truecolor"])
def test_the_terminal_chooses_the_theme(colours: Colours) -> None:
    expected = {0: MONO, 16: "danvan-16"}.get(colours if isinstance(colours, int) else -1, "danvan-dark")
    assert first_theme(None, Capabilities(colours=colours)) == expected


@pytest.mark.parametrize("asked", ["light", "LIGHT", " light ", "danvan-light"])
def test_a_theme_by_name(asked: str) -> None:
    assert first_theme(asked, Capabilities(colours=0)) == "danvan-light"


def test_an_unknown_theme_is_refused_with_the_names_of_the_others() -> None:
    with pytest.raises(UnknownTheme) as refused:
        first_theme("đỏ", Capabilities())
    assert refused.value.exit_code == 2
    for language in ("vi", "en"):
        assert "đỏ" in refused.value.words(language)
        assert all(name in refused.value.hint(language) for name in THEME_NAMES)
