"""What the program costs, measured beside the machine's own figure: ``python -m tests.bench``."""
