"""Vietnamese, the language of the interface."""
