"""JSON documents, keys as documented. English, canonical numbers, the same bytes every time."""
