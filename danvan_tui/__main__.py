"""``python -m danvan_tui``: the same as ``danvan``."""

from danvan_tui.cli import main

if __name__ == "__main__":
    main()
