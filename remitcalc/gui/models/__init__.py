"""Table models over the columns of a comparison: sorted in NumPy, formatted when shown."""
