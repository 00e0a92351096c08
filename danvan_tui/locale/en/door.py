"""The door for sites where only OpenSSH may listen."""

TEXTS: dict[str, str] = {
    "door.cmd": "Let members in through OpenSSH; called by sshd, not by hand.",
    "door.cmd.authorized_keys": "Print a key's line of authorized_keys, if the key lets somebody in.",
    "door.cmd.authorized_keys.more": (
        "For sshd's AuthorizedKeysCommand: authorized-keys %u %f %t %k. It writes nothing into the register."
    ),
    "door.cmd.session": "The session of the member who came in with a key.",
    "door.cmd.session.more": (
        "The line that «danvan door authorized-keys» prints calls it: the dashboard, or danvan "
        "tally, units, models, show."
    ),
    "door.arg.user": "The account that was asked for (%u); it does not say who it is.",
    "door.arg.fingerprint": "The key's fingerprint (%f).",
    "door.arg.type": "The kind of key (%t).",
    "door.arg.key": "The key in base64 (%k).",
    "door.opt.key_id": "The key's number, as in «danvan member key list».",
    "door.meta.command": "COMMAND",
    "door.meta.user": "USER",
    "door.meta.fingerprint": "FINGERPRINT",
    "door.meta.type": "TYPE",
    "door.meta.key": "KEY",
    "door.meta.key_id": "<number>",
    "door.another_key": (
        "The key that you used is not this session's. Please ask the administrator to look at "
        "sshd's configuration."
    ),
}
