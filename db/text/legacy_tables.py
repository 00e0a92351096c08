"""The tables of TCVN3 (ABC) and VNI: their bytes, read as Latin-1, and the letters that they mean."""

_TCVN3_ROWS = """
A8-AE ăâêôơưđ
A1-A7 ĂÂÊÔƠƯĐ
B5-B9 àảãáạ
BB-BE ằẳẵắ
C6-CB ặầẩẫấậ
CC-CC è
CE-D8 ẻẽéẹềểễếệìỉ
DC-DF ĩíịò
E1-EF ỏõóọồổỗốộờởỡớợù
F1-FE ủũúụừửữứựỳỷỹýỵ
"""
"""Runs of bytes and the letters that they stand for. Capitals with a tone have no bytes of their own: they
are the small ones in a font of capitals."""

_VNI_TONES = "ùøûõï"
"""The marks for sắc, huyền, hỏi, ngã, nặng after a letter."""
_VNI_VOWELS = {
    "a": "áàảãạ",
    "e": "éèẻẽẹ",
    "o": "óòỏõọ",
    "ô": "ớờởỡợ",
    "u": "úùủũụ",
    "ö": "ứừửữự",
    "y": "ýỳỷỹ",  # ỵ is a letter of its own
}
_VNI_SHAPED = {
    "a": ("âáàåãä êéèúüë", "âấầẩẫậ ăắằẳẵặ"),
    "e": ("âáàåãä", "êếềểễệ"),
    "o": ("âáàåãä", "ôốồổỗộ"),
}
"""The marks that give a letter its shape and tone at once, and what comes of them."""
_VNI_SINGLE = dict(zip("íìæóòîñôö", "íìỉĩịỵđơư", strict=True))


def _tcvn3() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _TCVN3_ROWS.strip().splitlines():
        run, letters = row.split()
        first, last = (int(end, 16) for end in run.split("-"))
        table.update(zip(map(chr, range(first, last + 1)), letters, strict=True))
    return table


def _vni() -> dict[str, str]:
    small = dict(_VNI_SINGLE)
    for base, letters in _VNI_VOWELS.items():
        small.update({base + mark: letter for mark, letter in zip(_VNI_TONES, letters, strict=False)})
    for base, (marks, letters) in _VNI_SHAPED.items():
        small.update({base + m: c for m, c in zip(marks, letters, strict=True) if m != " "})
    table = dict(small)
    for code, letter in small.items():
        # Case is the letter's; the mark may be of either, as capitals were also set by switching fonts.
        base, mark = code[0], code[1:]
        table[base + mark.upper()] = letter
        table[base.upper() + mark] = table[base.upper() + mark.upper()] = letter.upper()
    return table


TCVN3 = _tcvn3()
"""Latin-1 letter -> letter."""
VNI = _vni()
"""One or two Latin-1 letters -> letter."""
