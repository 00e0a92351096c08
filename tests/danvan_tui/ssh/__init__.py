"""The door: units by themselves, and real clients on loopback."""
