"""Boards: each is one screen of records beside the dashboard. What it reads, lists, says, and lets be done."""
