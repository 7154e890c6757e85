"""The cost model once more, in plain scalar Python: integers, fractions, loops, nothing clever.

Written from the cost model's page alone, so that the engine has something to be compared with.
"""
