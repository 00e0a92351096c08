"""Tests of the Vietnamese text functions."""
