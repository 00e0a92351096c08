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
    "waits.pending": "{count} pending",
    "waits.overdue": "{count} overdue",
    "notes.new": "{count} new",
    "notes.kept.full": "{count} kept up (by the last registration)",
    "notes.kept.usual": "{count} kept up",
    "notes.kept.brief": "{count} kept up",
    "notes.more": "{count} more than {span}",
    "notes.more.brief": "+{count} ({span})",
    "notes.fewer": "{count} fewer than {span}",
    "notes.fewer.brief": "-{count} ({span})",
    "notes.same": "as many as {span}",
    "notes.none": "no model in {span}",
    "notes.target.full": "{total}/{planned} of the target ({percent}%)",
    "notes.target.usual": "{percent}% of the target {planned}",
    "notes.target.brief": "{percent}% of target",
    "waits.pending.brief": "{count} waiting",
    "cmd.tasks": "my tasks",
    "cmd.tasks.help": "My tasks: approvals, overdue, unvisited",
    "board.tasks": "My tasks",
    "board.tasks.matters": "What waits",
    "board.tasks.matters.empty": "Nothing waits.",
    "board.tasks.pending.empty": "No registration waits for its approval.",
    "board.tasks.overdue.empty": "No unit is overdue.",
    "board.tasks.weak.empty": "No model must be strengthened.",
    "board.tasks.unvisited6.empty": "Every model was visited within 6 months.",
    "board.tasks.unvisited12.empty": "Every model was visited within 12 months.",
    "board.tasks.proposed.empty": "No proposed commendation waits for a decision.",
    "help.for.tasks": (
        "What waits for whoever looks: of the fields and units that they are in charge of, or of the whole "
        "register where they are in charge of nothing. Enter goes into a matter, F12 sees to it there (approves,"
        " notes what came in); Enter on a line reads the model; Esc goes back."
    ),
    "task.column.count": "Count",
    "task.column.matter": "Matter",
    "task.column.since": "Since",
    "task.how": "What to do",
    "task.pending": "Registrations to approve",
    "task.pending.about": "Enter to look, Space to mark, F12 to approve or return.",
    "task.overdue": "Overdue reports",
    "task.overdue.about": "Enter to see which units, F12 to note what came in.",
    "task.weak": "Models to be strengthened",
    "task.weak.about": (
        "The latest visit found them weak, and none since has found them well. Enter to see by when."
    ),
    "task.unvisited6": "Not visited for 6 months",
    "task.unvisited6.about": (
        "Models of the period in view that are not stopped and that no visit went to within 6 months."
    ),
    "task.unvisited12": "Not visited for 12 months",
    "task.unvisited12.about": (
        "Models of the period in view that are not stopped and that no visit went to within 12 months."
    ),
    "task.proposed": "Commendations to be decided",
    "task.proposed.about": "Proposed, and nobody has decided yet. Enter to look.",
    "task.since.longest": "longest {longest}",
    "task.since.due": "due {day} ({left})",
    "task.since.day": "since {day}",
    "task.says.mine": "of the fields and units that you are in charge of",
    "task.says.whole": "you are in charge of nothing: the whole register",
    "task.says.some": "{said}; the first {shown} of {total}",
    "task.since.today": "since today",
}
