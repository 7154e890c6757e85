"""Charts as data: what is drawn as floats, what is said already in the reader's language. No Qt."""
