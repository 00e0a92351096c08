"""The door: what members read when they come in and go, and what the administrator reads at the start."""

TEXTS: dict[str, str] = {
    "why.remote.import_file": (
        "No import over SSH: the file is on your machine. Ask the administrator to run «danvan import»."
    ),
    "why.remote.export": (
        "No files are written on the server. On your machine: ssh HOST danvan models --format csv > file.csv"
    ),
    "serving.no_terminal": (
        "The dashboard needs a terminal: use «ssh» without a command, or «ssh -t». "
        "For the figures as text: ssh HOST danvan tally."
    ),
    "serving.only_reads": "There is no command «{command}» here. There are: {commands}.",
    "serving.command_long": "The command is longer than {limit} characters.",
    "serving.command_broken": (
        "The command is not understood: a quote is not closed, or there is an odd character."
    ),
    "serving.command_late": (
        "The command took more than {seconds} seconds and was stopped. Narrow the scope and try again."
    ),
    "serving.crash": (
        "danvan met an unforeseen error; it was written down for the administrator. Please connect again."
    ),
    "serving.bad_input": "The server does not understand what the terminal sends. Please connect again.",
    "serving.end.idle": "Closed because it was not used for long. Connect again at any time.",
    "serving.end.long": "The session was open for too long and was closed. Please connect again.",
    "serving.end.revoked": "Your key does not let you in any more. Please ask the administrator.",
    "serving.end.stopped": "The server is stopping. Please connect again in a few minutes.",
    "serving.many": "You have {limit} sessions open, which is the most. Close one and connect again.",
    "serving.idle_soon": "No key for long: the session closes in {seconds} seconds. Press any key to stay.",
    "serving.ready": "danvan serves {where} on {host}:{port}.",
    "serving.fingerprint": "Fingerprint of the host key: {fingerprint}",
    "serving.epilog": (
        "Over SSH you can only read, by the rights of your key. Exit codes: 0 done, 1 the data was refused, "
        "2 the call was wrong, 3 the database could not be reached, 126 the command cannot be used here."
    ),
    "cli.cmd.serve": "Open the dashboard over SSH to the whole committee.",
    "cli.cmd.serve.more": (
        "Members type «ssh -p 2222 HOST» and come in with a key that is in the register. Limits stand in "
        "serve.toml in the data folder; kill -HUP reads it again, kill -TERM stops."
    ),
    "cli.opt.host": "the address to listen on (default: all)",
    "cli.opt.port": "the port (default 2222)",
    "cli.opt.data": "the data folder: host key and serve.toml",
    "cli.opt.log_format": "the log's form: text or json",
    "cli.opt.metrics": "offer Prometheus figures; a port alone listens on 127.0.0.1",
    "cli.opt.serve_limit": "set a limit, over what serve.toml says; may be given several times",
    "cli.opt.workers": (
        "processes that serve one port (1 by default); limits for an address and a member count for each of them"
    ),
    "cli.opt.fingerprint": "print the host key's fingerprint and stop",
    "cli.meta.host": "ADDRESS",
    "cli.meta.port": "PORT",
    "cli.meta.folder": "FOLDER",
    "cli.meta.log_format": "FORMAT",
    "cli.meta.place_port": "HOST:PORT",
    "cli.meta.limit_value": "NAME=NUMBER",
}
