"""Bytes of a text file into text: UTF-8, UTF-16, Windows-1258, and Windows-1252 for legacy fonts."""

import codecs
import re
import unicodedata

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(sorted(set(range(32)) - {0x09, 0x0A, 0x0D, 0x1B, 0x07}))
"""Bytes that no text has. ESC and BEL stay: a hostile cell is a problem of its row, not of the file."""
_WIDE_ZEROS = 0.4
"""Share of zero high bytes from which a text without a mark is UTF-16: Vietnamese has about 0.75."""
_NARROW_ZEROS = 0.02
_DAMAGE = 0.05
"""Share of broken characters among those beyond ASCII up to which a text is still UTF-8, only damaged."""
_STRANGE = 0.1
"""Share of letters that Vietnamese does not have from which a text is not Windows-1258."""

_VIETNAMESE = frozenset(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
) | frozenset("đĐ")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


class NotText(ValueError):
    """Bytes in no encoding known here.

    Attributes:
        line: The first line that cannot be read, from 1; 0 where the whole cannot.
    """

    def __init__(self, line: int = 0) -> None:
        self.line = line
        super().__init__(f"no text, line {line}")


def looks_like_text(head: bytes) -> bool:
    """Whether the start of a file is text in one of the encodings.

    Args:
        head: The first bytes of the file.

    Returns:
        False for binary data.
    """
    if any(head.startswith(bom) for bom, _ in _BOMS) or _wide(head) is not None:
        return True
    return b"\0" not in head and len(head.translate(None, _CONTROLS)) == len(head)


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file, composed (NFC).

    Args:
        data: All bytes of the file.

    Returns:
        The text without a byte order mark, and the encoding's name. "cp1252" means that the letters are
        not Vietnamese as they stand: a legacy font's, which is repaired cell by cell.

    Raises:
        NotText: For bytes in no encoding known here, or damaged UTF-8.
    """
    text, encoding = _decode(data)
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return text, encoding


def _decode(data: bytes) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], encoding), encoding
    wide = _wide(data)
    if wide is not None:
        return _strictly(data, wide), wide
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise NotText(data.count(b"\n", 0, error.start) + 1) from None
    return _one_byte(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data[: error.start].decode(encoding, "replace").count("\n") + 1
        raise NotText(line) from None


def _wide(data: bytes) -> str | None:
    sample = data[: 1 << 16]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0 : half * 2 : 2].count(0) / half, sample[1 : half * 2 : 2].count(0) / half
    if odd >= _WIDE_ZEROS and even <= _NARROW_ZEROS:
        return "utf-16-le"
    if even >= _WIDE_ZEROS and odd <= _NARROW_ZEROS:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    beyond = _BEYOND_ASCII.findall(text)
    return beyond.count("\ufffd") <= _DAMAGE * len(beyond)


def _one_byte(data: bytes) -> tuple[str, str]:
    if len(data.translate(None, _CONTROLS)) != len(data):
        raise NotText
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        pass
    else:
        letters = [c for c in _BEYOND_ASCII.findall(text) if unicodedata.category(c)[0] in "LM" or c in "µ¶¸¹"]
        strange = sum(c not in _VIETNAMESE for c in letters)
        if strange <= _STRANGE * len(letters):
            return text, "cp1258"
    # Latin-1 gives every byte a character, so that the repair of legacy fonts sees them all.
    try:
        return data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        return data.decode("latin-1"), "latin-1"
