"""How many rows of an import stand where, for the screen and the command line."""

from typing import TYPE_CHECKING

from danvan_tui.present import say

if TYPE_CHECKING:
    from danvan_tui.locale import Words
    from db.exchange.plans import ImportPlan


def standings_line(words: "Words", plan: "ImportPlan") -> str:
    """ "Hiệu quả 10 · Đã đăng ký 15": what was not read as a result shows before it is stored."""
    return " · ".join(
        f"{say.standing(words, standing)} {say.number(words, count)}" for standing, count in plan.by_standing
    )
