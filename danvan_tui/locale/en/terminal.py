"""The terminal: what it cannot do, and how to leave."""

TEXTS: dict[str, str] = {
    "quit.how": "Press Ctrl+Q to quit.",
    "terminal.charset": (
        "The character set here is {charset}; danvan writes UTF-8 all the same, and draws plain frames. "
        "If letters look wrong, switch the window to UTF-8; if they look right, set LANG=en_US.UTF-8."
    ),
}
