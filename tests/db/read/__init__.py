"""Tests of what the register says."""
