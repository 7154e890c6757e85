"""A corridor while it is typed: read at every key, each problem with its cell."""
