"""The commands. No Qt, no display."""
