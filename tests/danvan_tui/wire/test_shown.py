"""Whatever is sent, the terminal shows the frame that Textual wanted; and no more is sent than differs."""

import re

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from danvan_tui.terminal import Colours
from danvan_tui.wire import Shown
from danvan_tui.wire.sgr import PLAIN, Look, Sgr

SIZE = Size(12, 3)
HOME = Offset(0, 0)
STYLES = [
    Style(),
    Style(bold=True),
    Style(color="#ff0000", bgcolor="#00005f"),
    Style(reverse=True, underline=True),
]

texts = st.text(alphabet="aàđữ│█ 漢", min_size=1, max_size=5)
segments = st.tuples(texts, st.sampled_from(STYLES)).map(lambda pair: Segment(*pair))
strips = st.lists(segments, min_size=1, max_size=5).map(
    lambda segments: Strip(segments).adjust_cell_length(SIZE.width, STYLES[0])
)
screens = st.lists(strips, min_size=SIZE.height, max_size=SIZE.height)


# Few different ones, or no two frames would have a piece in common.
narrow = st.tuples(st.sampled_from(["a", "ữ", "đ│"]), st.sampled_from(STYLES[1:2]))
narrow_strips = st.lists(narrow.map(lambda pair: Segment(*pair)), min_size=3, max_size=9).map(
    lambda segments: Strip(segments).adjust_cell_length(SIZE.width, STYLES[0])
)
narrow_screens = st.lists(narrow_strips, min_size=SIZE.height, max_size=SIZE.height)
columns = st.integers(1, SIZE.width - 1)


def whole(lines: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[line] for line in lines], SIZE.region)


def part(lines: list[Strip], cut: int, region: Region) -> ChopsUpdate:
    """The region of a screen of two widgets that meet at a column."""
    chops = [{0: line.crop(0, cut), cut: line.crop(cut)} for line in lines]
    spans = [(y, region.x, region.right) for y in region.line_range]
    return ChopsUpdate(chops, spans, [[cut, SIZE.width]] * SIZE.height)


class Screen:
    """A terminal that shows what it is sent."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(*SIZE)
        self.stream = pyte.Stream(self.screen)

    def send(self, frame: str | None) -> str:
        self.stream.feed(frame or "")
        return frame or ""

    def cells(self) -> list[list[object]]:
        return [[seen(self.screen.buffer[y][x]) for x in range(SIZE.width)] for y in range(SIZE.height)]


def seen(char: pyte.screens.Char) -> object:
    """What can be seen of a cell: of a blank, neither weight nor the letter's colour."""
    if char.data == " " and not (char.reverse or char.underscore or char.strikethrough):
        return (" ", char.bg)
    return char


def shown_anew(lines: list[Strip]) -> list[list[object]]:
    """A terminal that is sent nothing but this frame."""
    screen = Screen()
    screen.send(Shown("truecolor").less(whole(lines), HOME))
    return screen.cells()


@settings(max_examples=60)
@given(st.lists(screens, min_size=1, max_size=4))
def test_frames_one_after_the_other_look_like_the_last_alone(frames: list[list[Strip]]) -> None:
    shown, screen = Shown("truecolor"), Screen()
    for frame in frames:
        screen.send(shown.less(whole(frame), HOME))
    assert screen.cells() == shown_anew(frames[-1])
    assert [line.rstrip() for line in screen.screen.display] == [line.text.rstrip() for line in frames[-1]]


@settings(max_examples=60)
@given(
    screens,
    screens,
    st.integers(1, SIZE.width - 1),
    st.integers(0, SIZE.height - 1),
    st.integers(1, SIZE.height),
)
def test_a_part_looks_like_the_part_of_the_whole(
    old: list[Strip], new: list[Strip], cut: int, top: int, height: int
) -> None:
    region = Region(0, top, SIZE.width, min(height, SIZE.height - top))
    shown, screen = Shown("truecolor"), Screen()
    screen.send(shown.less(whole(old), HOME))
    screen.send(shown.less(part(new, cut, region), HOME))
    expected = [
        Strip.join([new[y].crop(0, cut), new[y].crop(cut)]) if y in region.line_range else old[y]
        for y in range(SIZE.height)
    ]
    assert screen.cells() == shown_anew(expected)


@settings(max_examples=80)
@given(narrow_screens, st.lists(st.tuples(narrow_screens, columns, columns, columns), min_size=1, max_size=6))
def test_parts_one_after_the_other_with_other_cuts_look_like_what_they_leave(
    first: list[Strip], parts: list[tuple[list[Strip], int, int, int]]
) -> None:
    shown, screen = Shown("truecolor"), Screen()
    screen.send(shown.less(whole(first), HOME))
    expected = first
    for lines, cut, one, other in parts:
        left, right = sorted((one - 1, other))
        region = Region(left, cut % SIZE.height, right - left, 2).intersection(SIZE.region)
        screen.send(shown.less(part(lines, cut, region), HOME))
        expected = [
            Strip.join([old.crop(0, left), new.crop(left, right), old.crop(right)])
            if y in region.line_range
            else old
            for y, (old, new) in enumerate(zip(expected, lines, strict=True))
        ]
        assert screen.cells() == shown_anew(expected)


@pytest.mark.parametrize(
    ("middle", "sent"), [("dd", "\x1b[2;4Hdd"), ("d", "\x1b[2;4Hdee "), ("", "\x1b[2;4Hee  ")]
)
def test_of_a_line_the_segments_that_are_there_already_are_left_alone(middle: str, sent: str) -> None:
    def line(word: str) -> list[Strip]:
        texts = ["a", "bb", word, "ee"]
        return [Strip([Segment(text) for text in texts]).adjust_cell_length(SIZE.width)] * 3

    shown = Shown("truecolor")
    shown.less(whole(line("cc")), HOME)
    assert shown.less(part(line(middle), SIZE.width, Region(0, 1, SIZE.width, 1)), HOME) == sent


def test_what_another_piece_was_drawn_over_is_drawn_again() -> None:
    lines = [Strip([Segment("a" * 12)])] * 3
    shown = Shown("truecolor")
    shown.less(whole(lines), HOME)
    shown.less(part([Strip([Segment("b" * 12)])] * 3, 6, Region(6, 1, 6, 1)), HOME)
    assert shown.less(part(lines, 12, Region(0, 1, 12, 1)), HOME) == "\x1b[2;7Haaaaaa"


def test_only_the_span_is_sent() -> None:
    shown = Shown("truecolor")
    shown.less(whole([Strip([Segment("a" * 12)])] * 3), HOME)
    sent = Screen().send(shown.less(part([Strip([Segment("b" * 12)])] * 3, 6, Region(2, 1, 3, 1)), HOME))
    assert sent == "\x1b[2;3Hbbb"


def test_the_same_frame_sends_nothing_and_a_moved_cursor_is_no_frame_less() -> None:
    shown = Shown(256)
    frame = whole([Strip([Segment("một dòng chữ")])] * 3)
    assert shown.less(frame, HOME) is not None
    assert shown.less(frame, HOME) is None
    assert shown.less(frame, Offset(1, 1)) == ""
    assert shown.less(frame, Offset(1, 1)) is None


def test_after_forgetting_everything_is_sent() -> None:
    shown = Shown(256)
    frame = whole([Strip([Segment("một dòng chữ")])] * 3)
    first = Screen().send(shown.less(frame, HOME))
    shown.forget()
    assert not shown.known
    assert Screen().send(shown.less(frame, HOME)) == first
    shown.use(16)
    assert not shown.known


def test_close_differences_are_one_run_and_far_ones_two() -> None:
    shown = Shown(256)

    def send(text: str) -> str:
        lines = [Strip([Segment(text)]), *[Strip([Segment(" " * 12)])] * 2]
        return Screen().send(shown.less(whole(lines), HOME))

    send("............")
    assert send("x..x........") == "\x1b[1;1Hx..x"
    assert send("y..x.......y") == "\x1b[1;1Hy\x1b[1;12Hy"


@pytest.mark.parametrize("hostile", ["a\x1b[31mb", "a\x9b31mb", "a\x00\x07b", "a\u202eb", "a\nb\tc"])
def test_what_could_drive_the_terminal_is_not_sent(hostile: str) -> None:
    lines = [Strip([Segment(hostile)])] * 3
    sent = Screen().send(Shown(0).less(whole(lines), HOME))
    assert re.fullmatch(r"(?:\x1b\[[0-9;]*[HJm]|[a-c0-9\[?;m])*", sent)


ATTRIBUTES = st.sets(st.sampled_from(["1", "3", "4", "7", "9"])).map(lambda chosen: tuple(sorted(chosen)))

LOOKS = st.builds(Look, ATTRIBUTES, st.sampled_from(["", "31"]), st.sampled_from(["", "44"]))


class TestColours:
    """One terminal's colours."""

    STYLE = Style(color="#ff0000", bgcolor="#121212", bold=True, italic=True, dim=True, reverse=True)

    @pytest.mark.parametrize(
        ("colours", "look"),
        [
            ("truecolor", Look(("1", "2", "3", "7"), "38;2;255;0;0", "48;2;18;18;18")),
            (256, Look(("1", "2", "3", "7"), "38;5;196", "48;5;233")),
            (16, Look(("1", "2", "3", "7"), "31", "40")),
            (0, Look(("1", "7"))),
        ],
    )
    def test_each_terminal_has_its_own(self, colours: Colours, look: Look) -> None:
        other = Sgr("truecolor" if colours != "truecolor" else 16)
        other.looks(self.STYLE)
        assert Sgr(colours).looks(self.STYLE)[0] == look

    @pytest.mark.parametrize(
        ("before", "after", "sequence"),
        [
            (PLAIN, PLAIN, ""),
            (PLAIN, Look(("1",), "31"), "\x1b[1;31m"),
            (Look(("1",), "31"), PLAIN, "\x1b[m"),
            (Look((), "31", "44"), Look((), "32", "44"), "\x1b[32m"),
            (Look((), "31", "44"), Look((), "", "44"), "\x1b[39m"),
            (Look(("1",), "38;5;1", "44"), Look((), "38;5;1", "44"), "\x1b[22m"),
            (Look(("1",), "38;5;1", "44"), Look((), "38;5;2", "44"), "\x1b[22;38;5;2m"),
            (Look(("1", "2"), "38;5;1"), Look(("2",), "38;5;1"), "\x1b[22;2m"),
            (Look(("4", "7"), "38;5;1"), Look(("7",), "38;5;1"), "\x1b[24m"),
        ],
    )
    def test_the_shortest_way(self, before: Look, after: Look, sequence: str) -> None:
        assert Sgr(256).change(before, after) == sequence

    @given(
        st.lists(st.builds(Look, ATTRIBUTES, st.sampled_from(["", "31"]), st.sampled_from(["", "44"])), max_size=6)
    )
    def test_whatever_was_before(self, looks: list[Look]) -> None:
        sgr, screen, alone = Sgr(256), Screen(), Screen()
        before = PLAIN
        for look in looks:
            screen.stream.feed(sgr.change(before, look))
            before = look
        for each, sequence in ((screen, ""), (alone, sgr.change(PLAIN, before))):
            each.stream.feed(f"{sequence}x")
        assert screen.cells() == alone.cells()


def test_a_blank_is_sent_for_what_can_be_seen_of_it_alone() -> None:
    shown = Shown(256)

    def send(style: Style) -> str:
        return Screen().send(shown.less(whole([Strip([Segment("a"), Segment(" " * 11, style)])] * 3), HOME))

    send(Style(color="#ff0000"))
    assert send(Style(color="#00ff00", bold=True)) == ""
    assert send(Style(color="#00ff00", bgcolor="#00005f")).count(" ") == 33
    assert "\x1b[4m" in send(Style(underline=True))
