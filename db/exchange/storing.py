"""Doing what a plan says: one transaction, all or nothing."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from db.engine import Database
from db.errors import Conflict, Refused
from db.exchange.collecting import not_collecting
from db.exchange.identities import Sorted, sort_rows
from db.exchange.plans import ImportOutcome, ImportPlan, PlannedRow, Progress
from db.read.catalogue import revision
from db.text import clean_line
from db.write.checks import read_rules
from db.write.drafts import YearDraft
from db.write.register_many import register_new
from db.write.register_years import register_years
from db.write.session import Writing, writing

_TOGETHER = 2_000
"""Registrations that are stored at a time; the driver's memory and the steps of a progress bar."""


class NotReady(Refused):
    """A plan with rows that must be mended first. ``rows`` says how many."""

    vi: ClassVar[str] = "Có {rows} dòng phải sửa trước; chưa lưu gì."
    en: ClassVar[str] = "There are {rows} rows to be mended first; nothing was stored."
    hint_vi: ClassVar[str] = "Sửa các dòng đã nêu trong tệp rồi nhập lại."
    hint_en: ClassVar[str] = "Mend the rows that were named in the file, then import it again."


def run_import(
    database: Database, plan: ImportPlan, actor: str, *, progress: Progress | None = None
) -> ImportOutcome:
    """Store what a plan says: all of it or nothing.

    The register may have changed since the plan was made: rows that another import has stored meanwhile are
    known now. Where nothing is left to store, nothing is written at all, not even a line of the ledger.

    Args:
        database: The register.
        plan: What to store.
        actor: Who acts, as the ledger says it.
        progress: Told how many registrations are stored, and of how many.

    Raises:
        NotReady: The plan has rejected rows.
        Conflict: A model that a row belongs to was renamed, moved or taken out meanwhile.
        NotFound, NotAllowed: A unit, field or topic was, or a unit does not stand in the row's year any more.
        DatabaseBusy, DatabaseUnreachable, DiskFull
    """
    if not plan.ready:
        raise NotReady(rows=plan.rejected_rows)
    if not plan.new:
        with database.read() as connection:
            return ImportOutcome(0, 0, 0, plan.known, revision(connection))
    with not_collecting(), writing(database, actor) as work:
        connection = work.session.connection()
        found = sort_rows(connection, plan.new)
        known = plan.known + len(found.known)
        if not found.new:
            return ImportOutcome(0, 0, 0, known, revision(connection))
        _refuse_changed(plan.new, found)
        return _store(work, plan, found, known, progress)


def _refuse_changed(planned: Sequence[PlannedRow], found: Sorted) -> None:
    """Refuse where a row's known model is not found under its name and unit any more."""
    before = {row.row: row.model_id for row in planned}
    for row in found.new:
        model_id = before[row.row]
        if model_id is not None and model_id != row.model_id:
            raise Conflict(what=f"Mô hình «{row.draft.name}»")


def _store(work: Writing, plan: ImportPlan, found: Sorted, known: int, progress: Progress | None) -> ImportOutcome:
    rules = read_rules(work.session.connection())
    brings = [row for row in found.new if row.is_new_model]
    again = [row for row in found.new if not row.is_new_model]
    total = len(found.new)
    done = 0
    created: dict[int, int] = {}
    for rows in _chunks(brings):
        stored = register_new(work, [row.draft for row in rows], origin=plan.file, rules=rules)
        created.update((row.row, ids.model_id) for row, ids in zip(rows, stored, strict=True))
        done = _step(work, done + len(rows), total, progress)
    for rows in _chunks(again):
        register_years(work, [_year(row, created) for row in rows], origin=plan.file, rules=rules)
        done = _step(work, done + len(rows), total, progress)
    after = {
        "file": plan.file,
        "sheet": clean_line(plan.sheet),
        "digest": plan.digest,
        "read": plan.read,
        "stored": total,
        "new_models": len(brings),
        "new_years": len(again),
        "known": known,
    }
    seq = work.record("import", "register", None, after=after)
    return ImportOutcome(total, len(brings), len(again), known, seq)


def _step(work: Writing, done: int, total: int, progress: Progress | None) -> int:
    work.flush()
    if progress is not None:
        progress(done, total)
    return done


def _year(row: PlannedRow, created: dict[int, int]) -> tuple[int, YearDraft]:
    model_id = row.model_id if row.first_row is None else created[row.first_row]
    assert model_id is not None  # a row is another year of a known model, or of one that the file brings
    return model_id, row.draft.year


def _chunks(rows: Sequence[PlannedRow]) -> Iterator[Sequence[PlannedRow]]:
    for start in range(0, len(rows), _TOGETHER):
        yield rows[start : start + _TOGETHER]
