"""What is done to models: each act with its form, which says beforehand what it will do and what it will skip."""
