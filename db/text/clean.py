"""Cleaning of text that could drive a terminal: at the door (``clean_*``), on the screen (``for_terminal``).

A widget passes stored escape sequences, C1 controls and bidi overrides on to the terminal as they are, so
nothing may come in with them, and what an older database holds is made visible before it is shown.
"""

import re
import unicodedata

from db.text.codepoints import INVISIBLE, ORDINARY_SPACE, SUSPECT

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_SUSPECT = re.compile(f"[{SUSPECT}]")
"""One search decides whether a text needs any work; nearly none does."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")

# Content stops at any introducer or line break, so that an unterminated sequence costs a linear scan and
# never swallows the rest of a text; then only the introducer goes.
_STRING_CONTENT = r"[^\x07\x1b\x90\x98\x9c-\x9f\r\n]*"
_SEQUENCE = re.compile(
    rf"(?:\x1b[P\]X^_]|[\x90\x98\x9d\x9e\x9f]){_STRING_CONTENT}(?:\x07|\x1b\\|\x9c)"  # DCS, OSC, SOS, PM, APC
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI
    r"|\x1b[!-/]+[0-~]"  # character sets and the like, "ESC ( B"
    r"|\x1b[P\]X^_\\]"  # an introducer whose end never comes, a terminator left over
    r"|\x1b"
)

_LINE_BREAK = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_SUSPECT_OR_SPACE = re.compile(f"[{SUSPECT}{ORDINARY_SPACE}]")
_SPACES = {"\r\n", *"\t\n\v\f\r\x85\u2028\u2029"}
_UNSHOWABLE = re.compile(f"\r\n|[{INVISIBLE}{ORDINARY_SPACE}]")


def nfc(s: str) -> str:
    """The text in NFC, the only form in which one letter of Vietnamese is one code point."""
    return unicodedata.normalize("NFC", s)


def clean_line(s: str) -> str:
    """A text for one line: names, places, headings.

    Escape sequences, controls, bidi controls, zero-width marks, lone surrogates, noncharacters and tags are
    removed; every run of white space (also newlines, tabs, NBSP) becomes one space; stripped; NFC.
    """
    if _SUSPECT.search(s):
        s = _INVISIBLE.sub("", _SEQUENCE.sub("", s))
    return unicodedata.normalize("NFC", " ".join(s.split()))


def clean_block(s: str) -> str:
    r"""A text of several lines: contents, results.

    As ``clean_line`` for each line; lines are parted by ``"\n"`` alone (from ``\r\n``, ``\r`` and the rarer
    breaks, such as the vertical tab of a word processor). Blank lines inside stay, those at both ends go.
    """
    return "\n".join(map(clean_line, _LINE_BREAK.split(s))).strip("\n")


def for_terminal(s: str, *, keep_lines: bool = False) -> str:
    r"""What may be shown of a text that nobody vouches for.

    Dangerous characters become U+FFFD, each visible in its place; line breaks and tabs become spaces.

    Args:
        s: Any text.
        keep_lines: Keep ``"\n"`` (and make it of other line breaks), for a pane that splits lines itself.
    """
    if _SUSPECT_OR_SPACE.search(s):
        if keep_lines:
            s = "\n".join(_UNSHOWABLE.sub(_visible, line) for line in _LINE_BREAK.split(s))
        else:
            s = _UNSHOWABLE.sub(_visible, s)
    return unicodedata.normalize("NFC", s)


def _visible(match: re.Match[str]) -> str:
    return " " if match[0] in _SPACES else _REPLACEMENT
