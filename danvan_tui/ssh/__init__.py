"""The door: the dashboard over SSH, one process for the whole committee.

``service`` holds what all connections share, ``server`` is one connection (who comes in), ``session`` its one
channel (what it asks for), ``screen`` a dashboard on it and ``plain`` a command without one.
"""
