"""What a person meets: the dashboard and the command line over the register."""
