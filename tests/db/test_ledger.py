"""The chain: whatever is done to its lines behind the program's back is found, with the line's number."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.write.ledger import GENESIS, Line, canonical, first_broken

Chain = list[tuple[Line, str]]

texts = st.text(max_size=8)
values = st.none() | st.dictionaries(st.sampled_from(("name", "year", "tên")), st.none() | st.integers() | texts)


Record = Mapping[str, object] | None


def chained(lines: Sequence[tuple[str, str, Record, Record]]) -> Chain:
    """A whole chain of lines."""
    chain: Chain = []
    previous = GENESIS
    for seq, (actor, act, before, after) in enumerate(lines, 1):
        line = Line(
            seq=seq,
            at="2026-01-01T00:00:00Z",
            actor=actor,
            act=act,
            entity="registration",
            entity_id=seq,
            model_id=None,
            before=canonical(before),
            after=canonical(after),
            previous=previous,
            # Half of them were written before lines said this.
            member_id=seq if seq % 4 == 0 else None,
            first_seq=seq - 1 if seq % 2 == 0 else None,
        )
        previous = line.digest()
        chain.append((line, previous))
    return chain


chains = st.lists(st.tuples(texts, texts, values, values), min_size=1, max_size=8).map(chained)


@given(chains)
def test_a_whole_chain_holds(chain: Chain) -> None:
    assert first_broken(chain) is None
    assert first_broken([]) is None


EDITS: dict[str, object] = {
    "at": "2026-01-01T00:00:01Z",
    "actor": "người khác",
    "act": "việc khác",
    "entity": "unit",
    "entity_id": -1,
    "model_id": 7,
    "before": '{"sửa":1}',
    "after": '{"sửa":1}',
    "previous": "f" * 64,
    "member_id": 99,
    "first_seq": 99,
}


@given(chains, st.data(), st.sampled_from(sorted(EDITS)))
def test_an_edit_is_found(chain: Chain, data: st.DataObject, column: str) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    line, stored = chain[at]
    chain[at] = (replace(line, **{column: EDITS[column]}), stored)  # type: ignore[arg-type] # any column
    assert first_broken(chain) == at + 1


def test_the_digest_of_an_older_line_is_what_it_was() -> None:
    """Lines of a register that was written before lines said who exactly acted, by that program."""
    line = Line(
        seq=1,
        at="2026-01-01T00:00:00.000000Z",
        actor="Nguyễn Thị Hoa",
        act="rename",
        entity="model",
        entity_id=7,
        model_id=7,
        before='{"name":"Đường hoa"}',
        after='{"name":"Đường rau"}',
        previous=GENESIS,
    )
    assert line.digest() == "056c0953d155d0aec74120fd5967edeaeb39eef9153e454422ae4bd0197bfb81"
    said = [replace(line, member_id=3), replace(line, first_seq=3), replace(line, member_id=3, first_seq=1)]
    assert len({each.digest() for each in (line, *said)}) == 4


@given(chains, st.data())
def test_an_edit_with_a_new_hash_is_found_at_the_next_line(chain: Chain, data: st.DataObject) -> None:
    """Whoever edits the last line and its hash leaves no trace in the chain: that needs a copy elsewhere."""
    at = data.draw(st.integers(0, len(chain) - 1))
    edited = replace(chain[at][0], actor="người khác làm")
    chain[at] = (edited, edited.digest())
    assert first_broken(chain) == (at + 2 if at + 1 < len(chain) else None)


@given(chains, st.data())
def test_a_stored_hash_that_is_changed_is_found(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    chain[at] = (chain[at][0], "0" * 63 + "1")
    assert first_broken(chain) == at + 1


@given(chains, st.data())
def test_a_line_that_is_cut_out_is_found(chain: Chain, data: st.DataObject) -> None:
    """Cut at the end is what a chain alone cannot show."""
    start = data.draw(st.integers(0, len(chain) - 1))
    end = data.draw(st.integers(start + 1, len(chain)))
    left = chain[:start] + chain[end:]
    assert first_broken(left) == (start + 1 if end < len(chain) else None)


@given(chains.filter(lambda chain: len(chain) > 1), st.data())
def test_a_swap_is_found(chain: Chain, data: st.DataObject) -> None:
    one = data.draw(st.integers(0, len(chain) - 2))
    other = data.draw(st.integers(one + 1, len(chain) - 1))
    chain[one], chain[other] = chain[other], chain[one]
    assert first_broken(chain) == one + 1


@given(chains, st.data())
def test_a_line_that_is_put_in_is_found(chain: Chain, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(chain) - 1))
    assert first_broken([*chain[: at + 1], chain[at], *chain[at + 1 :]]) == at + 1


@given(values)
def test_a_record_is_written_one_way(record: Record) -> None:
    turned = None if record is None else dict(list(record.items())[::-1])
    assert canonical(record) == canonical(turned)
    assert canonical(None) is None
