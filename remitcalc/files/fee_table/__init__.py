"""Fee tables: a corridor as rows for people who live in spreadsheets, both ways and lossless."""
