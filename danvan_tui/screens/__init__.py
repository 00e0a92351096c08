"""Screens lay out panes and carry out commands; they read in thread workers and format nothing."""
