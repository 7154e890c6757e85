"""What comes in: each reader returns what it could read and every problem it met."""
