"""Numbers as people write them: one way to read them, for files, boxes and options."""
