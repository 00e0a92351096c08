"""What waits: the queue of registrations, one's own matters, and the dashboard's further figures."""

TEXTS: dict[str, str] = {
    "charts.commended": "Commended",
    "cmd.pending": "pending",
    "cmd.pending.help": "The registrations that wait, or returned",
    "board.pending": "Pending",
    "board.pending.waiting": "Waiting",
    "board.pending.waiting.empty": "No registration waits for its approval.",
    "board.pending.returned": "Returned",
    "board.pending.returned.empty": "No registration is returned.",
    "board.pending.approved": "Not begun",
    "board.pending.approved.empty": "Whatever was approved is under way.",
    "help.for.pending": (
        "The registrations that wait for their approval, the longest waiting first, of all years and units; Tab "
        "goes on to those that were returned (and why) and to those that are approved and not begun. Space marks"
        " several, F12 approves or returns them together; Ctrl+O amends one; Enter reads the model."
    ),
    "offer.registration.step": "Approve, return… (next step)",
    "offer.registration.amend": "Amend the registration",
    "pending.since": "Waited",
    "pending.kind": "Kind",
    "pending.kind.NEW": "new",
    "pending.kind.MAINTAINED": "kept up",
    "pending.days": "{count} days",
    "pending.unknown": "unknown",
    "pending.says.10": "{count} registrations wait for approval, all years",
    "pending.says.0": "{count} registrations returned to their units, all years",
    "pending.says.20": "{count} registrations approved, not begun, all years",
    "pending.says.some": "{said}; the first {shown}",
    "place.lists": "every list and chart",
}
