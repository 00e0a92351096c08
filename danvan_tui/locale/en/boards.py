"""What all boards have in common; the words of one board stand with those of what it lists."""

TEXTS: dict[str, str] = {
    "cmd.act": "act",
    "cmd.act.help": "Act on the chosen line: approve, receive",
    "cmd.add": "add",
    "cmd.add.help": "Add a model, or what this screen keeps",
    "cmd.amend": "amend",
    "cmd.amend.help": "Amend the chosen line",
    "cmd.pick": "mark",
    "cmd.pick.help": "Mark lines to do one thing to several",
    "cmd.deadlines": "deadlines",
    "cmd.deadlines.help": "Deadlines: who handed in, who is late",
    "board.search": "Type words to look for in the list, accents or not; Enter keeps, Esc drops",
    "board.deadlines": "Deadlines",
    "offer.title": "Act",
    "place.boards": "the list screens",
    "palette.here": "here",
    "why.one_view": "This screen has one list only.",
    "why.nothing_new": "Nothing can be added here.",
    "why.nothing_to_amend": "This line cannot be amended.",
    "why.nothing_to_do": "There is nothing to be done with this line.",
}
