"""What goes over the line."""
