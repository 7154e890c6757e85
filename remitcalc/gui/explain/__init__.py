"""Figures taken apart beside the answer: what is asked, the panel, what leads from it."""
