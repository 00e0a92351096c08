"""The last changes: the ledger on the screen."""

TEXTS: dict[str, str] = {
    "changes.title": "Ledger",
    "changes.whole": "the whole register",
    "changes.when": "When",
    "changes.who": "Who",
    "changes.about": "Model, unit",
    "changes.what": "Change",
    "changes.empty": "No changes in this scope yet.\nCtrl+L: the changes of the whole register.",
    "changes.empty.whole": "No changes yet.",
    "changes.says": "Newest first; Ctrl+L: the whole register; /: narrow",
    "changes.says.whole": "Newest first; Ctrl+L: what is in view; /: narrow",
    "changes.of_no_model": "This line is about no model.",
    "changes.gone": "This model is no longer in the register.",
    "help.for.changes": (
        "The ledger, newest first: who did what, when, and what stood there before. It shows what was done to the "
        "models and units in view; Ctrl+L changes between these and the whole register. / narrows it by person, "
        "day, model, kind, or to what is new since the last look; Esc takes each filter back, then leads to the "
        "dashboard. What was done to many models is one row with a ›: Enter unfolds it; Enter on a line reads the "
        "model in full. Ctrl+U takes your own last act back. What is new appears at once, with a mark."
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
