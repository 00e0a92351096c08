"""The reading half of the exchange: files, headings, rows."""
