"""Corridors back into the plain values and the text of a corridor file."""
