"""Ratios, printed and never failing: `pytest -m benchmark -s`.

Each figure is a ratio against a baseline of the same run, because absolute times say nothing about
another machine. The edits of workbooks are no time but a truth, and fail.
"""
