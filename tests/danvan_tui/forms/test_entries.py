"""What stands in an entry that takes several."""

from danvan_tui.forms.entries import Option, Value, chosen_first, toggled

OFFERED = [Option(1, "Lam Hạ"), Option(2, "Phù Vân", "xã")]


def test_what_is_chosen_stands_first_with_its_note_where_it_is_offered() -> None:
    value = Value("Phù Vân; Đinh Xá", (2, 9))
    assert chosen_first(value, OFFERED) == [OFFERED[1], Option(9, "Đinh Xá"), OFFERED[0]]
    assert chosen_first(Value(), OFFERED) == OFFERED


def test_choosing_twice_takes_away() -> None:
    one = toggled(Value(), OFFERED[:1])
    both = toggled(one, OFFERED)
    assert (one, both) == (Value("Lam Hạ", (1,)), Value("Lam Hạ; Phù Vân", (1, 2)))
    assert toggled(both, OFFERED) == Value("", None)
