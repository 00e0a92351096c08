"""The last changes: the ledger on the screen."""

TEXTS: dict[str, str] = {
    "changes.title": "Last changes",
    "changes.whole": "the whole register",
    "changes.when": "When",
    "changes.who": "Who",
    "changes.about": "Model, unit",
    "changes.what": "Change",
    "changes.empty": "No changes in this scope yet.\nCtrl+L: the changes of the whole register.",
    "changes.empty.whole": "No changes yet.",
    "changes.says": "Newest first; Ctrl+L: the whole register",
    "changes.says.whole": "Newest first; Ctrl+L: what is in view",
    "changes.of_no_model": "This line is about no model.",
    "changes.gone": "This model is no longer in the register.",
    "help.for.changes": (
        "The ledger, newest first: who did what, when, and what stood there before. It shows the changes of the "
        "models and units in view; Ctrl+L changes between these and the whole register. Enter on a line reads the "
        "model in full; Esc goes back to the dashboard. New changes appear at once, with a mark before the line."
    ),
    "changed.unit_id": "unit",
    "changed.field_id": "field",
    "changed.topic_id": "topic",
    "changed.subject": "subject",
    "changed.kind": "kind of registration",
    "changed.households": "households",
    "changed.contents": "contents",
    "changed.results": "results",
    "changed.place": "place",
    "changed.copied_from_id": "copied from",
    "changed.nothing": "(empty)",
    "act.delete.registration": "deleted the registration",
    "act.delete.model": "deleted the model",
    "act.add.unit": "added a unit",
    "act.init.unit": "set up the units",
}
