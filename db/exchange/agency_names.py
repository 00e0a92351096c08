"""What offices call a city's agencies for short, beyond the abbreviations that every name may have."""

import re

_SAME = {"thanh doan": "doan thanh nien", "tinh doan": "doan thanh nien", "huyen doan": "doan thanh nien"}
"""Agencies whose short name has the place inside."""
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^(?:catp|c a(?= thanh pho\b))(?= |$)"), "cong an"),
    (
        re.compile(r"^(?:bdvtu|ban dvtu|ban dv(?: tu| thanh uy)?|(?:ban )?dan van(?: tu| thanh uy)?)(?= |$)"),
        "ban dan van",
    ),
    (re.compile(r"^(?:pnv|phong nv|noi vu)(?= |$)"), "phong noi vu"),
    (re.compile(r"^(?:pgd|phong giao duc|giao duc)(?: dt| dao tao)?(?= |$)"), "phong giao duc dao tao"),
    (re.compile(r"^(?:hoi pn|phu nu)(?= |$)"), "hoi lien hiep phu nu"),
    (re.compile(r"^(?:ban chap hanh quan su|quan su)(?= |$)"), "ban chi huy quan su"),
    (re.compile(r"^thanh nien(?= |$)"), "doan thanh nien"),
)
"""On the folded name: "CATP", "Ban DV Thành ủy", "Nội vụ". Of the register's names too: both become one."""


def written_out(core: str) -> str:
    """An agency's folded name without what is short in it; any place behind it stays."""
    for short, long in _SHORT:
        core, times = short.subn(long, core, count=1)
        if times:
            return core
    return core


def without_place_inside(core: str) -> str:
    """An agency's name, the place behind it gone, without the one within it: "doan thanh nien" of "thanh doan"."""
    return _SAME.get(core, core)
