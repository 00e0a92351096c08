"""How each act is taken back: which rows it changed, read from its lines of the ledger."""
