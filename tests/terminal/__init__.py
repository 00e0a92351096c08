"""The program as a person meets it: through a pseudo-terminal, read with a terminal emulator."""
