"""Text for people who read a terminal: 80 columns, the answer first."""
