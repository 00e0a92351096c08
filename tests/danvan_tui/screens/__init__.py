"""Tests of the screens, by the pilot."""
