"""Taking back recognitions, commendations and replications. Pure."""

from collections.abc import Iterable
from typing import Final

from db.awards import COMMENDATION, RECOGNITION, REPLICATION, AwardStatus
from db.rights import Act
from db.write.back.rows import ActLine, Inverse, Inverses, RowBack, by_id, given, swapped

_DECIDED: Final = ("decision", "decided_on", "issuer")
_REVOKED: Final = ("revoked_on", "revoked_decision", "revoked_reason")


def _recognised(line: ActLine) -> Iterable[RowBack]:
    there = given(line.after, ("registration_id", "level", *_DECIDED)) | {"withdrawn_at": None}
    yield by_id("recognition", line, there, None)


def _proposed(line: ActLine) -> Iterable[RowBack]:
    names = ("form", "kind", "level", "year", "recipient", "subject", "unit_id", "registration_id", "proposed_on")
    yield by_id("commendation", line, given(line.after, names) | {"status": str(AwardStatus.PROPOSED)}, None)


def _awarded(line: ActLine) -> Iterable[RowBack]:
    then = dict.fromkeys(_DECIDED) | line.before
    yield by_id("commendation", line, given(line.after, ("status", *_DECIDED)), then)


def _revoked(line: ActLine) -> Iterable[RowBack]:
    said = line.after
    there = {
        "status": said["status"],
        "revoked_on": said["revoked_on"],
        "revoked_decision": said.get("decision"),
        "revoked_reason": said["reason"],
    }
    yield by_id("commendation", line, there, dict.fromkeys(_REVOKED) | line.before)


def _replicated(line: ActLine) -> Iterable[RowBack]:
    there = given(line.after, ("replicated_on", "note", "copy_id"))
    there |= {"model_id": line.model_id, "to_unit_id": line.after["unit_id"]}
    yield by_id("replication", line, there, None)


INVERSES: Final[Inverses] = {
    (RECOGNITION, "recognise"): Inverse(Act.RECOGNISE, _recognised),
    (RECOGNITION, "withdraw"): Inverse(Act.MOVE, swapped("recognition")),
    (COMMENDATION, "propose"): Inverse(Act.COMMEND, _proposed),
    (COMMENDATION, "award"): Inverse(Act.COMMEND, _awarded),
    (COMMENDATION, "revoke"): Inverse(Act.COMMEND, _revoked),
    (REPLICATION, "replicate"): Inverse(Act.REPLICATE, _replicated),
}
