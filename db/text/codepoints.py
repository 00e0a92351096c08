r"""Which code points have no place in stored or shown text, as the insides of regular expression classes."""

ESCAPE = r"\x1b\x90\x98\x9b\x9d-\x9f"
"""ESC and the C1 controls that open a sequence: DCS, SOS, CSI, OSC, PM, APC."""

CONTROL = r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""C0, DEL and C1, without the white space among them. Includes those of ``ESCAPE``."""

BIDI_OVERRIDE = r"\u202a-\u202e\u2066-\u2069"
"""Embeddings, overrides and isolates: text that reads otherwise than it is stored."""

BIDI_MARK = r"\u061c\u200e\u200f"
"""Invisible, but they come with ordinary text that was copied from web pages."""

ZERO_WIDTH = r"\xad\u034f\u180e\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphen, joiners, variation selectors, BOM: a cell's width can no longer be trusted with them."""

ANNOTATION = r"\ufff9-\ufffb"
"""Interlinear annotation controls."""

SURROGATE = r"\ud800-\udfff"
"""Half of a pair: no database can store it."""

NONCHARACTER = r"\ufdd0-\ufdef\ufffe\uffff"

_ASTRAL_NONCHARACTER = "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))

TAG = r"\U000e0000-\U000e0fff"
"""Tags and further variation selectors: invisible letters that can hide a second text."""

_MUSICAL = r"\U0001d173-\U0001d17a"
"""Format controls of musical notation."""

_INVISIBLE_BMP = CONTROL + BIDI_OVERRIDE + BIDI_MARK + ZERO_WIDTH + ANNOTATION + SURROGATE + NONCHARACTER

INVISIBLE = _INVISIBLE_BMP + _MUSICAL + TAG + _ASTRAL_NONCHARACTER
"""Everything that cleaning removes, except white space, which it folds."""

SUSPECT = _INVISIBLE_BMP + r"\U00010000-\U0010ffff"
"""A little more than ``INVISIBLE``: four times as fast to search for, because it has few ranges."""

ORDINARY_SPACE = r"\t\n\v\f\r\x85\u2028\u2029"
"""White space that moves the cursor; harmless in a workbook, not on the screen."""
