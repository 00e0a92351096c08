"""What waits: the queue of registrations, one's own matters, and the dashboard's further figures."""

TEXTS: dict[str, str] = {
    "charts.commended": "Commended",
}
