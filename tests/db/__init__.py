"""Tests of the register: what the committee knows, with no screen in it."""
