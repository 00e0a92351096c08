"""The committee's year on its boards: activities, press items, targets; and their forms."""

TEXTS: dict[str, str] = {
    "board.activities.copies": "Replicated",
    "board.activities.copies.empty": "No model was taken up elsewhere in this period.",
    "copies.unit": "Taken up in",
    "copies.copy": "Its name there",
    "cmd.activities": "activities",
    "cmd.activities.help": "Activities: list, months, inspections",
    "cmd.press": "press",
    "cmd.press.help": "Press: what papers and stations say",
    "cmd.targets": "targets",
    "cmd.targets.help": "Targets: planned against registered",
    # --- activities ---
    "board.activities": "Activities",
    "board.activities.list": "List",
    "board.activities.list.empty": (
        "There is no activity in the years in view.\nIns: add one. F2: look at other years."
    ),
    "board.activities.month": "Months",
    "board.activities.month.empty": (
        "There is nothing in {name}.\n{usual}\nIns: add an activity. ← →: another month."
    ),
    "board.activities.inspections": "Inspections",
    "board.activities.inspections.empty": (
        "There is no inspection or survey in the years in view.\nF2: look at other years."
    ),
    "board.activities.visited.empty": "This visit names no model.",
    "help.for.activities": (
        "What the committee holds: training, seminars, inspections, reviews. Tab goes from the list to the months "
        "and to the inspections; in the months, ← → turn to another one, [ ] is today, ▸ is what is chosen. Ins "
        "adds an activity, Ctrl+O amends it; F12 says what came of it, or calls it off. Enter on an inspection "
        "shows the models that were visited, and Enter again leads to the model."
    ),
    "offer.activity.new": "Add an activity",
    "offer.activity.amend": "Amend the activity",
    "offer.activity.held": "Say what came of it, and how many came",
    "offer.activity.cancel": "Call the activity off",
    "activity.form.new": "Add an activity",
    "activity.form.amend": "Amend the activity",
    "activity.form.held": "What came of it",
    "activity.form.cancel": "Call the activity off",
    "activity.form.cancel.many": "{count} activities",
    "activity.form.cancel.preview": "{count} activities will be called off.",
    "activity.form.cancel.done": "Called the activity {title} off.",
    "activity.form.cancel.done_many": "Called {count} activities off.",
    "activity.done.amend": "Amended the activity {title}.",
    "activity.done.held": "Noted what came of {title}.",
    "activity.why.early": "its day is still to come",
    "activity.says.coming": "{count} to come",
    "activity.says.people": "{count} people took part",
    "activity.says.silent": "{count} without a result",
    "activity.says.off": "{count} called off",
    # --- the month ---
    "month.title": "{name} {year}",
    "month.1": "January",
    "month.2": "February",
    "month.3": "March",
    "month.4": "April",
    "month.5": "May",
    "month.6": "June",
    "month.7": "July",
    "month.8": "August",
    "month.9": "September",
    "month.10": "October",
    "month.11": "November",
    "month.12": "December",
    "month.weekdays": "Mo Tu We Th Fr Sa Su",
    "month.held": "activity",
    "month.due": "deadline",
    "month.press": "press",
    "month.turn": "← → other months",
    "month.says.held": "{count} activities",
    "month.says.due": "{count} deadlines",
    "month.says.late": "{count} overdue",
    "month.says.press": "{count} press items",
    "month.usual": "Usual in this month: {what}.",
    "month.usual.nothing": "Nothing of its own is usual in this month.",
    "month.usual.1": "review of last year; guide and plan of the year; registration begins",
    "month.usual.2": "guide and plan of the year; registration, launch",
    "month.usual.3": "registration, approval, launch; the committee's plan; first quarter's report",
    "month.usual.4": "plans of the committee and of the mobilisation board",
    "month.usual.6": "six-month report",
    "month.usual.7": "six-month report; plan of inspections",
    "month.usual.9": "nine-month report",
    "month.usual.10": "15 October, the movement's day: contest, praise; inspections, surveys",
    "month.usual.11": "inspections, surveys; appraisal, recognition, proposals for commendation",
    "month.usual.12": "appraisal, recognition, proposals for commendation; final review",
    # --- visits ---
    "inspections.strengthen": "To be strengthened",
    "inspections.seen": "Models visited: {count}",
    "inspections.says": "{models} models visited, {weak} to be strengthened",
    # --- press ---
    "board.press": "Press",
    "board.press.items": "Press",
    "board.press.items.empty": (
        "There is no press item in the years in view.\nIns: add one. F2: look at other years."
    ),
    "help.for.press": (
        "Articles and broadcasts of the years in view, newest first. Ins adds one, and finds its model by some "
        "letters of its name, accents or not; Ctrl+O amends, F12 withdraws what was noted by mistake. Enter leads "
        "to the model; an item about none is read in full here. A link is only shown."
    ),
    "offer.press.new": "Add a press item",
    "offer.press.amend": "Amend the press item",
    "offer.press.withdraw": "Withdraw the press item",
    "press.form.new": "Add a press item",
    "press.form.amend": "Amend the press item",
    "press.form.withdraw": "Withdraw the press item",
    "press.form.withdraw.many": "{count} press items",
    "press.form.withdraw.preview": "{count} press items will be withdrawn.",
    "press.form.withdraw.done": "Withdrew the press item {title}.",
    "press.form.withdraw.done_many": "Withdrew {count} press items.",
    "press.done.amend": "Amended the press item {title}.",
    "press.says": "about {count} models",
    # --- targets ---
    "board.targets": "Targets",
    "board.targets.fields": "By field",
    "board.targets.fields.empty": "There is no target for the whole place yet.\nIns: set one.",
    "board.targets.units": "By unit",
    "board.targets.units.empty": "There is no target for a unit yet.\nIns: set one.",
    "help.for.targets": (
        "How many models are planned and how many are registered, of all fields or one, of all units or one; Tab "
        "changes the list. Those of the period in view come first, those of other years are dim. The bar is as "
        "long as what is registered, its lighter part is what is lacking. Ins sets a target, Ctrl+O amends it, "
        "F12 drops it."
    ),
    "offer.target.new": "Set a target",
    "offer.target.amend": "Amend the target",
    "offer.target.drop": "Drop the target",
    "target.form.new": "Set a target",
    "target.form.amend": "Amend the target",
    "target.form.drop": "Drop the target",
    "target.form.drop.many": "{count} targets",
    "target.form.drop.preview": "{count} targets will be dropped.",
    "target.form.drop.done": "Dropped the target {title}.",
    "target.form.drop.done_many": "Dropped {count} targets.",
    "target.reached": "reached",
    "target.lacking": "{count} models lacking",
    "target.says": "{done}/{count} targets reached",
    "target.says.others": "{count} of other years",
    "calendar.lacking": "Lacking",
    "calendar.more": "Where, how",
    "entry.since": "From",
    "entry.until": "Until",
    "entry.appeared": "Appeared",
    "entry.link": "Link",
    "allowed.until": "nothing: one day",
    "allowed.link": "an address, kept as text",
    "allowed.press.model": "some letters of its name",
    "allowed.span": "2020, or 2015-2020",
    "allowed.all": "nothing: all",
    "allowed.planned": "models, like 42",
    "allowed.target.decision": "of which document",
    "together.skipped": "{count} are skipped: it is done to them already.",
}
