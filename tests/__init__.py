"""Tests mirror the two packages; ``tests/terminal`` drives a real pty, ``tests/bench`` measures."""
