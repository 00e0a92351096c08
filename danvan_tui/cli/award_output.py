"""Commendations and recognitions as the command line gives them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from danvan_tui.cli import output

if TYPE_CHECKING:
    from danvan_tui.cli.call import Call
    from danvan_tui.present.plain import Value
    from db.read.commendations import CommendationRecord, Split
    from db.read.recognitions import RecognitionRecord


def put_done(call: "Call", kind: str, said: str, rows: "Iterable[CommendationRecord]") -> None:
    """What an act left behind: a sentence for each, or rows of JSON.

    Args:
        call: The call.
        kind: "table" or "json".
        said: The key of the sentence.
        rows: The commendations, after the act.
    """
    from danvan_tui.present import say
    from danvan_tui.present.plain import json_object

    if kind == "json":
        output.put(json_object({}, map(commendation_data, rows)))
        return
    for row in rows:
        about = {
            "id": row.id,
            "form": say.stored(row.form),
            "name": say.stored(row.recipient or row.model),
            "year": row.year,
        }
        output.put([call.words(said, **about, decision=say.stored(row.decision)) + "\n"])


def put_commendations(
    call: "Call",
    kind: str,
    rows: "Iterable[CommendationRecord]",
    commended: "Split",
    proposed: "Split",
) -> None:
    """The commendations, one a line, and how many collectives and persons there are."""
    from danvan_tui.present import awards as present
    from danvan_tui.present.plain import json_object, table
    from db.text import local_now

    if kind == "json":
        head = {
            "as_of": local_now().isoformat(timespec="seconds"),
            "commended": commended._asdict(),
            "proposed": proposed._asdict(),
        }
        output.put(json_object(head, map(commendation_data, rows)))
        return
    lines = (present.commendation_cells(call.words, row) for row in rows)
    output.put(table(present.commendation_columns(call.words), lines))
    figures = {
        "collective": commended.collective,
        "individual": commended.individual,
        "more": proposed.collective,
        "others": proposed.individual,
    }
    output.put([f"\n{call.words('awards.split', **figures)}\n"])


def put_recognised(call: "Call", kind: str, rows: "Iterable[RecognitionRecord]") -> None:
    """What was recognised."""
    from danvan_tui.present import awards as present
    from danvan_tui.present import say
    from danvan_tui.present.plain import json_object
    from db.read.records import model_code

    if kind == "json":
        output.put(json_object({}, map(recognition_data, rows)))
        return
    for row in rows:
        about = {
            "code": model_code(row.model_id),
            "name": say.stored(row.model),
            "level": present.level(call.words, row.level),
            "decision": say.stored(row.decision),
            "year": row.year,
        }
        output.put([call.words("awards.done.recognise", **about) + "\n"])


def commendation_data(row: "CommendationRecord") -> "dict[str, Value]":
    """A commendation as other programs read it."""
    from db.read.records import model_code

    return {
        "id": row.id,
        "code": None if row.model_id is None else model_code(row.model_id),
        "model": row.model,
        "year": row.year,
        "form": row.form,
        "kind": row.kind.lower(),
        "level": row.level.lower(),
        "status": row.status.lower(),
        "recipient": row.recipient,
        "subject_code": row.subject.name.lower(),
        "unit": row.unit,
        "unit_id": row.unit_id,
        "restricted": row.restricted,
        "achievement": row.achievement,
        "proposed_on": row.proposed_on,
        "decision": row.decision,
        "decided_on": row.decided_on,
        "issuer": row.issuer,
        "revoked_on": row.revoked_on,
        "revoked_decision": row.revoked_decision,
        "revoked_reason": row.revoked_reason,
        "version": row.version,
    }


def recognition_data(row: "RecognitionRecord") -> "dict[str, Value]":
    """A recognition as other programs read it."""
    from db.read.records import model_code

    return {
        "id": row.id,
        "code": model_code(row.model_id),
        "model": row.model,
        "year": row.year,
        "unit": row.unit,
        "unit_id": row.unit_id,
        "subject_code": row.subject.name.lower(),
        "standing_code": row.standing.name.lower(),
        "level": row.level.lower(),
        "decision": row.decision,
        "decided_on": row.decided_on,
        "issuer": row.issuer,
    }
