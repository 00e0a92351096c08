"""Tests of the widgets, through a headless application."""
