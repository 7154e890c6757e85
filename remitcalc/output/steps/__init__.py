"""Steps as they are read: formulas with their figures, where each figure comes from."""
