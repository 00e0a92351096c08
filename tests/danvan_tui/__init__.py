"""Tests of what a person meets."""
