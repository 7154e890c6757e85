"""The shapes of a comparison: text, JSON, tables; in the reader's language, without Qt."""
