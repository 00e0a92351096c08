"""Tables line up, CSV is safe to open, JSON can be read again."""

import csv
import io
import json
from itertools import count, islice

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from danvan_tui.present.plain import PAGE, Column, Value, cells_wide, csv_lines, json_object, json_value, table
from db.text import for_terminal

WORDS = st.text(alphabet="aăâbđêọự̀日本-= ", max_size=12).map(for_terminal)


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=8))
@settings(max_examples=60)
def test_columns_line_up(rows: list[tuple[str, str, str]]) -> None:
    columns = [Column("Tên"), Column("Số", right=True), Column("Cuối")]
    lines = "".join(table(columns, rows, foot=["Cộng", "1", "x"])).split("\n")
    assert lines.pop() == ""
    everything = [("Tên", "Số", "Cuối"), *rows, ("Cộng", "1", "x")]
    first = max(cell_len(row[0]) for row in everything)
    second = max(cell_len(row[1]) for row in everything)
    assert len(lines) == len(everything)
    for line, row in zip(lines, everything, strict=True):
        left = row[0] + " " * (first - cell_len(row[0]))
        middle = " " * (second - cell_len(row[1])) + row[1]
        assert line == f"{left}  {middle}  {row[2]}".rstrip()


def test_an_endless_table_begins_at_once() -> None:
    rows = ([str(number)] for number in count())
    assert list(islice(table([Column("Số", right=True)], rows), 3)) == [" Số\n", "  0\n", "  1\n"]


def test_a_wider_page_moves_the_columns_and_never_cuts() -> None:
    rows = [["a", "x"]] * PAGE + [["a" * 9, "x"], ["b", "x"]]
    lines = list(table([Column("1"), Column("2")], rows))
    assert lines[1] == "a  x\n"
    assert lines[-2:] == [f"{'a' * 9}  x\n", f"b{' ' * 8}  x\n"]


def test_the_width_of_letters() -> None:
    assert [cells_wide(text) for text in ("abc", "Đường", "日本", "")] == [3, 5, 4, 0]


VALUES = st.none() | st.booleans() | st.integers(0, 9999) | st.text(max_size=20)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=6))
@settings(max_examples=60)
def test_csv_can_be_read_again_and_runs_nothing(rows: list[tuple[Value, Value]]) -> None:
    text = "".join(csv_lines(["một", "hai"], rows))
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert read[0] == ["một", "hai"]
    assert len(read) == len(rows) + 1
    assert text.endswith("\r\n")
    for values, cells in zip(rows, read[1:], strict=True):
        for value, cell in zip(values, cells, strict=True):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            if isinstance(value, bool):
                assert cell == str(value).lower()
            elif value is None or isinstance(value, int):
                assert cell == ("" if value is None else str(value))


def test_csv_quotes_as_the_standard_has_it() -> None:
    rows: list[list[Value]] = [['nói "khéo"', "a,b"], ["hai\ndòng", None]]
    assert "".join(csv_lines(["x", "y"], rows)) == 'x,y\r\n"nói ""khéo""","a,b"\r\n"hai\ndòng",\r\n'


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=3), max_size=4))
@settings(max_examples=60)
def test_json_can_be_read_again_and_drives_no_terminal(rows: list[dict[str, object]]) -> None:
    text = "".join(json_object({"total": len(rows), "tên": "Đường hoa"}, rows))
    assert json.loads(text) == {"total": len(rows), "tên": "Đường hoa", "rows": rows}
    assert "Đường hoa" in text
    assert all(letter == "\n" or (letter >= " " and not "\x7f" <= letter <= "\x9f") for letter in text)
    assert json.loads("".join(json_value(rows))) == rows
