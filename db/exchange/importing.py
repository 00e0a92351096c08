"""The import of a workbook: what it would do (``plan_import``), and doing it (``run_import``)."""

from db.exchange.planning import HeadingNotFound, plan_import
from db.exchange.plans import ImportOutcome, ImportPlan, PlannedRow, Progress, UnitChoice
from db.exchange.storing import NotReady, run_import

__all__ = [
    "HeadingNotFound",
    "ImportOutcome",
    "ImportPlan",
    "NotReady",
    "PlannedRow",
    "Progress",
    "UnitChoice",
    "plan_import",
    "run_import",
]
