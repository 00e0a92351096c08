"""The five themes. Quiet frames, one accent for the pane at work, one colour for "changed just now".

The colours of the first three all stand in the 256-colour palette of terminals, so a session over SSH, which
has no more than that, looks the same. The last two leave the colours to the terminal: "16" names colours of the
member's own palette and only such as can be read on black and on white, "mono" names none.
"""

from typing import Final

from textual.theme import Theme

from danvan_tui.theme_choice import theme_id

_DARK: Final = Theme(
    name=theme_id("dark"),
    dark=True,
    background="#121212",
    surface="#1c1c1c",
    panel="#262626",
    foreground="#dadada",
    primary="#5f87d7",
    secondary="#5fafaf",
    accent="#87d7ff",
    success="#87d787",
    warning="#ffd75f",
    error="#ff8787",
    variables={
        "text": "#dadada",
        "text-muted": "#9e9e9e",
        "text-disabled": "#767676",
        "text-primary": "#87afff",
        "text-secondary": "#87d7d7",
        "text-accent": "#87d7ff",
        "text-success": "#87d787",
        "text-warning": "#ffd75f",
        "text-error": "#ff8787",
        "border": "#87d7ff",
        "border-blurred": "#4e4e4e",
        "block-cursor-background": "#87d7ff",
        "block-cursor-foreground": "#121212",
        "input-selection-background": "#005f87",
        "input-selection-foreground": "#eeeeee",
        "scrollbar": "#626262",
        "scrollbar-background": "#1c1c1c",
        "footer-key-foreground": "#87d7ff",
    },
)

_LIGHT: Final = Theme(
    name=theme_id("light"),
    dark=False,
    background="#ffffff",
    surface="#eeeeee",
    panel="#e4e4e4",
    foreground="#1c1c1c",
    primary="#5f87d7",
    secondary="#008787",
    accent="#005faf",
    success="#005f00",
    warning="#875f00",
    error="#af0000",
    variables={
        "text": "#1c1c1c",
        "text-muted": "#585858",
        "text-disabled": "#767676",
        "text-primary": "#005faf",
        "text-secondary": "#005f5f",
        "text-accent": "#005faf",
        "text-success": "#005f00",
        "text-warning": "#875f00",
        "text-error": "#af0000",
        "border": "#005faf",
        "border-blurred": "#b2b2b2",
        "block-cursor-background": "#005faf",
        "block-cursor-foreground": "#ffffff",
        "input-selection-background": "#afd7ff",
        "input-selection-foreground": "#1c1c1c",
        "scrollbar": "#8a8a8a",
        "scrollbar-background": "#eeeeee",
        "footer-key-foreground": "#005faf",
    },
)

_CONTRAST: Final = Theme(
    name=theme_id("contrast"),
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#000000",
    foreground="#ffffff",
    primary="#ffffff",
    secondary="#00ffff",
    accent="#00ffff",
    success="#87ff87",
    warning="#ffff00",
    error="#ff8787",
    variables={
        "text": "#ffffff",
        "text-muted": "#d0d0d0",
        "text-disabled": "#b2b2b2",
        "text-primary": "#ffffff",
        "text-secondary": "#00ffff",
        "text-accent": "#00ffff",
        "text-success": "#87ff87",
        "text-warning": "#ffff00",
        "text-error": "#ff8787",
        "border": "#00ffff",
        "border-blurred": "#bcbcbc",
        "block-cursor-background": "#ffffff",
        "block-cursor-foreground": "#000000",
        "input-selection-background": "#ffffff",
        "input-selection-foreground": "#000000",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
        "footer-key-foreground": "#00ffff",
    },
)

_OWN = "ansi_default"


def _terminals_own(name: str, accent: str, mark: str, error: str, frame: str) -> Theme:
    """A theme of the terminal's own colours: what is not named here is drawn as the terminal draws text."""
    return Theme(
        name=theme_id(name),
        ansi=True,
        dark=True,
        primary=_OWN,
        secondary=_OWN,
        accent=accent,
        success=_OWN,
        warning=mark,
        error=error,
        foreground=_OWN,
        background=_OWN,
        surface=_OWN,
        panel=_OWN,
        boost=_OWN,
        variables={
            "ansi-background": _OWN,
            "ansi-foreground": _OWN,
            "text-muted": _OWN,
            "text-disabled": _OWN,
            "foreground-muted": _OWN,
            "foreground-disabled": _OWN,
            "surface-active": _OWN,
            "border": accent,
            "border-blurred": frame,
            "block-cursor-foreground": _OWN,
            "block-cursor-background": _OWN,
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
            "input-selection-background": _OWN,
            "input-selection-foreground": _OWN,
            "scrollbar": _OWN,
            "scrollbar-hover": _OWN,
            "scrollbar-active": _OWN,
            "scrollbar-background": _OWN,
            "scrollbar-background-hover": _OWN,
            "scrollbar-background-active": _OWN,
            "screen-selection-background": _OWN,
            "footer-key-foreground": accent,
            "link-color": accent,
        },
    )


# Magenta and red are the two of the eight that are read on black and on white with the usual palettes.
_SIXTEEN: Final = _terminals_own("16", "ansi_magenta", "ansi_magenta", "ansi_red", "ansi_bright_black")
_MONO: Final = _terminals_own("mono", _OWN, _OWN, _OWN, _OWN)

THEMES: Final = (_DARK, _LIGHT, _CONTRAST, _SIXTEEN, _MONO)
"""In the order in which they are offered."""
