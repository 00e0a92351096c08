"""The one place where an exception becomes words and an exit code. Nobody is ever shown a traceback."""

import traceback
from collections.abc import Callable
from pathlib import Path

from danvan_tui.cli import output
from danvan_tui.locale import Words
from db.errors import DanvanError
from db.stored import Stored, noticed
from db.text import for_terminal, now_utc

DONE = 0
FAILED = 1
INTERRUPTED = 130
"""128 and SIGINT's number, as shells have it."""
READER_GONE = 141
"""128 and SIGPIPE's number."""

LOG_LIMIT = 1_000_000
"""Bytes after which the log begins anew."""


def guarded(
    work: Callable[[], object], words: Words, crashed: Callable[[Words, Exception], int] | None = None
) -> int:
    """Do the work and give its exit code.

    Args:
        work: Returns its exit code, or anything else for 0.
        words: The language of what is said on stderr.
        crashed: Says what nobody had foreseen, and gives its exit code; None to write it into the person's log.
    """
    with noticed() as stored:
        return _code(work, words, crashed, stored)


def _code(
    work: Callable[[], object], words: Words, crashed: Callable[[Words, Exception], int] | None, stored: Stored
) -> int:
    try:
        done = work()
        output.finish()
        code = done if isinstance(done, int) else 0
    except output.OutputFailed as error:
        code = _unsaid(error, words) if stored else _refused(error, words)
    except DanvanError as error:
        code = _refused(error, words)
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (output.ReaderGone, BrokenPipeError):
        output.silence()
        code = READER_GONE
    except SystemExit as leaving:
        code = leaving.code if isinstance(leaving.code, int) else FAILED
    except Exception as error:
        code = _unexpected(words) if crashed is None else crashed(words, error)
    return code


def _unsaid(error: output.OutputFailed, words: Words) -> int:
    """The act is done, only its result could not be shown: any other code would have a script do it again."""
    output.talk(words("cli.stored_unsaid", why=for_terminal(error.reason(words.language))))
    return DONE


def _refused(error: DanvanError, words: Words) -> int:
    said = for_terminal(error.words(words.language))
    output.talk(words("cli.error", what=said))
    output.talk(words("cli.hint", what=for_terminal(error.hint(words.language))))
    return error.exit_code


def _unexpected(words: Words) -> int:
    written = write_down(f"{now_utc()}\n{traceback.format_exc()}\n")
    path = for_terminal(str(_log()))
    output.talk(words("cli.crash" if written else "cli.crash_unlogged", path=path))
    return FAILED


def write_down(details: str) -> bool:
    """Add to the person's log; returns whether that could be done."""
    try:
        _append(_log(), details)
    except OSError:
        return False
    return True


def _log() -> Path:
    from danvan_tui.places import log_file

    return log_file()


def _append(path: Path, details: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    large = path.exists() and path.stat().st_size > LOG_LIMIT
    with path.open("w" if large else "a", encoding="utf-8", errors="backslashreplace") as log:
        log.write(details)
