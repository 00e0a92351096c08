"""Workbooks in, workbooks and papers out."""
