"""English, by ``--lang en``."""
