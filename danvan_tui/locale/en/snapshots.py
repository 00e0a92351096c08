"""The figures of older days on their board."""

TEXTS: dict[str, str] = {
    "cmd.snapshots": "older figures",
    "cmd.snapshots.help": "Figures as they stood on older days",
    "board.snapshots": "Figures of older days",
    "board.snapshots.days": "At the end of",
    "board.snapshots.days.empty": "The register has no registration yet.",
    "snapshots.day": "End of",
    "snapshots.fields": "Fields",
    "snapshots.says": "Reckoned from the ledger: what was counted that day, whatever was changed since.",
    "help.for.snapshots": (
        "The figures as they stood at the end of 30 June, of 31 December and of each of the last months,"
        " reckoned from the ledger, for the period and the unit that the dashboard has in view; F2 "
        "changes the period."
    ),
}
