"""Controls that Qt lacks: exact figures, segments, cards, notices in place."""
