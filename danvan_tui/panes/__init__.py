"""The dashboard's panes. Each shows one view and asks by message; none of them reads or formats."""
