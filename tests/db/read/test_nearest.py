"""The models that are likeliest meant."""

from typing import cast

from db.read.nearest import nearest_first
from db.read.records import ModelRow


class Named:
    def __init__(self, name: str) -> None:
        self.name = name


def test_the_words_together_in_a_name_come_before_scattered_ones() -> None:
    scattered = "Quản lý, giáo dục con em"
    both = "Quản lý tuyến đường"
    together = ["Thực hiện tốt công tác tuyển quân", "Vận động tuyển quân"]
    rows = [cast(ModelRow, Named(name)) for name in (scattered, both, *together)]
    assert [row.name for row in nearest_first(rows, "tuyen quan")] == [*together, both, scattered]
    assert [row.name for row in nearest_first(rows, "quan ly")] == [scattered, both, *together]
    assert nearest_first(rows, "") == rows
