"""Tests of what the committee does."""
