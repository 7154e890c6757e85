"""What opens beside the window: About."""
