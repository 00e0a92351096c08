"""Registers that are made up: the sample of 187 models, and a generator for a register of any size.

Only the totals of the fields are real; every model, unit's figure and year in here is invented, and the
registers are marked as samples for good.
"""
