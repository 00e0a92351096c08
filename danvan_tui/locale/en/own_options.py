"""Options that a command takes in another way than the others: what its help says of them."""

TEXTS: dict[str, str] = {
    "cli.opt.period.show": "A period's name, a year or a range of years; all years unless given.",
    "cli.opt.period.commend.list": "A period's name, a year or a range of years; all years unless given.",
    "cli.opt.period.inspect.list": (
        "A period's name, a year or a range of years; "
        "all years unless given, with --unvisited the newest registration's period."
    ),
    "cli.opt.field.inspect.list": "One field alone: code (KT, VX, QA, HT) or name; with --unvisited only.",
    "cli.opt.subject.inspect.list": "One subject alone: collective, individual, unknown; with --unvisited only.",
    "cli.opt.standing.inspect.list": "Only models of this standing or higher; with --unvisited only.",
    "cli.opt.search.inspect.list": "Only models with all of these words; with --unvisited only.",
    "cli.opt.today_units.inspect.list": "By today's units; with --unvisited only.",
    "cli.opt.subject.commend.propose": "Whom: collective, individual; the registration's unless given.",
    "calendar.opt.year.activity.list": "The year of the activities; this year unless given.",
    "calendar.opt.year.deadline.list": "Only those of this reported year; all years unless given.",
    "calendar.opt.year.press.list": "Only press items of this year; all years unless given.",
}
